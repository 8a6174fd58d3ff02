package dev.gradwright.report;

import static com.google.common.truth.Truth.assertThat;

import dev.gradwright.Architecture;
import org.junit.jupiter.api.Test;

/** What a page is made of. */
final class PageTest {
  private static final Architecture MODEL =
      Architecture.parse(
          """
          gradwright 1
          model sample.Two FLOAT
          node left Input [3]
          node right Input [3]
          node sum Add [3] left right
          node y Dense [1] sum ; units=1
          parameter y.weight [1,3] GLOROT_UNIFORM 3 1
          parameter y.bias [1] CONSTANT 0.0
          loss loss MeanSquaredError y REAL 1 1.0
          output y IDENTITY
          """);

  @Test
  void pageNeedsNothingFromElsewhere() {
    String page = Page.of(MODEL, "{}", false);
    assertThat(page).doesNotContainMatch("(src|href)\\s*=");
    assertThat(page).doesNotContain("@import");
    assertThat(page).doesNotContainMatch("url\\(");
    assertThat(page).doesNotContain("{{");
    assertThat(page).contains("uPlot");
  }

  @Test
  void graphHasEveryNodeAndEveryEdge() {
    String svg = Graph.svg(MODEL);
    for (String name : new String[] {"left", "right", "sum", "y", "loss"}) {
      assertThat(svg).contains(">" + name + "</text>");
    }
    assertThat(svg.split("class=\"edge\"", -1)).hasLength(5);
    assertThat(svg).contains("Dense [1]");
  }

  @Test
  void textIsEscaped() {
    assertThat(Page.escape("<a href=\"x\">&</a>"))
        .isEqualTo("&lt;a href=&quot;x&quot;&gt;&amp;&lt;/a&gt;");
  }
}
