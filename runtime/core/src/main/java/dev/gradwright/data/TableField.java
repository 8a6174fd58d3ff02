package dev.gradwright.data;

import java.util.List;
import java.util.Optional;

/** The columns that make up one field of a data set, as they were asked for. */
record TableField(Field.Kind kind, Optional<String> name, List<String> columns) {}
