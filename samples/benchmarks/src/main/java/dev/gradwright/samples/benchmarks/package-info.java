/**
 * How fast Gradwright is: JMH benchmarks, {@link dev.gradwright.samples.benchmarks.Compare side by
 * side} with other libraries, and {@link dev.gradwright.samples.benchmarks.Scaling} against the
 * size of the problem.
 */
package dev.gradwright.samples.benchmarks;
