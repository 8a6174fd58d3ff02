/** The state of a model: its initial parameters and the base of every generated network. */
@NullMarked
package dev.gradwright.state;

import org.jspecify.annotations.NullMarked;
