/**
 * Losses: one annotation for each kind.
 *
 * <p>A loss with one parameter takes its target from the data set; a second parameter names another
 * node as the target, which then receives no gradient.
 */
@NullMarked
package dev.gradwright.loss;

import org.jspecify.annotations.NullMarked;
