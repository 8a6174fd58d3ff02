/** Layers: one annotation for each kind of node. */
@NullMarked
package dev.gradwright.layer;

import org.jspecify.annotations.NullMarked;
