/** Finding out how well settings do, and finding good ones: cross-validation and search. */
@NullMarked
package dev.gradwright.tune;

import org.jspecify.annotations.NullMarked;
