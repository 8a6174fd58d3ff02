package dev.gradwright.processor;

import dev.gradwright.processor.plan.Planner;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The options of the processor, given to the compiler as {@code -Agradwright.NAME=VALUE}.
 *
 * @param doublePrecision {@code precision=double}: compile every model in double precision, for
 *     checks
 * @param verify {@code verify}: check the program between stages
 * @param straightLineLimit {@code straightLineLimit=N}: lay out at most N multiply-adds per row in
 *     full; the bits do not depend on it
 * @param vectors whether a vector class stands beside the others; {@code vectors=off} leaves it out
 * @param vectorSource {@code vectorSource=DIR}: where to leave the source of vector classes for
 *     reading, or null for nowhere
 * @param report {@code report=DIR}: where to leave a page on every model, or null for nowhere
 */
public record Options(
    boolean doublePrecision,
    boolean verify,
    int straightLineLimit,
    boolean vectors,
    @Nullable String vectorSource,
    @Nullable String report) {
  private static final String PRECISION = "gradwright.precision";
  private static final String VERIFY = "gradwright.verify";
  private static final String STRAIGHT_LINE_LIMIT = "gradwright.straightLineLimit";

  private static final String VECTORS = "gradwright.vectors";
  private static final String VECTOR_SOURCE = "gradwright.vectorSource";
  private static final String REPORT = "gradwright.report";

  /** The names of all options. */
  public static final Set<String> NAMES =
      Set.of(PRECISION, VERIFY, STRAIGHT_LINE_LIMIT, VECTORS, VECTOR_SOURCE, REPORT);

  /** Reads the options that the compiler was given. */
  public static Options of(Map<String, String> given) {
    String limit = given.get(STRAIGHT_LINE_LIMIT);
    return new Options(
        "double".equalsIgnoreCase(given.get(PRECISION)),
        given.containsKey(VERIFY),
        isCount(limit) ? Integer.parseInt(limit) : Planner.STRAIGHT_LINE_LIMIT,
        !"off".equalsIgnoreCase(given.get(VECTORS)),
        folder(given, VECTOR_SOURCE),
        folder(given, REPORT));
  }

  /** Returns the same options without vector classes. */
  public Options withoutVectors() {
    return new Options(doublePrecision, verify, straightLineLimit, false, vectorSource, report);
  }

  /** Returns options that were given but cannot be read, by name. */
  public static Map<String, String> malformed(Map<String, String> given) {
    if (!given.containsKey(STRAIGHT_LINE_LIMIT) || isCount(given.get(STRAIGHT_LINE_LIMIT))) {
      return Map.of();
    }
    return Map.of(STRAIGHT_LINE_LIMIT, String.valueOf(given.get(STRAIGHT_LINE_LIMIT)));
  }

  private static @Nullable String folder(Map<String, String> given, String name) {
    String folder = given.get(name);
    return folder == null || folder.isBlank() ? null : folder;
  }

  /** Returns options that should name a folder and name none. */
  public static List<String> withoutFolder(Map<String, String> given) {
    return Stream.of(VECTOR_SOURCE, REPORT)
        .filter(given::containsKey)
        .filter(name -> folder(given, name) == null)
        .toList();
  }

  private static boolean isCount(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,9}");
  }
}
