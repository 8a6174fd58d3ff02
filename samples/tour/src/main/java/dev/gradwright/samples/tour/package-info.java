/** Small programs, one idea each; {@link dev.gradwright.samples.tour.Tour} runs them. */
package dev.gradwright.samples.tour;
