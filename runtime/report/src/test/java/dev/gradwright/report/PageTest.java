package dev.gradwright.report;

import static com.google.common.truth.Truth.assertThat;

import dev.gradwright.Architecture;
import dev.gradwright.Architecture.TargetKind;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Texts of users in the page. */
final class PageTest {
  private static final String EVIL = "</script><script>alert('1')</script>&\"\u2028";

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  @Test
  @DisplayName("no text in the figures can end its element")
  void figuresAreEscaped() {
    Json json = new Json();
    json.open();
    Confusion confusion = new Confusion(TargetKind.CLASS, List.of(EVIL, "b"));
    confusion.add(new double[] {0}, new double[] {0.2, 0.8});
    confusion.write(json);
    json.text(EVIL, EVIL);
    json.close();
    for (String part : List.of("<", ">", "&", "'", "\u2028")) {
      assertThat(json.text()).doesNotContain(part);
    }
    assertThat(json.text()).contains("\\u003C/script\\u003E\\u003Cscript\\u003Ealert(\\u00271");
  }

  @Test
  @DisplayName("no text in the markup is taken for markup")
  void markupIsEscaped() {
    Architecture model =
        Architecture.parse(
            """
            gradwright 1
            model p.<b>Model DOUBLE
            node <i>x Input [1]
            node "y&amp;' Formula [1] <i>x ; expression=x<u>
            loss <s>loss MeanSquaredError "y&amp;' REAL 1 1.0
            output "y&amp;' IDENTITY
            """);
    String page = new Page(model, Map.of("<em>name", EVIL), List.of()).text("{}");
    for (String part : List.of("<b>", "<i>x", "<s>", "<u>", "<em>", "alert('1')</script>")) {
      assertThat(page).doesNotContain(part);
    }
    assertThat(page).contains("&quot;y&amp;amp;'");
    assertThat(count(page, "</script>")).isEqualTo(2);
    assertThat(count(page, "<script")).isEqualTo(2);
  }

  @Test
  @DisplayName("numbers that are not finite are no JSON, and become null")
  void notFinite() {
    Json json = new Json();
    json.open();
    json.array("all");
    json.number(Double.NaN);
    json.rough(Double.POSITIVE_INFINITY);
    json.rough(1e300);
    json.number(0.1);
    json.end();
    json.close();
    assertThat(json.text()).isEqualTo("{\"all\":[null,null,1.0E300,0.1]}");
  }
}
