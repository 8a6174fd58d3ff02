/** What users see when a declaration is wrong, and that what is right compiles. */
@NullMarked
package dev.gradwright.processor.declare;

import org.jspecify.annotations.NullMarked;
