/**
 * What turns gradients into new parameters: optimizers after PyTorch's definitions, and what
 * changes their learning rates on the way.
 */
@NullMarked
package dev.gradwright.optimizer;

import org.jspecify.annotations.NullMarked;
