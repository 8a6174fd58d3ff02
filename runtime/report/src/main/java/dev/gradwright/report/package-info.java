/** A page on a training: its curves, its layers, its outcome. */
@NullMarked
package dev.gradwright.report;

import org.jspecify.annotations.NullMarked;
