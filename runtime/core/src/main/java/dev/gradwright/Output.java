package dev.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a node as an output of the network although no loss reads it.
 *
 * <p>The outputs of a model are the nodes its losses read and the nodes marked with this
 * annotation; a model without a loss has its last nodes as outputs.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Output {}
