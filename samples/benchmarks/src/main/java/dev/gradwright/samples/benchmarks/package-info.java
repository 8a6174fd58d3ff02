/** How fast Gradwright is: JMH benchmarks, and the comparison with other libraries. */
package dev.gradwright.samples.benchmarks;
