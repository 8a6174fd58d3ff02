/** The lane form of operations: register tiles and loops over vectors of rows, as Java text. */
@NullMarked
package dev.gradwright.processor.program.lanes;

import org.jspecify.annotations.NullMarked;
