package dev.gradwright.kernel;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.GradwrightException;
import dev.gradwright.Precision;
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
      strings = {"value a", "value a b", "value a 1 2", "weird a 1", "", "value a 1\nvalue a 2"})
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
