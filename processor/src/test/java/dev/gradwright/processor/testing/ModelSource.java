package dev.gradwright.processor.testing;

/**
 * The source text of one model, in package {@code t}.
 *
 * @param name its simple name
 * @param text the whole file
 */
public record ModelSource(String name, String text) {
  /** Returns a model whose nodes are these member declarations. */
  public static ModelSource of(String name, String... members) {
    return new ModelSource(
        name,
        """
        package t;
        import dev.gradwright.*;
        import dev.gradwright.layer.*;
        import dev.gradwright.loss.*;
        import dev.gradwright.processor.testing.Twice;
        import static dev.gradwright.layer.ActivationFunction.*;
        import static dev.gradwright.layer.Padding.*;
        @Model interface %s {
          %s
        }
        """
            .formatted(name, String.join("\n  ", members)));
  }
}
