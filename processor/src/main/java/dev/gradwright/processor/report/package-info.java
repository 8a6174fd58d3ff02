/** The compile-time report: a page on every model, for people, from its plan. */
@NullMarked
package dev.gradwright.processor.report;

import org.jspecify.annotations.NullMarked;
