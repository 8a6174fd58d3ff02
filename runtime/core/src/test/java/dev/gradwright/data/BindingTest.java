package dev.gradwright.data;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.Architecture;
import dev.gradwright.kernel.Layout;
import dev.gradwright.kernel.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which fields feed which buffers, and the values that are refused before training starts. */
final class BindingTest {
  private static final Layout LAYOUT =
      Layout.parse(
          """
          value left 2
          value right 1
          value first.target 1
          value second.target 2
          """);

  @TempDir Path directory;

  @Test
  void fieldsAreFoundByTheirNames() {
    Dataset data =
        Dataset.builder()
            .targets("second", new double[] {5, 6, 7, 8}, 2)
            .features("right", new float[] {3, 30}, 1)
            .classes("p", new int[] {1, 0}, List.of("no", "yes"))
            .features("left", new double[] {1, 2, 10, 20}, 2)
            .build();
    Architecture model = twoInputs("CLASS 2", "REAL 2");
    Workspace workspace = new Workspace(model.precision(), LAYOUT, false, 2);
    Binding.forTraining(model, LAYOUT, data)
        .load(workspace, new Batch(data, new int[] {1, 0}, 0, 2));
    assertThat(workspace.floatValues()[0]).isEqualTo(new float[] {10, 20, 1, 2});
    assertThat(workspace.floatValues()[1]).isEqualTo(new float[] {30, 3});
    assertThat(workspace.floatValues()[2]).isEqualTo(new float[] {0, 1});
    assertThat(workspace.floatValues()[3]).isEqualTo(new float[] {7, 8, 5, 6});
  }

  @Test
  void missingFieldIsNamedWithThoseThereAre() {
    Dataset data = Dataset.builder().features("left", new float[2], 2).build();
    assertThat(refused(twoInputs("CLASS 2", "REAL 2"), data))
        .isEqualTo(
            "input 'right' of sample.Bound has no features of its name; the data have features"
                + " 'left'");
  }

  @Test
  void unnamedFeaturesDoNotServeTwoInputs() {
    Dataset data = Dataset.builder().features(new float[2], 2).build();
    assertThat(refused(twoInputs("CLASS 2", "REAL 2"), data)).contains("input 'left'");
  }

  @Test
  void widthsAndNumbersOfClassesMustAgree() {
    assertThat(refusedTarget("REAL 1", builder().features(new double[6], 3)))
        .isEqualTo("input 'x' takes 2 numbers per row, but features have 3");
    assertThat(refusedTarget("REAL 1", data().targets(new double[4], 2)))
        .isEqualTo("loss 'loss' takes 1 numbers per row, but targets have 2");
    assertThat(refusedTarget("CLASS 3", data().classes(new int[2], List.of("a", "b"))))
        .isEqualTo("loss 'loss' tells 3 classes apart, but classes have 2");
    assertThat(refusedTarget("CLASS 3", data().targets(new double[2], 1)))
        .isEqualTo(
            "loss 'loss' takes one of 3 classes per row, but targets hold numbers; give them as"
                + " classes");
    assertThat(refusedTarget("REAL 1", data().classes(new int[2], List.of("a", "b"))))
        .isEqualTo("loss 'loss' takes 1 numbers per row, but classes hold classes");
    assertThat(refusedTarget("REAL 1", data()))
        .isEqualTo(
            "loss 'loss' of sample.Bound has no targets named 'loss' or 'x'; the data have"
                + " features");
  }

  @Test
  void valuesOutsideTheRangeOfTheLossAreNamedByRowAndColumn() {
    assertThat(refusedTarget("PROBABILITY 2", data().targets(new double[] {0, 1, 0.5, 1.5}, 2)))
        .isEqualTo("targets: row 1, column 1 is 1.5, but must be between 0 and 1");
    assertThat(refusedTarget("SIGN 1", data().targets(new double[] {-1, 0}, 1)))
        .isEqualTo("targets: row 1, column 0 is 0.0, but must be -1 or 1");
    assertThat(refusedTarget("COUNT 1", data().targets(new double[] {3, -2}, 1)))
        .isEqualTo("targets: row 1, column 0 is -2.0, but must be at least 0");
    assertThat(
            refusedTarget("DISTRIBUTION 2", data().targets(new double[] {0.5, 0.5, 0.5, 0.25}, 2)))
        .isEqualTo("targets: row 1 sums to 0.75, but must sum to 1");
    assertThat(refusedTarget("REAL 1", data().targets(new double[] {0, Double.NaN}, 1)))
        .isEqualTo("targets: row 1, column 0 is NaN, but must be a finite number");
    assertThat(refusedTarget("REAL 1", data().targets(new double[] {1e300, 0}, 1)))
        .isEqualTo("targets: row 0, column 0 is 1.0E300, but must be a finite number");
    assertThat(refusedTarget("REAL 1", builder().features(new double[] {0, 1, 2, 1 / 0.0}, 2)))
        .isEqualTo("features: row 1, column 1 is Infinity, but must be a finite number");
  }

  @Test
  @DisplayName("F16: a number too large for float is refused by a model in float, not infinite")
  void numbersTooLargeForFloatAreNamedByColumn() throws IOException {
    Path path = Files.writeString(directory.resolve("d.csv"), "big,b,t\n1,2,3\n1e39,2,3\n");
    Csv csv = Csv.read(path).features("big", "b").target("t");
    assertThat(refused(oneInput("REAL 1"), csv.load()))
        .isEqualTo("features: row 1, column 0 ('big') is 1.0E39, but must be a finite number");
  }

