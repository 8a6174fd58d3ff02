/**
 * What every contender of the comparison shares: tasks, data, the clock, and a plain Java loop. It
 * knows no library, Gradwright included.
 */
package dev.gradwright.samples.benchmarks.contest;
