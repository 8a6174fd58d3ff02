package dev.gradwright.state;

/**
 * The version of the model file format, {@code major.minor}. A minor version adds something that
 * older files do without, so files of older minor versions are read; no other version is.
 */
record FormatVersion(int major, int minor) {
  /** What this library writes. */
  static final FormatVersion CURRENT = new FormatVersion(1, 0);

  private static final int LONGEST = 4;

  /** Refuses the version of a file unless a reader of this version can read it. */
  void requireReadable(String text) throws Refusal {
    FormatVersion file = parse(text);
    if (file.major < major) {
      throw new Refusal(
          "it is in format %s, and this library reads %d.0 to %s; load it with an older"
              + " gradwright-runtime of format %d and train or export from there",
          file, major, this, file.major);
    }
    if (file.major > major || file.minor > minor) {
      throw new Refusal(
          "it is in format %s, and this library reads %d.0 to %s; update gradwright-runtime",
          file, major, this);
    }
  }

  private static FormatVersion parse(String text) throws Refusal {
    int dot = text.indexOf('.');
    if (dot < 0 || !isNumber(text.substring(0, dot)) || !isNumber(text.substring(dot + 1))) {
      throw new Refusal("its gradwright.format is %s, not a version such as 1.0", Quote.name(text));
    }
    return new FormatVersion(
        Integer.parseInt(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
