/**
 * What the project's pages share, on a compilation as on a training: their style, and pictures of
 * graphs, which are folded where they repeat and laid out in ranks. It needs nothing but Java.
 */
@NullMarked
package dev.gradwright.report.look;

import org.jspecify.annotations.NullMarked;
