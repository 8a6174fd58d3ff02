package dev.gradwright.data;

import java.util.List;
import java.util.Map;

/** A table that can be read again and again. */
interface TableSource {
  /**
   * Reads all rows in pieces.
   *
   * @return the texts of the columns that hold some, all of them
   * @throws DataException if the table cannot be read or does not hold what was described
   */
  Map<String, List<String>> read(TableWindows windows);
}
