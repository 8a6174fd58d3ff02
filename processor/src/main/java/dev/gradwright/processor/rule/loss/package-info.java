/** One rule per loss annotation. */
@NullMarked
package dev.gradwright.processor.rule.loss;

import org.jspecify.annotations.NullMarked;
