package dev.gradwright.state;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;

/** How JSON is read and written here: with limits, and no name twice in one object. */
final class HeaderJson {
  private static final int DEEPEST = 8;
  private static final int LONGEST_NUMBER = 19;

  /** For the header itself. */
  static final JsonFactory FACTORY = builder().build();

  /**
   * For text within the header: ASCII alone, so that any class name survives, whatever is in it.
   */
  static final JsonFactory ASCII = builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private HeaderJson() {}

  private static JsonFactoryBuilder builder() {
    return new JsonFactoryBuilder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxNumberLength(LONGEST_NUMBER)
                .maxNameLength(Header.LONGEST)
                .maxStringLength(Header.LONGEST)
                .maxDocumentLength(Header.LONGEST)
                .build())
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        // Names from files are not kept, nor hashed into a table that a file could fill.
        .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES);
  }
}
