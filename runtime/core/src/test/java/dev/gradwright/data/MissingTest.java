package dev.gradwright.data;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Missing cells and what is done with them; texts as categories; what is counted. */
class MissingTest {
  @TempDir Path directory;

  private Csv csv(String text) throws IOException {
    return Csv.read(Files.writeString(directory.resolve("data.csv"), text));
  }

  private static String fault(Csv csv) {
    return String.valueOf(assertThrows(DataException.class, csv::load).getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "NA", "na", "null", "NULL", "?", "NaN", "nan"})
  @DisplayName("F14: every spelling of a missing cell follows the policy and is counted")
  void spellings(String cell) throws IOException {
    String text = "a,b,c\n1,2,x\n3," + cell + ",y\n";
    Csv dropping = csv(text).features("a", "b").label("c").missing(Missing.DROP);
    Dataset dropped = dropping.load();
    assertThat(dropped.rows()).isEqualTo(1);
    assertThat(dropped.origin()).containsExactly(new Note(Note.Kind.DROPPED_ROWS, "b", 1));
    Dataset filled =
        csv(text).features("a", "b").label("c").missing(Missing.constant(-7), "b").load();
    assertThat(filled.field(0).get(1, 1)).isEqualTo(-7.0);
    assertThat(filled.origin()).containsExactly(new Note(Note.Kind.FILLED_CELLS, "b", 1));
    Dataset marked = csv(text).features("a", "b").label("c").missing(Missing.MEAN, "b").load();
    assertThat(marked.field(0).get(1, 1)).isNaN();
    assertThat(marked.field(0).columns().get(1).gaps()).isEqualTo(Column.Gaps.MEAN);
    assertThat(marked.origin()).containsExactly(new Note(Note.Kind.MISSING_CELLS, "b", 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Inf", "-Infinity", "+inf"})
  @DisplayName("F15: infinities in words are errors unless a policy is chosen, and then counted")
  void infinities(String cell) throws IOException {
    String text = "a\n1\n" + cell + "\n";
    assertThat(fault(csv(text).features("a"))).contains("line 3, column 'a'");
    Dataset dropped = csv(text).features("a").missing(Missing.DROP).load();
    assertThat(dropped.notes()).containsExactly(new Note(Note.Kind.DROPPED_ROWS, "a", 1));
    assertThat(dropped.notes().get(0).toString())
        .isEqualTo("column 'a': 1 rows with a missing cell left out");
  }

  @Test
  @DisplayName("F14: a row is left out once, for its first missing cell")
  void rowsAreDroppedOnce() throws IOException {
    Dataset data =
        csv("a,b,c\n?,?,?\n1,?,4\n2,3,?\n5,6,7\n")
            .features("a", "b", "c")
            .missing(Missing.DROP)
            .missing(Missing.MEAN, "c")
            .load();
    assertThat(data.rows()).isEqualTo(2);
    assertThat(data.notes())
        .containsExactly(
            new Note(Note.Kind.DROPPED_ROWS, "a", 1),
            new Note(Note.Kind.DROPPED_ROWS, "b", 1),
            new Note(Note.Kind.MISSING_CELLS, "c", 1))
        .inOrder();
    assertThat(fault(csv("a\n?\nNA\n").features("a").missing(Missing.DROP)))
        .endsWith("0 rows: all 2 have a missing cell and are left out");
  }

  @Test
  @DisplayName("F14: text that is no number stays an error under every policy")
  void otherTextIsNeverMissing() throws IOException {
    for (Missing policy : List.of(Missing.DROP, Missing.MEAN, Missing.constant(0))) {
      assertThat(fault(csv("a\n1\nx\n").features("a").missing(policy)))
          .contains("line 3, column 'a': 'x' is not a number");
    }
  }

  @Test
  void policiesThatDoNotFitAColumnAreRefused() throws IOException {
    assertThat(fault(csv("a,t\n1,2\n").features("a").target("t").missing(Missing.MEAN, "t")))
        .contains("column 't' is to be predicted, so a missing cell cannot be filled with a mean");
    assertThat(fault(csv("a,t\n1,2\n").features("a").categories("t").missing(Missing.MEAN, "t")))
        .contains("column 't' holds text");
    assertThat(fault(csv("a\n1\n").features("a").missing(Missing.constant("x"), "a")))
        .contains("column 'a' holds numbers");
    assertThat(fault(csv("a\n1\n").features("a").missing(Missing.DROP, "b")))
        .contains("something is said about column 'b', which is not read");
    assertThrows(DataException.class, () -> Missing.constant(Double.NaN));
  }

  @Test
  @DisplayName("F14: a policy for all columns serves those it fits, and no target is made up")
  void policyForAllColumns() throws IOException {
    String text = "a,s,t\n?,x,1\n2,?,2\n";
    assertThat(fault(csv(text).features("a").categories("s").target("t").missing(Missing.MEAN)))
        .contains("line 3, column 's': the category is missing: '?'");
    Dataset data =
        csv(text)
            .features("a")
            .categories("s")
            .target("t")
            .missing(Missing.MEAN)
            .missing(Missing.constant("unknown"), "s")
            .load();
    assertThat(data.field(0).columns().get(1).categories())
        .containsExactly("unknown", "x")
        .inOrder();
    assertThat(fault(csv("a,t\n1,?\n").features("a").target("t").missing(Missing.MEAN)))
        .contains("line 2, column 't': the value is missing");
  }

  @Test
  void categoriesAreNumberedInTheOrderOfTheirText() throws IOException {
    Dataset data =
        csv("sex,age,port\nmale,3,S\nfemale,4,\"Q\"\nmale,5,C\n")
            .features("age", "sex")
            .categories("sex", "port")
            .load();
    Field features = data.field(0);
    assertThat(features.columns())
        .containsExactly(
            Column.of("age"),
            new Column("sex", List.of("female", "male"), Column.Gaps.NONE),
            new Column("port", List.of("C", "Q", "S"), Column.Gaps.NONE))
        .inOrder();
    assertThat(features.get(0, 1)).isEqualTo(1.0);
    assertThat(features.get(1, 1)).isEqualTo(0.0);
    assertThat(features.get(0, 2)).isEqualTo(2.0);
    assertThat(fault(csv("a,t\nx,y\n").categories("a", "t").label("t"))).contains("leak");
  }

  @Test
  void categoriesKeepTheirPlaceAmongOtherFeatures() throws IOException {
    Dataset data = csv("a,s,b,t\n1,x,2,3\n").otherFeatures().categories("s").target("t").load();
    assertThat(data.field(data.features()).columns().stream().map(Column::name))
        .containsExactly("a", "s", "b")
        .inOrder();
  }

  @Test
  void textsAreTrimmedAndReplacedOnRequest() throws IOException {
    Dataset data =
        csv("a, c\n1, x\n2, x.\n3, NA\n")
            .trim()
            .features("a")
            .label("c")
            .replace("c", "x.", "x")
            .replace("c", "NA", "Namibia")
            .load();
    assertThat(data.classNames()).containsExactly("Namibia", "x").inOrder();
    assertThat(data.field(1).get(1, 0)).isEqualTo(1.0);
    assertThat(data.field(1).get(2, 0)).isEqualTo(0.0);
  }

  @Test
  @DisplayName("F17: numbers too small for a double are 0 and counted")
  void underflows() throws IOException {
    Dataset data = csv("a,b\n1e-400,0\n-1e-999,0e5\n0.0,1e-300\n").features("a", "b").load();
    assertThat(data.field(0).get(1, 0)).isEqualTo(-0.0);
    assertThat(data.notes()).containsExactly(new Note(Note.Kind.UNDERFLOWS, "a", 2));
  }

  @Test
  @DisplayName("F22: a class that differs by one character is guessed")
  void nearestClass() throws IOException {
    Dataset train = csv("a,c\n1,<=50K\n2,>50K\n").features("a").label("c").load();
    assertThat(fault(csv("a,c\n1,<=50K.\n").features("a").label("c").classesOf(train)))
        .contains("unknown class '<=50K.'; did you mean '<=50K'?");
  }

  @Test
  @DisplayName("F23: absent and single-row classes are noted")
  void rareClasses() throws IOException {
    Dataset data = csv("a,c\n1,x\n2,y\n3,y\n4,z\n5,z\n").features("a").label("c").load();
    assertThat(data.notes()).containsExactly(new Note(Note.Kind.RARE_CLASS, "x", 1));
    assertThat(data.slice(1, 2, 3).notes())
        .containsExactly(
            new Note(Note.Kind.ABSENT_CLASS, "x", 0), new Note(Note.Kind.RARE_CLASS, "z", 1))
        .inOrder();
    assertThat(data.slice(1, 2, 3).notes().get(0).toString()).isEqualTo("class 'x': 0 rows");
  }

  @Test
  @DisplayName("F29: rows that are all of one class are noted with their count")
  void oneClass() throws IOException {
    Dataset data = csv("a,c\n1,x\n2,x\n").features("a").label("c").load();
    assertThat(data.notes()).containsExactly(new Note(Note.Kind.ONLY_CLASS, "x", 2));
    assertThat(data.notes().get(0).toString())
        .isEqualTo("class 'x': all 2 rows are of this one class");
  }

  @Test
  @DisplayName("F14: missing targets and classes are kept for losses that mask them, and counted")
  void keptTargets() throws IOException {
    Dataset data =
        csv("a,b,c\n1,,y\n2,7,?\n3,8,x\n4,9,y\n")
            .features("a")
            .targets("height", "b")
            .label("kind", "c")
            .missing(Missing.KEEP)
            .load();
    Field heights = data.field(data.targets("height"));
    assertThat(heights.get(0, 0)).isNaN();
    assertThat(heights.get(3, 0)).isEqualTo(9.0);
    Field kinds = data.field(data.targets("kind"));
    assertThat(kinds.classNames()).containsExactly("x", "y").inOrder();
    double[] labels = {1, -1, 0, 1};
    for (int row = 0; row < labels.length; row++) {
      assertThat(kinds.get(row, 0)).isEqualTo(labels[row]);
    }
    assertThat(data.origin())
        .containsExactly(
            new Note(Note.Kind.MISSING_TARGETS, "b", 1),
            new Note(Note.Kind.MISSING_TARGETS, "c", 1));
  }

  @Test
  @DisplayName("F14: features cannot be kept as missing targets")
  void keptFeatures() throws IOException {
    assertThat(fault(csv("a,b\n1,2\n").features("a").target("b").missing(Missing.KEEP, "a")))
        .contains("column 'a' is a feature, and Missing.KEEP is for what is to be predicted");
  }

  private enum Kind {
    X,
    Y
  }

  @Test
  @DisplayName("F14: a missing class of an enum is kept, and stands for no constant")
  void keptConstants() throws IOException {
    Csv whole = csv("a,c\n1,y\n2,\n3,x\n").features("a").missing(Missing.KEEP);
    Field kinds = ClassType.of(Kind.class).describe("kind", "c", whole).load().field(1);
    assertThat(kinds.get(0, 0)).isEqualTo(1.0);
    assertThat(kinds.get(1, 0)).isEqualTo(-1.0);
    Csv without = csv("a,c\n1,y\n2,\n").features("a").missing(Missing.KEEP);
    assertThat(fault(ClassType.of(Kind.class).describe("kind", "c", without)))
        .contains("no row has the class 'X'");
  }
}
