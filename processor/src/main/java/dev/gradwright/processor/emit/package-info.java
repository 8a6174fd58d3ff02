/** Last stage: the Java text of the generated classes. The only package that knows JavaPoet. */
@NullMarked
package dev.gradwright.processor.emit;

import org.jspecify.annotations.NullMarked;
