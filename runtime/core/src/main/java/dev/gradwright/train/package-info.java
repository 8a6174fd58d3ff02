/**
 * The update loop: optimizers, the four steps of backpropagation, fitting and evaluating, metrics,
 * listeners and progress.
 *
 * <p>{@link dev.gradwright.train.GeneratedTrainer} is the base of every generated trainer; the
 * other public types are what a program meets when it configures one, listens to it or reads its
 * results. Epochs and steps count from 1 everywhere.
 */
@NullMarked
package dev.gradwright.train;

import org.jspecify.annotations.NullMarked;
