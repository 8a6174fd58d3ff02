package dev.gradwright.data;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How a table is read in pieces.
 *
 * @param rows the rows of a piece; the last one may have fewer
 * @param texts the categories and classes of columns, where they are known already
 * @param out takes each piece
 */
record TableWindows(int rows, Map<String, List<String>> texts, Consumer<Dataset> out) {}
