package dev.gradwright.processor.declare.harness;

/** Sources that several tests need. */
public final class Models {
  /** The imports of every model. */
  public static final String IMPORTS =
      "import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*;\n";

  private Models() {}

  /** Returns a model that learns, in a package, as javac reads it. */
  public static String iris(String packageName, String name) {
    return "package " + packageName + "; " + IMPORTS + body(name, 3);
  }

  /** Returns the declaration alone. */
  public static String body(String name, int units) {
    return """
    @Model interface NAME {
      @Input(4) Tensor flower();
      @Dense(units = UNITS) Tensor species(Tensor flower);
      @SoftmaxCrossEntropy Loss loss(Tensor species);
    }
    """
        .replace("NAME", name)
        .replace("UNITS", String.valueOf(units));
  }
}
