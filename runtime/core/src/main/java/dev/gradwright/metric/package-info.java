/**
 * Figures that say how good predictions are, collected batch by batch: {@link
 * dev.gradwright.metric.Metric} names those there are, {@link dev.gradwright.metric.RunningMetric}
 * is what one of them, or one of your own, is made of.
 */
@NullMarked
package dev.gradwright.metric;

import org.jspecify.annotations.NullMarked;
