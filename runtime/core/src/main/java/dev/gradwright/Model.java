package dev.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a neural network: an interface, or an abstract class, whose abstract methods are its
 * nodes.
 *
 * <p>A method is a node and a parameter name is an edge, so the order of the members means nothing:
 *
 * <pre>{@code
 * @Model
 * interface Iris {
 *   @Input(4) Tensor flower();
 *   @Dense(units = 16, activation = ActivationFunction.TANH) Tensor hidden(Tensor flower);
 *   @Dense(units = 3) Tensor species(Tensor hidden);
 *   @SoftmaxCrossEntropy Loss loss(Tensor species);
 * }
 * }</pre>
 *
 * <p>The processor answers with {@code IrisNetwork}, which predicts, and, for a model with a loss,
 * {@code IrisTrainer}, which trains. Both are final classes in the package of the model; the names
 * of the classes around a nested model come first, as in {@code Outer_IrisNetwork}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Model {
  /** Returns the number format of parameters, data and arithmetic. */
  Precision precision() default Precision.FLOAT;
}
