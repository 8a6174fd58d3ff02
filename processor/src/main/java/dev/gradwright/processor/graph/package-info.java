/** Second stage: nodes and edges, resolved by name and sorted topologically. */
@NullMarked
package dev.gradwright.processor.graph;

import org.jspecify.annotations.NullMarked;
