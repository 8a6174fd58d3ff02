package dev.gradwright.samples.tour;

import dev.gradwright.GradwrightException;
import dev.gradwright.data.Csv;
import dev.gradwright.data.Missing;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that say what is in a table. */
final class TableOptions {
  @Option(names = "--data", required = true, paramLabel = "FILE", description = "a table (CSV)")
  Path data = Path.of("");

  @Option(names = "--features", split = ",", description = "columns; else all not named here")
  List<String> features = List.of();

  @Option(names = "--categories", split = ",", description = "columns that hold text")
  List<String> categories = List.of();

  @Option(names = "--ignore", split = ",", description = "columns to leave out")
  List<String> ignored = List.of();

  @Option(
      names = "--missing",
      defaultValue = "error",
      description = "empty cells: error, drop, mean, median or mask (default: ${DEFAULT-VALUE})")
  String missing = "error";

  @Option(names = "--separator", defaultValue = ",")
  char separator = ',';

  @Option(names = "--no-header", description = "columns are then c1, c2, ...")
  boolean noHeader;

  /** Describes the table, but for what is to be predicted. */
  Csv csv() {
    Csv csv = Csv.read(data).separator(separator).trim();
    if (noHeader) {
      csv.noHeader();
    }
    csv.categories(categories.toArray(new String[0])).ignore(ignored.toArray(new String[0]));
    if (features.isEmpty()) {
      csv.otherFeatures();
    } else {
      csv.features(features.toArray(new String[0])).ignoreOthers();
    }
    return csv.missing(policy());
  }

  private Missing policy() {
    return switch (missing) {
      case "error" -> Missing.ERROR;
      case "drop" -> Missing.DROP;
      case "mean" -> Missing.MEAN;
      case "median" -> Missing.MEDIAN;
      case "mask" -> Missing.MASK;
      default ->
          throw new GradwrightException(
              "--missing " + missing + ": give error, drop, mean, median or mask");
    };
  }
}
