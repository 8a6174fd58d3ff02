package dev.gradwright.data;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gradwright.Precision;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Reads real files from the directory that the environment variable GRADWRIGHT_DATA names. */
class RealFilesTest {
  static Path file(String path) {
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
    assertThat(iris.notes()).isEmpty();
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

  private static int[] classCounts(Dataset data) {
    int[] counts = Partition.counts(data.field(data.targets()));
    int classes = counts.length - 1;
    // Behind the classes stand the rows without one.
    assertThat(counts[classes]).isEqualTo(0);
    return Arrays.copyOf(counts, classes);
  }

  @Test
  void irisWithoutHeaderHasColumnsByPlace() {
    Dataset iris = Csv.read(file("iris/iris.csv")).noHeader().otherFeatures().label("c5").load();
    assertThat(classCounts(iris)).isEqualTo(new int[] {50, 50, 50});
    assertThat(iris.classNames()).contains("Iris-setosa");
    for (Split fold : iris.stratifiedFolds(5, 0)) {
      assertThat(classCounts(fold.test())).isEqualTo(new int[] {10, 10, 10});
    }
  }

  @Test
  void wineHasThreeClasses() {
    Dataset wine = Csv.read(file("wine/wine.csv")).noHeader().otherFeatures().label("c14").load();
    assertThat(classCounts(wine)).isEqualTo(new int[] {59, 71, 48});
    assertThat(wine.field(wine.features()).width()).isEqualTo(13);
    Dataset prepared = Preparation.standardize().fit(wine).apply(wine);
    double sum = 0;
    for (int row = 0; row < wine.rows(); row++) {
      sum += prepared.field(prepared.features()).get(row, 0);
    }
    assertThat(sum).isWithin(1e-10).of(0);
  }

  @Test
  @DisplayName("F14: the 16 missing cells of the breast cancer set are counted under every policy")
  void breastCancerHasSixteenMissingCells() {
    Path path = file("breast-cancer-wisconsin/breast-cancer-wisconsin.csv");
    Csv dropping = Csv.read(path).noHeader().otherFeatures().label("c10").missing(Missing.DROP);
    Dataset dropped = dropping.load();
    assertThat(dropped.rows()).isEqualTo(683);
    assertThat(dropped.notes()).containsExactly(new Note(Note.Kind.DROPPED_ROWS, "c6", 16));
    Csv marking = Csv.read(path).noHeader().otherFeatures().label("c10").missing(Missing.MEAN);
    Dataset marked = marking.load();
    assertThat(classCounts(marked)).isEqualTo(new int[] {458, 241});
    assertThat(marked.notes()).containsExactly(new Note(Note.Kind.MISSING_CELLS, "c6", 16));
    Dataset filled = Preparation.fillMean().fit(marked).apply(marked);
    assertThat(filled.field(filled.features()).firstNonFinite(Precision.FLOAT)).isEqualTo(-1);
  }

  @Test
  void milesPerGallonHasSixMissingHorsepowers() {
    Dataset cars =
        Csv.read(file("auto-mpg/mpg.csv"))
            .otherFeatures()
            .categories("origin")
            .target("mpg")
            .ignore("name")
            .missing(Missing.MEAN, "horsepower")
            .load();
    assertThat(cars.rows()).isEqualTo(398);
    assertThat(cars.notes()).containsExactly(new Note(Note.Kind.MISSING_CELLS, "horsepower", 6));
    Preparation preparation = Preparation.standardize().oneHot().fit(cars);
    assertThat(preparation.width()).isEqualTo(9);
    assertThat(Preparation.decode(preparation.encode())).isEqualTo(preparation);
  }

  @Test
  void titanicHasItsMissingAges() {
    Dataset titanic =
        Csv.read(file("titanic/titanic.csv"))
            .features("pclass", "sex", "age", "fare", "embarked")
            .categories("sex", "embarked")
            .label("survived")
            .ignoreOthers()
            .missing(Missing.MEAN, "age")
            .missing(Missing.DROP, "embarked")
            .load();
    assertThat(titanic.rows()).isEqualTo(889);
    assertThat(titanic.notes())
        .containsExactly(
            new Note(Note.Kind.DROPPED_ROWS, "embarked", 2),
            new Note(Note.Kind.MISSING_CELLS, "age", 177));
    assertThat(Preparation.oneHot().fit(titanic).width()).isEqualTo(8);
  }

  static Csv adult(Path path) {
    return Csv.read(path)
        .noHeader()
        .trim()
        .otherFeatures()
        .categories("c2", "c4", "c6", "c7", "c8", "c9", "c10", "c14")
        .label("c15")
        .missing(Missing.constant("?"));
  }

  @Test
  @DisplayName(
      "F22: the full stop after the labels of the test file is caught, and can be replaced")
  void adultHasItsTrap() {
    Dataset train = adult(file("adult/adult-train.csv")).load();
    assertThat(classCounts(train)).isEqualTo(new int[] {24720, 7841});
    long missing = train.notes().stream().mapToLong(Note::count).sum();
    assertThat(missing).isEqualTo(4262);
    Csv test = adult(file("adult/adult-test.csv")).classesOf(train);
    DataException e = assertThrows(DataException.class, test::load);
    assertThat(e).hasMessageThat().contains("line 1, column 'c15': unknown class '<=50K.'");
    Dataset replaced =
        test.replace("c15", "<=50K.", "<=50K").replace("c15", ">50K.", ">50K").load();
    assertThat(classCounts(replaced)).isEqualTo(new int[] {12435, 3846});
    Preparation preparation = Preparation.standardize().oneHot().fit(train);
    assertThat(preparation.apply(replaced).rows()).isEqualTo(16281);
  }

  @Test
  void digitsAreRead() {
    for (String set : new String[] {"mnist", "fashion-mnist"}) {
      Dataset train =
          Idx.read(
              file(set + "/train-images-idx3-ubyte.gz"), file(set + "/train-labels-idx1-ubyte.gz"));
      Dataset test =
          Idx.read(
              file(set + "/t10k-images-idx3-ubyte.gz"),
              file(set + "/t10k-labels-idx1-ubyte.gz"),
              train);
      assertThat(train.rows()).isEqualTo(60_000);
      assertThat(train.field(0).shape()).containsExactly(1, 28, 28).inOrder();
      assertThat(test.rows()).isEqualTo(10_000);
      assertThat(test.classNames()).hasSize(10);
      int[] first = {7, 2, 1, 0, 4, 1, 4, 9, 5, 9};
      int[] fashion = {9, 2, 1, 1, 6, 1, 4, 6, 5, 7};
      for (int i = 0; i < 10; i++) {
        assertThat((int) test.field(1).get(i, 0))
            .isEqualTo(set.equals("mnist") ? first[i] : fashion[i]);
      }
      if (set.equals("fashion-mnist")) {
        assertThat(classCounts(train)).isEqualTo(IntStream.range(0, 10).map(i -> 6000).toArray());
      }
      assertThat(mean(train)).isWithin(1e-6).of(set.equals("mnist") ? 0.130580 : 0.286041);
    }
  }

  private static double mean(Dataset images) {
    Field pixels = images.field(0);
    double sum = 0;
    double[] row = new double[784];
    for (int i = 0; i < images.rows(); i++) {
      new Batch(images, new int[] {i}, 0, 1).gather(0, row);
      for (double pixel : row) {
        sum += pixel;
      }
    }
    return sum / (784.0 * pixels.rows());
  }
}
