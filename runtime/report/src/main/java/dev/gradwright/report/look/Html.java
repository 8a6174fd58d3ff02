package dev.gradwright.report.look;

/** Writes markup that is well-formed as XML, too. */
public final class Html {
  private Html() {}

  /** Returns a text as it stands between tags or in quotes. */
  public static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  /** Returns an element that holds a text, with attributes as they stand in its tag. */
  public static String element(String tag, String attributes, String text) {
    String blank = attributes.isEmpty() ? "" : " ";
    return "<" + tag + blank + attributes + ">" + escape(text) + "</" + tag + ">";
  }
}
