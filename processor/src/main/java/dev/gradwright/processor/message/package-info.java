/** What the compiler says to its user: one list of texts, and where each is shown. */
@NullMarked
package dev.gradwright.processor.message;

import org.jspecify.annotations.NullMarked;
