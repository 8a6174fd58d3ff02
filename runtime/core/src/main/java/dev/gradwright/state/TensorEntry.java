package dev.gradwright.state;

import java.util.List;

/**
 * What a header says of one tensor, unchecked but for its form.
 *
 * @param type such as {@code F32}
 * @param begin the first byte, counted from the end of the header
 * @param end the byte after the last
 */
record TensorEntry(String name, String type, List<Long> shape, long begin, long end) {
  /** Returns the entry for messages, such as {@code 'y.bias' (bytes 0 to 8)}. */
  String describe() {
    return Quote.name(name) + " (bytes " + begin + " to " + end + ")";
  }
}