  @Test
  @DisplayName("F45: a missing number is refused when training starts, with row, column and remedy")
  void missingNumbersAreRefusedWithTheRemedy() throws IOException {
    Path path = Files.writeString(directory.resolve("d.csv"), "a,age,t\n1,2,3\n4,?,6\n");
    Csv csv = Csv.read(path).features("a", "age").target("t").missing(Missing.MEAN, "age");
    Dataset data = csv.load();
    assertThat(refused(oneInput("REAL 1"), data))
        .isEqualTo(
            "features: row 1, column 1 ('age') is missing; put the mean of the training rows there"
                + " by Preparation.fillMean().fit(train).apply(data)");
    Binding.forTraining(
        oneInput("REAL 1"), layout(1), Preparation.fillMean().fit(data).apply(data));
  }

  @Test
  @DisplayName("F45: NaN in an array is refused once, when training starts, with row and column")
  void notANumberIsRefused() {
    assertThat(refusedTarget("REAL 1", builder().features(new double[] {0, 1, Double.NaN, 2}, 2)))
        .startsWith("features: row 1, column 0 is missing; put the mean");
  }

  @Test
  void categoriesAreRefusedWithTheRemedy() throws IOException {
    Path path = Files.writeString(directory.resolve("d.csv"), "a,sex,t\n1,m,3\n4,f,6\n");
    Dataset data = Csv.read(path).features("a").categories("sex").target("t").load();
    assertThat(refused(oneInput("REAL 1"), data))
        .isEqualTo(
            "features: column 1 ('sex') holds categories; make numbers of them by"
                + " Preparation.oneHot().fit(train).apply(data)");
  }

  @Test
  @DisplayName("F44: images of another size than the input's are refused with both shapes")
  void imagesOfAnotherSizeAreRefused() {
    Architecture model =
        Architecture.parse(
            "gradwright 1\nmodel sample.Bound FLOAT\nnode x Input [1,28,28]\noutput x IDENTITY");
    assertThat(refused(model, images(32, 32)))
        .isEqualTo("input 'x' takes rows of shape [1, 28, 28], but features have [1, 32, 32]");
    assertThat(refused(model, images(14, 56))).contains("but features have [1, 14, 56]");
    Layout layout = Layout.parse("value x 784\n");
    Binding.forTraining(model, layout, images(28, 28));
    Architecture flat =
        Architecture.parse(
            "gradwright 1\nmodel sample.Bound FLOAT\nnode x Input [784]\noutput x IDENTITY");
    Binding.forTraining(flat, layout, images(28, 28));
    assertThat(refused(flat, images(32, 32)))
        .isEqualTo("input 'x' takes rows of shape [784], but features have [1, 32, 32]");
  }

  private static Dataset images(int height, int width) {
    byte[] pixels = new byte[height * width];
    return Dataset.builder()
        .features(new NdArray(List.of(1, 1, height, width), ByteStore.scaled(pixels)))
        .build();
  }

  @Test
  void messagesDoNotDependOnTheLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      widthsAndNumbersOfClassesMustAgree();
      valuesOutsideTheRangeOfTheLossAreNamedByRowAndColumn();
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void twoClassesServeOneProbability() {
    Dataset two = data().classes(new int[] {1, 0}, List.of("no", "yes")).build();
    Architecture model = oneInput("PROBABILITY 1");
    Workspace workspace = new Workspace(model.precision(), layout(1), false, 2);
    Binding.forTraining(model, layout(1), two).load(workspace, two.batch());
    assertThat(workspace.floatValues()[1]).isEqualTo(new float[] {1, 0});
    assertThat(refusedTarget("PROBABILITY 1", data().classes(new int[2], List.of("a", "b", "c"))))
        .isEqualTo("loss 'loss' tells 2 classes apart, but classes have 3");
  }

  @Test
  void lossAgainstAnotherNodeNeedsNoTargets() {
    Dataset features = data().build();
    Binding binding = Binding.forTraining(oneInput("NODE:x 2"), layout(1), features);
    assertThat(binding.data()).isSameInstanceAs(features);
  }

  private static DatasetBuilder builder() {
    return Dataset.builder();
  }

  private static DatasetBuilder data() {
    return Dataset.builder().features(new double[4], 2);
  }

  private static String refusedTarget(String target, DatasetBuilder data) {
    return refused(oneInput(target), data.build());
  }

  private static String refused(Architecture model, Dataset data) {
    Layout layout = model.inputs().size() == 1 ? layout(2) : LAYOUT;
    return String.valueOf(
        assertThrows(DataException.class, () -> Binding.forTraining(model, layout, data))
            .getMessage());
  }

  private static Layout layout(int targetWidth) {
    return Layout.parse("value x 2\nvalue loss.target " + targetWidth + "\n");
  }

  private static Architecture oneInput(String target) {
    return Architecture.parse(
        "gradwright 1\nmodel sample.Bound FLOAT\nnode x Input [2]\nloss loss Any x "
            + target
            + " 1.0\noutput x IDENTITY\n");
  }

  private static Architecture twoInputs(String first, String second) {
    return Architecture.parse(
        "gradwright 1\nmodel sample.Bound FLOAT\nnode left Input [2]\nnode right Input [1]\n"
            + "node p Concat [3] left right\nloss first Any p "
            + first
            + " 1.0\nloss second Any p "
            + second
            + " 1.0\noutput p IDENTITY\n");
  }
}
