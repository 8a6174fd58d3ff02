/**
 * Declarations of a model and the two types a user of a generated model meets, a network and its
 * trainer.
 */
@NullMarked
package dev.gradwright;

import org.jspecify.annotations.NullMarked;
