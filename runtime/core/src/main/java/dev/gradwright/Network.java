package dev.gradwright;

import dev.gradwright.data.Dataset;
import dev.gradwright.data.Preparation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A model with its parameters: what every generated network is. Immutable, and safe for many
 * threads.
 *
 * <p>The general methods here take the rows of all inputs side by side, in the order of {@link
 * Architecture#inputs()}, and give the rows of all outputs side by side, in the order of {@link
 * Architecture#outputs()}, each with the link of its loss applied (softmax, sigmoid, exp). A
 * generated class adds methods typed for its model.
 */
public interface Network {
  /** Returns nodes, shapes and parameter names. */
  Architecture architecture();

  /** Returns the number format of the parameters and of the arithmetic. */
  default Precision precision() {
    return architecture().precision();
  }

  /** Returns the number of parameters. */
  default int parameterCount() {
    return architecture().parameterCount();
  }

  /**
   * Returns a copy of a parameter, flat and row by row.
   *
   * @param name such as {@code hidden.weight}
   * @throws GradwrightException if the model has no such parameter
   */
  double[] parameter(String name);

  /**
   * Returns a network that differs from this one in one parameter.
   *
   * @param name such as {@code hidden.weight}
   * @param values flat and row by row, rounded to the model's precision
   * @throws GradwrightException if there is no such parameter or the number of values is another
   */
  Network with(String name, double... values);

  /** Returns the numbers per row over all inputs. */
  int inputWidth();

  /** Returns the numbers per row over all outputs. */
  int outputWidth();

  /**
   * Returns the prediction for one row.
   *
   * @param row {@link #inputWidth()} numbers
   * @return {@link #outputWidth()} numbers
   * @throws GradwrightException if the row has another length
   */
  double[] predict(double... row);

  /**
   * Predicts rows into a given array, allocating nothing once the thread has predicted before.
   *
   * @param rows {@code [count, inputWidth]}, row by row; what follows is not read
   * @param count the number of rows
   * @param out takes {@code [count, outputWidth]}
   * @throws GradwrightException if one of the arrays is too short
   */
  void predict(double[] rows, int count, double[] out);

  /**
   * Returns the predictions for all rows of a data set, {@code [rows, outputWidth]} row by row; its
   * targets, if any, are not looked at. If the network was trained on prepared data and these are
   * not prepared yet, they are prepared first; rows given as arrays are taken as they are.
   *
   * @throws GradwrightException if a field for an input is missing or has another width
   */
  double[] predict(Dataset data);

  /**
   * Returns the names of the classes a loss tells apart, in the order of its node's outputs; empty
   * if they are not known, as before training or where the loss compares numbers.
   *
   * @param loss the name of a loss, or of the node it reads
   * @throws GradwrightException if the model has no such loss
   */
  List<String> classes(String loss);

  /**
   * Returns the names of the classes, if one loss alone has some; empty if they are not known.
   *
   * @throws GradwrightException if several losses have class names
   */
  default List<String> classes() {
    List<String> found = List.of();
    for (Architecture.LossTerm loss : architecture().losses()) {
      List<String> names = classes(loss.name());
      if (!names.isEmpty() && !found.isEmpty()) {
        throw new GradwrightException(
            architecture().modelName() + " has several losses with classes; name one");
      }
      found = names.isEmpty() ? found : names;
    }
    return found;
  }

  /** Returns how the data were prepared that the network was trained on; empty if they were not. */
  Optional<Preparation> preparation();

  /**
   * Writes the network to a file, to be read by the {@code load} of its generated class: the
   * parameters, the architecture, the names of the classes and the preparation of the data.
   *
   * <p>The file is in the format <a
   * href="https://github.com/huggingface/safetensors">safetensors</a>. It is replaced in one step:
   * at every moment, also after a power cut, it has its old content or the new one. A symbolic link
   * is followed: the file it leads to is replaced. Equal networks give equal bytes.
   *
   * @throws GradwrightException if the file cannot be written; it is then as it was before
   */
  void save(Path file);

  /** Returns a table of the nodes, their shapes and their parameters. */
  default String summary() {
    return architecture().summary();
  }
}
