package dev.gradwright.state;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The header of a model file.
 *
 * @param metadata text by name, in the order of the file
 * @param tensors in the order of the file
 * @param checksumAt where in the header's bytes the digits of the checksum begin, or -1
 */
record Header(Map<String, String> metadata, List<TensorEntry> tensors, int checksumAt) {
  /** The longest header, in bytes. */
  static final int LONGEST = 1 << 20;

  static final String METADATA = "__metadata__";
  static final String FORMAT = "gradwright.format";
  static final String ARCHITECTURE = "gradwright.architecture";
  static final String FINGERPRINT = "gradwright.fingerprint";
  static final String CLASSES = "gradwright.classes";
  static final String PREPARATION = "gradwright.preparation";
  static final String CHECKSUM = "gradwright.sha256";

  Optional<String> find(String key) {
    return Optional.ofNullable(metadata.get(key));
  }

  String get(String key) throws Refusal {
    Optional<String> value = find(key);
    if (value.isEmpty()) {
      throw new Refusal("its header has no %s; it is damaged or was made by another tool", key);
    }
    return value.get();
  }

  /** Returns where the last tensor ends, counted from the end of the header. */
  long dataLength() {
    return tensors.stream().mapToLong(TensorEntry::end).max().orElse(0);
  }
}
