package dev.gradwright.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Tells positions apart by waves of many lengths: {@code y[t,2i] = x[t,2i] + sin(t /
 * 10000^(2i/dim))} and {@code y[t,2i+1] = x[t,2i+1] + cos(t / 10000^(2i/dim))}. A. Vaswani et al.,
 * <i>Attention Is All You Need</i>, NeurIPS 2017.
 *
 * <p>Input and output are {@code [time, dim]}; nothing is learned.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface PositionalEncoding {}
