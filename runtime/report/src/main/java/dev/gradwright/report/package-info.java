/**
 * One page about a training. {@link dev.gradwright.report.Report} is a listener that gathers what
 * the page shows, writes it as one file, or serves it while the training runs.
 */
@NullMarked
package dev.gradwright.report;

import org.jspecify.annotations.NullMarked;
