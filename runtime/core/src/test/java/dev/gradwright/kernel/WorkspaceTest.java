package dev.gradwright.kernel;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.GradwrightException;
import dev.gradwright.Precision;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceTest {
  private static final Layout LAYOUT =
      Layout.parse(
          "value flower 4\nvalue hidden.z 16\nvalue hid",
          "den 16\ngradient hidden 16\n",
          "scalars 2");

  @Test
  void layoutKeepsNamesWidthsAndIndices() {
    assertThat(LAYOUT.valueCount()).isEqualTo(3);
    assertThat(LAYOUT.gradientCount()).isEqualTo(1);
    assertThat(LAYOUT.scalars()).isEqualTo(2);
    assertThat(LAYOUT.value("hidden.z")).isEqualTo(1);
    assertThat(LAYOUT.valueName(2)).isEqualTo("hidden");
    assertThat(LAYOUT.valueWidth(2)).isEqualTo(16);
    assertThat(LAYOUT.gradient("hidden")).isEqualTo(0);
    assertThat(LAYOUT.gradientName(0)).isEqualTo("hidden");
    assertThat(LAYOUT.gradientWidth(0)).isEqualTo(16);
    assertThat(LAYOUT.hasValue("flower")).isTrue();
    assertThat(LAYOUT.hasGradient("flower")).isFalse();
  }

  @Test
  void unknownBufferIsNamedWithTheKnownOnes() {
    var e = assertThrows(GradwrightException.class, () -> LAYOUT.value("hiden"));
    assertThat(e).hasMessageThat().contains("'hiden'");
    assertThat(e).hasMessageThat().contains("[flower, hidden.z, hidden]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "value a",
        "value a b",
        "value a 1 2",
        "scratch 1 2",
        "weird a 1",
        "",
        "value a 1\nvalue a 2"
      })
  void lineThatIsNoLayoutIsRefused(String text) {
    assertThrows(
        GradwrightException.class, () -> Layout.parse("value b 1\n" + text + "\nvalue c 1"));
  }

  @Test
  void floatBuffersHoldRowsTimesWidth() {
    Workspace workspace = new Workspace(Precision.FLOAT, LAYOUT, true, 10);
    assertThat(workspace.rows()).isEqualTo(10);
    assertThat(workspace.floatValues()).hasLength(3);
    assertThat(workspace.floatValues()[1]).hasLength(160);
    assertThat(workspace.floatGradients()[0]).hasLength(160);
    assertThat(workspace.floatScalars()).hasLength(2);
    assertThat(workspace.value(1).floats()).isSameInstanceAs(workspace.floatValues()[1]);
    assertThat(workspace.gradient(0).floats()).isSameInstanceAs(workspace.floatGradients()[0]);
    assertThat(workspace.doubleValues()).isEmpty();
  }

  @Test
  void doubleBuffersHoldRowsTimesWidth() {
    Workspace workspace = new Workspace(Precision.DOUBLE, LAYOUT, true, 10);
    assertThat(workspace.doubleValues()[0]).hasLength(40);
    assertThat(workspace.doubleGradients()[0]).hasLength(160);
    assertThat(workspace.doubleScalars()).hasLength(2);
    assertThat(workspace.floatGradients()).isEmpty();
    assertThrows(IllegalStateException.class, workspace::floatScalars);
  }

  private static final Layout WITH_SCRATCH =
      Layout.parse("value x 1\nscratch 2 16 32\nscratch 1 0 8\n");

  private static List<Integer> lengths(float[][] arrays) {
    return Arrays.stream(arrays).map(a -> a.length).toList();
  }

  @Test
  void scratchArraysAreAsLongAsThePassesNeedWhateverTheRows() {
    for (int rows : new int[] {1, 1000}) {
      Workspace training = new Workspace(Precision.FLOAT, WITH_SCRATCH, true, rows);
      assertThat(lengths(training.floatScratch(0))).containsExactly(32, 32, 8).inOrder();
      Workspace prediction = new Workspace(Precision.FLOAT, WITH_SCRATCH, false, rows);
      assertThat(lengths(prediction.floatScratch(0))).containsExactly(16, 16, 0).inOrder();
    }
    assertThat(new Workspace(Precision.FLOAT, LAYOUT, true, 1).floatScratch(0)).isEmpty();
  }

  @Test
  void consecutiveBlocksHaveScratchArraysOfTheirOwnUpToTheNumberOfSets() {
    Workspace one = new Workspace(Precision.FLOAT, WITH_SCRATCH, true, 200);
    assertThat(one.floatScratch(64)).isSameInstanceAs(one.floatScratch(0));
    Workspace three = new Workspace(Precision.DOUBLE, WITH_SCRATCH, true, 400, 3);
    assertThat(three.doubleScratch(63)).isSameInstanceAs(three.doubleScratch(0));
    assertThat(three.doubleScratch(192)).isSameInstanceAs(three.doubleScratch(0));
    for (int i = 0; i < 3; i++) {
      double[] first = three.doubleScratch(0)[i];
      assertThat(three.doubleScratch(64)[i]).isNotSameInstanceAs(first);
      assertThat(three.doubleScratch(128)[i]).isNotSameInstanceAs(first);
      assertThat(three.doubleScratch(128)[i]).isNotSameInstanceAs(three.doubleScratch(64)[i]);
    }
  }

  @Test
  void scratchArraysOfTheOtherPrecisionAndNoSetsAreRefused() {
    Workspace single = new Workspace(Precision.FLOAT, WITH_SCRATCH, true, 1);
    assertThrows(IllegalStateException.class, () -> single.doubleScratch(0));
    assertThrows(
        GradwrightException.class, () -> new Workspace(Precision.FLOAT, LAYOUT, true, 1, 0));
  }

  @Test
  void predictionAllocatesNoGradients() {
    assertThat(new Workspace(Precision.FLOAT, LAYOUT, false, 10).floatGradients()).isEmpty();
  }

  @Test
  @DisplayName("D35: a buffer beyond the largest array is refused before anything is allocated")
  void bufferBeyondTheLargestArrayIsRefused() {
    Layout wide = Layout.parse("value pixels 3000\ngradient pixels 1");
    var e =
        assertThrows(
            GradwrightException.class, () -> new Workspace(Precision.FLOAT, wide, true, 1_000_000));
    assertThat(e)
        .hasMessageThat()
        .contains("buffer pixels needs rows x width = 1000000 x 3000 = 3000000000 numbers");
  }

  @Test
  void workspaceWithoutRowsIsRefused() {
    assertThrows(GradwrightException.class, () -> new Workspace(Precision.FLOAT, LAYOUT, false, 0));
  }

  @Test
  @DisplayName("T25: buffers beyond the memory are refused with the bytes needed and available")
  void buffersBeyondTheMemoryAreRefused() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 64; i++) {
      text.append("value v").append(i).append(" 2147483\n");
    }
    Layout huge = Layout.parse(text.toString());
    var e =
        assertThrows(
            GradwrightException.class, () -> new Workspace(Precision.DOUBLE, huge, false, 1000));
    assertThat(e).hasMessageThat().contains("need " + 64L * 2147483 * 1000 * 8 + " bytes");
    assertThat(e).hasMessageThat().contains("the heap is limited to");
  }
}
