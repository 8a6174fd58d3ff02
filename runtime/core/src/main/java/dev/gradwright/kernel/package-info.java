/**
 * Arithmetic under the generated classes: number arrays, functions with equal bits on every JDK,
 * the order of sums, and buffers.
 */
@NullMarked
package dev.gradwright.kernel;

import org.jspecify.annotations.NullMarked;
