package docs; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
// GIVES DocumentedTrainer
/** A model with {@code Javadoc}, helpers and other annotations. */
@Deprecated
@FunctionalInterface
interface Unrelated { void run(); }
@SuppressWarnings("unused")
@Model interface Documented {
  /** The input. */
  @Input(4) Tensor x();
  @Deprecated @Dense(units = 3) Tensor y(Tensor x);
  @MeanSquaredError Loss loss(Tensor y);
  default int twice(int n) { return 2 * n; }
  static String name() { return "documented"; }
  interface Inner { void method(); }
}
