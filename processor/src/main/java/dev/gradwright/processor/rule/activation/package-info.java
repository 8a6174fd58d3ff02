/** One rule per activation function. */
@NullMarked
package dev.gradwright.processor.rule.activation;

import org.jspecify.annotations.NullMarked;
