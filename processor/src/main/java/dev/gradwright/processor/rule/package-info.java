/**
 * What a layer, an activation or a loss is: the public interfaces that built-in rules and rules
 * from outside implement.
 */
@NullMarked
package dev.gradwright.processor.rule;

import org.jspecify.annotations.NullMarked;
