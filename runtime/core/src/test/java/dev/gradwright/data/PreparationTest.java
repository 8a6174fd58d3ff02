package dev.gradwright.data;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class PreparationTest {
  @TempDir Path directory;

  private Csv csv(String text) throws IOException {
    return Csv.read(Files.writeString(directory.resolve("data.csv"), text));
  }

  private Dataset passengers() throws IOException {
    return csv("age,sex,fare,t\n10,f,1,0\n20,m,?,1\n30,f,3,0\n40,x,8,1\n")
        .features("age", "sex", "fare")
        .categories("sex")
        .target("t")
        .missing(Missing.MEAN, "fare")
        .load();
  }

  private static Dataset numbers(double... values) {
    return Dataset.builder().features(values, 1).build();
  }

  private static double[] row(Dataset data, int row) {
    double[] numbers = new double[data.field(0).width()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = data.field(0).get(row, i);
    }
    return numbers;
  }

  private static String fault(Executable call) {
    return String.valueOf(assertThrows(DataException.class, call).getMessage());
  }

  @Test
  void numbersAreStandardizedByMeanAndDeviation() {
    Dataset data = numbers(2, 4, 4, 4, 5, 5, 7, 9); // mean 5, deviation 2
    Preparation preparation = Preparation.standardize().fit(data);
    Dataset prepared = preparation.apply(data);
    assertThat(row(prepared, 0)).isEqualTo(new double[] {-1.5});
    assertThat(row(prepared, 7)).isEqualTo(new double[] {2});
    assertThat(prepared.preparation()).hasValue(preparation);
    assertThat(prepared.slice(1).preparation()).hasValue(preparation);
    assertThat(data.preparation()).isEmpty();
  }

  @Test
  void columnsHaveMethodsOfTheirOwn() throws IOException {
    Dataset data = passengers();
    Preparation preparation =
        Preparation.standardize().minMax("age").oneHot("sex").keep("fare").fit(data);
    Dataset prepared = preparation.apply(data);
    assertThat(preparation.width()).isEqualTo(5);
    assertThat(prepared.field(0).columns().stream().map(Column::name))
        .containsExactly("age", "sex=f", "sex=m", "sex=x", "fare")
        .inOrder();
    assertThat(row(prepared, 1)).isEqualTo(new double[] {10 / 30.0, 0, 1, 0, 4});
    assertThat(row(prepared, 3)).isEqualTo(new double[] {1, 0, 0, 1, 8});
    assertThat(prepared.field(1).get(3, 0)).isEqualTo(1.0);
  }

  @Test
  void inputsAreNamedLikeColumns() {
    Dataset data =
        Dataset.builder()
            .features("left", new double[] {1, 3}, 1)
            .features("right", new float[] {0, 10}, 1)
            .build();
    Dataset prepared = Preparation.minMax("right").fit(data).apply(data);
    assertThat(prepared.field(0).get(1, 0)).isEqualTo(3.0);
    assertThat(prepared.field(1).get(1, 0)).isEqualTo(1.0);
    assertThat(fault(() -> Preparation.minMax("rihgt").fit(data)))
        .contains("no features are named 'rihgt'");
    assertThat(fault(() -> Preparation.minMax("Right").fit(data))).contains("did you mean 'right'");
  }

  @Test
  @DisplayName("F28: what is learned comes from the training rows alone")
  void nothingLeaks() throws IOException {
    Dataset data = passengers();
    Preparation fitted = Preparation.standardize().oneHot().fit(data.slice(0, 1, 2));
    Dataset test = fitted.apply(data);
    assertThat(row(test, 0)[4]).isEqualTo(-1.0); // fares 1 and 3, mean 2, deviation 1
    assertThat(row(test, 1)[4]).isEqualTo(0.0);
    assertThat(row(test, 3)[4]).isEqualTo(6.0);
    Dataset other =
        csv("age,sex,fare\n10,f,1e6\n20,m,?\n30,f,-1e9\n40,x,8\n")
            .features("age", "sex", "fare")
            .categories("sex")
            .missing(Missing.MEAN, "fare")
            .load();
    assertThat(fitted.apply(other).field(0).get(1, 5 - 1)).isEqualTo(0.0);
  }

  @Test
  @DisplayName("F28: there is no way to apply a plan that was not fitted, nor to fit another time")
  void onlyFittedPlansApply() {
    assertThat(publicMethods(PreparationPlan.class)).doesNotContain("apply");
    assertThat(publicMethods(Preparation.class)).doesNotContain("fit");
    assertThat(
            Arrays.stream(Preparation.class.getDeclaredConstructors())
                .noneMatch(c -> Modifier.isPublic(c.getModifiers())))
        .isTrue();
  }

  private static List<String> publicMethods(Class<?> type) {
    return Stream.of(type.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .map(Method::getName)
        .toList();
  }

  @Test
  @DisplayName("F27: a constant column is divided by 1 and noted")
  void constantColumn() {
    double[] values = new double[300];
    Arrays.fill(values, 0.1); // 300 times 0.1, added up and divided by 300, is not 0.1
    for (PreparationPlan plan : List.of(Preparation.standardize(), Preparation.minMax())) {
      Preparation preparation = plan.fit(numbers(values));
      assertThat(row(preparation.apply(numbers(values)), 5)).isEqualTo(new double[] {0});
      assertThat(row(preparation.apply(numbers(1.1)), 0)).isEqualTo(new double[] {1.1 - 0.1});
      assertThat(preparation.notes())
          .containsExactly(new Note(Note.Kind.CONSTANT_COLUMN, "column 0", 300));
      assertThat(preparation.apply(numbers(values)).notes()).isEqualTo(preparation.notes());
    }
  }

  @Test
  void unknownCategoryIsNamedWithTheKnownOnes() throws IOException {
    StringBuilder text = new StringBuilder("s\n");
    for (int i = 0; i < 12; i++) {
      text.append("town").append((char) ('a' + i)).append('\n');
    }
    Preparation preparation = Preparation.oneHot().fit(csv(text.toString()).categories("s").load());
    Dataset other = csv("s\ntowna\nvillage\n").categories("s").load();
    String fault = fault(() -> preparation.apply(other));
    assertThat(fault)
        .startsWith("features: row 1, column 0 ('s') is the unknown category 'village'; known are");
    assertThat(fault).endsWith("'townj', ...");
    Dataset near = csv("s\nTownB\n").categories("s").load();
    assertThat(fault(() -> preparation.apply(near))).contains("did you mean 'townb'?");
    Dataset some = csv("s\ntownl\ntownb\n").categories("s").load();
    assertThat(row(preparation.apply(some), 1)[1]).isEqualTo(1.0);
  }

  @Test
  void applyingOrFittingTwiceIsRefused() {
    Dataset data = numbers(1, 2);
    Preparation preparation = Preparation.standardize().fit(data);
    Dataset prepared = preparation.apply(data);
    assertThat(fault(() -> preparation.apply(prepared))).contains("prepared already");
    assertThat(fault(() -> Preparation.minMax().fit(prepared))).contains("prepared already");
  }

  @Test
  void otherColumnsAreRefused() throws IOException {
    Preparation preparation = Preparation.standardize().oneHot().fit(passengers());
    Dataset moved =
        csv("age,fare,sex\n1,2,f\n").features("age", "fare", "sex").categories("sex").load();
    assertThat(fault(() -> preparation.apply(moved)))
        .isEqualTo("features: column 1 is 'fare', but the preparation was fitted on 'sex'");
    Dataset number = csv("age,sex,fare\n1,2,3\n").features("age", "sex", "fare").load();
    assertThat(fault(() -> preparation.apply(number)))
        .contains("column 1 ('sex') holds numbers, but the preparation was fitted on categories");
    assertThat(fault(() -> preparation.apply(numbers(1))))
        .isEqualTo("features have 1 columns, but the preparation was fitted on 3");
    Dataset named = Dataset.builder().features("x", new double[1], 1).build();
    assertThat(fault(() -> preparation.apply(named))).contains("the data have no features");
  }

  @Test
  void categoriesNeedAMethod() throws IOException {
    Dataset data = passengers();
    assertThat(fault(() -> Preparation.standardize().fit(data)))
        .contains("column 1 ('sex'): holds categories; plan oneHot()");
    assertThat(fault(() -> Preparation.oneHot().standardize("sex").fit(data)))
        .contains("holds categories");
    assertThat(fault(() -> Preparation.oneHot().oneHot("age").fit(data)))
        .contains("column 0 ('age'): holds numbers, not categories");
  }

  @Test
  void missingNumbersNeedAMean() throws IOException {
    Dataset nan = numbers(1, Double.NaN, 3);
    assertThat(fault(() -> Preparation.standardize().fit(nan)))
        .contains("1 numbers are missing; plan fillMean()");
    Dataset filled = Preparation.fillMean().fit(nan).apply(nan);
    assertThat(row(filled, 1)).isEqualTo(new double[] {2});
    Preparation complete = Preparation.standardize().fit(numbers(1, 2));
    assertThat(fault(() -> complete.apply(nan))).contains("row 1, column 0 is missing");
    Dataset none = numbers(Double.NaN, Double.NaN);
    assertThat(fault(() -> Preparation.fillMean().fit(none))).contains("and so no mean");
    assertThat(fault(() -> Preparation.standardize().fit(numbers(1, 1 / 0.0))))
        .contains("row 1, column 0 is Infinity");
    assertThat(fault(() -> Preparation.standardize().fit(numbers(1e308, -1e308))))
        .contains("too large");
  }

  @Test
  void imagesKeepTheirShapeAndPrecision() {
    byte[] pixels = new byte[8];
    pixels[3] = (byte) 255;
    NdArray images = new NdArray(List.of(2, 1, 2, 2), ByteStore.unsigned(pixels));
    Dataset data = Dataset.builder().features(images).build();
    Dataset prepared = Preparation.minMax().fit(data).apply(data);
    assertThat(prepared.field(0).shape()).containsExactly(1, 2, 2).inOrder();
    assertThat(prepared.field(0).store()).isInstanceOf(FloatStore.class);
    assertThat(prepared.field(0).get(0, 3)).isEqualTo(1.0);
  }

  @Test
  void textKeepsEverything() throws IOException {
    Dataset data =
        csv("a b,\"s%\n\",c\n0.1,\" x\",7\n0.7,,7\n")
            .features("a b", "s%\n", "c")
            .categories("s%\n")
            .missing(Missing.constant(""), "s%\n")
            .load();
    Preparation preparation = Preparation.standardize().oneHot().minMax("c").fit(data);
    Preparation decoded = Preparation.decode(preparation.encode());
    assertThat(decoded).isEqualTo(preparation);
    assertThat(decoded.hashCode()).isEqualTo(preparation.hashCode());
    assertThat(row(decoded.apply(data), 1)).isEqualTo(row(preparation.apply(data), 1));
    assertThat(decoded.encode()).startsWith("preparation 1\ninput - 3\nSTANDARDIZE 'a%0020b 0x1.");
    assertThat(decoded.encode()).contains("\nONE_HOT 's%0025%000a 2 ' '%0020x\n");
  }

  @Test
  void damagedTextIsRefusedWithItsLine() throws IOException {
    String text = Preparation.standardize().oneHot().fit(passengers()).encode();
    for (int i = 0; i < text.length(); i++) {
      String cut = text.substring(0, i);
      assertWithMessage(cut).that(fault(() -> Preparation.decode(cut))).startsWith("line ");
    }
    for (String line :
        new String[] {
          "input - 1\nSTANDARDIZE 'a 0x1.0p0 0x0.0p0 NaN\n",
          "input - 1\nSTANDARDIZE 'a NaN 0x1.0p0 NaN\n",
          "input - 1\nMIN_MAX a 0x1.0p0 0x1.0p0 NaN\n",
          "input - 1\nONE_HOT 'a 2 'x\n",
          "input - 1\nONE_HOT 'a 1 'x%00\n",
          "input - 9\nKEEP 'a 0x0.0p0 0x1.0p0 NaN\n",
          "output - 1\n"
        }) {
      assertThat(fault(() -> Preparation.decode("preparation 1\n" + line))).startsWith("line ");
    }
  }

  @Test
  void robustScalingTakesTheMedianAndTheMiddleHalf() {
    Dataset data = numbers(1, 2, 3, 4, 1000); // median 3, quartiles 2 and 4
    Dataset prepared = Preparation.robust().fit(data).apply(data);
    assertThat(row(prepared, 0)).isEqualTo(new double[] {-1});
    assertThat(row(prepared, 4)).isEqualTo(new double[] {498.5});
    Dataset even = numbers(1, 2, 3, 10); // as NumPy: median 2.5, quartiles 1.75 and 4.75
    assertThat(row(Preparation.robust().fit(even).apply(even), 3)).isEqualTo(new double[] {2.5});
  }

  @Test
  void columnWhoseMiddleHalfIsOneNumberIsDividedByItsDeviation() {
    Dataset data = numbers(0, 0, 0, 0, 0, 0, 0, 8); // deviation sqrt(7)
    Preparation preparation = Preparation.robust().fit(data);
    assertThat(row(preparation.apply(data), 7)[0]).isWithin(1e-15).of(8 / Math.sqrt(7));
    assertThat(preparation.notes().get(0).kind()).isEqualTo(Note.Kind.NARROW_COLUMN);
  }

  @Test
  void ordinalsFollowTheTextOrTheOrderGiven() throws IOException {
    Dataset data = csv("size\nsmall\nlarge\nmedium\n").categories("size").load();
    Dataset byText = Preparation.ordinal().fit(data).apply(data);
    assertThat(row(byText, 0)).isEqualTo(new double[] {2});
    Preparation given =
        PreparationPlan.EMPTY.ordinalInOrder("size", "small", "medium", "large").fit(data);
    assertThat(row(given.apply(data), 1)).isEqualTo(new double[] {2});
    assertThat(
            fault(() -> PreparationPlan.EMPTY.ordinalInOrder("size", "small", "large").fit(data)))
        .contains("holds the category 'medium', which the order given lacks");
  }

  @Test
  void hashingKnowsEveryCategory() throws IOException {
    Dataset data = csv("city\nOslo\nRome\nLima\n").categories("city").load();
    Preparation preparation = PreparationPlan.EMPTY.hashing(64).fit(data);
    Dataset prepared = preparation.apply(data);
    assertThat(Arrays.stream(row(prepared, 0)).sum()).isEqualTo(1.0);
    assertThat(row(prepared, 0)).isNotEqualTo(row(prepared, 1));
    Dataset other = csv("city\nCairo\nOslo\n").categories("city").load();
    assertThat(row(preparation.apply(other), 1)).isEqualTo(row(prepared, 0));
    assertThat(prepared.field(0).columns().get(3).name()).isEqualTo("city#3");
    assertThat(fault(() -> PreparationPlan.EMPTY.hashing(0)))
        .isEqualTo("hashing makes from 1 to 1048576 columns, not 0");
  }

  @Test
  void gapsAreFilledByMedianConstantOrMask() {
    Dataset data = numbers(1, 2, Double.NaN, 9);
    assertThat(row(Preparation.keep().fillMedian().fit(data).apply(data), 2))
        .isEqualTo(new double[] {2});
    assertThat(row(Preparation.minMax().fillConstant(5).fit(data).apply(data), 2))
        .isEqualTo(new double[] {0.5});
    Dataset masked = Preparation.standardize().mask().fit(data).apply(data);
    assertThat(row(masked, 2)).isEqualTo(new double[] {0, 1});
    assertThat(row(masked, 0)[1]).isEqualTo(0.0);
    assertThat(masked.field(0).shape()).containsExactly(2);
    assertThat(fault(() -> Preparation.keep().fillConstant(Double.NaN)))
        .isEqualTo("a missing number is filled with a finite one, not NaN");
  }

  @Test
  void columnsReadWithAPolicyNeedNoPlanForTheirGaps() throws IOException {
    Dataset data =
        csv("a,b,c\n1,1,x\n,,\n3,3,y\n5,8,x\n")
            .features("a", "b", "c")
            .categories("c")
            .missing(Missing.MASK, "a", "c")
            .missing(Missing.MEDIAN, "b")
            .load();
    Preparation preparation = Preparation.oneHot().fit(data);
    Dataset prepared = preparation.apply(data);
    // a and its mask, b, and the categories (missing), x, y
    assertThat(row(prepared, 1)).isEqualTo(new double[] {3, 1, 3, 1, 0, 0});
    assertThat(row(prepared, 3)).isEqualTo(new double[] {5, 0, 8, 0, 1, 0});
    assertThat(prepared.field(0).columns().stream().map(Column::name))
        .containsExactly("a", "a?", "b", "c=(missing)", "c=x", "c=y")
        .inOrder();
    assertThat(row(Preparation.decode(preparation.encode()).apply(data), 1))
        .isEqualTo(row(prepared, 1));
  }

  @Test
  void fillsComeFromTrainingRowsAlone() {
    Dataset train = numbers(1, 3, Double.NaN);
    Dataset test = numbers(100, Double.NaN);
    Preparation preparation = Preparation.keep().mask().fit(train);
    assertThat(row(preparation.apply(test), 1)).isEqualTo(new double[] {2, 1});
  }

  @Test
  void everyRuleSurvivesItsText() throws IOException {
    Dataset data =
        csv("a,b,c,d\n1,2,x y,u\n4,,z,v\n")
            .features("a", "b", "c", "d")
            .categories("c", "d")
            .missing(Missing.MASK, "b")
            .load();
    Preparation preparation =
        Preparation.robust("a").standardize("b").ordinal("c").hashing(7, "d").fit(data);
    String text = preparation.encode();
    assertThat(text).contains("\nROBUST 'a ");
    assertThat(text).containsMatch("\nSTANDARDIZE 'b [^\n]* MASK\n");
    assertThat(text).contains("\nORDINAL 'c 2 'x%0020y 'z\n");
    assertThat(text).contains("\nHASHING 'd 7\n");
    assertThat(Preparation.decode(text)).isEqualTo(preparation);
    for (String line :
        new String[] {
          "input - 1\nHASHING 'a 0\n",
          "input - 1\nHASHING 'a 7 8\n",
          "input - 1\nORDINAL 'a 2 'x\n",
          "input - 1\nKEEP 'a 0x0.0p0 0x1.0p0 NaN MASK\n",
          "input - 1\nKEEP 'a 0x0.0p0 0x1.0p0 0x0.0p0 MASKS\n"
        }) {
      assertThat(fault(() -> Preparation.decode("preparation 1\n" + line))).startsWith("line ");
    }
  }
}
