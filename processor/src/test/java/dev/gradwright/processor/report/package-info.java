/** Tests of the compile-time report. */
@NullMarked
package dev.gradwright.processor.report;

import org.jspecify.annotations.NullMarked;
