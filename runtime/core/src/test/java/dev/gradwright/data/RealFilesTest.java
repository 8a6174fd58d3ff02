package dev.gradwright.data;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Reads real files from the directory that the environment variable GRADWRIGHT_DATA names. */
class RealFilesTest {
  private static Path file(String path) {
    String directory = System.getenv("GRADWRIGHT_DATA");
    assumeTrue(directory != null, "GRADWRIGHT_DATA is not set");
    return Path.of(String.valueOf(directory)).resolve(path);
  }

  @Test
  void irisHasThreeClassesOfFifty() {
    Dataset iris =
        Csv.read(file("iris/iris-header.csv"))
            .features("sepal_length", "sepal_width", "petal_length", "petal_width")
            .label("species")
            .load();
    Field species = iris.field(iris.targets());
    assertThat(iris.rows()).isEqualTo(150);
    int[] counts = new int[species.classNames().size()];
    for (int row = 0; row < iris.rows(); row++) {
      counts[(int) species.get(row, 0)]++;
    }
    assertThat(counts).isEqualTo(new int[] {50, 50, 50});
  }

  @Test
  void linearRegressionHasItsFirstAndLastRow() {
    Dataset points =
        Csv.read(file("linear-regression/seed42.csv")).features("x").target("y").load();
    assertThat(points.rows()).isEqualTo(100);
    assertThat(points.field(points.features()).get(0, 0)).isEqualTo(0.4967141530112327);
    assertThat(points.field(points.targets()).get(0, 0)).isEqualTo(1.7890287819860258);
  }

  @Test
  @DisplayName("F14: the first district without a number of bedrooms is named")
  void housingNamesItsFirstMissingCell() {
    Csv housing =
        Csv.read(file("california-housing/housing.csv"))
            .features("median_income", "total_bedrooms")
            .target("median_house_value")
            .ignoreOthers();
    DataException e = assertThrows(DataException.class, housing::load);
    assertThat(e)
        .hasMessageThat()
        .contains("line 292, column 'total_bedrooms': the value is missing");
  }
}
