/** Draws a graph: folds what repeats, lays it out in ranks, writes it as a picture. */
@NullMarked
package dev.gradwright.processor.report.picture;

import org.jspecify.annotations.NullMarked;
