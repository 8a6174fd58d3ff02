/** Data in memory and their readers. */
@NullMarked
package dev.gradwright.data;

import org.jspecify.annotations.NullMarked;
