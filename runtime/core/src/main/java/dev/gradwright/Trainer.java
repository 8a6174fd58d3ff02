package dev.gradwright;

import dev.gradwright.data.Batch;
import dev.gradwright.data.DataStream;
import dev.gradwright.data.Dataset;
import dev.gradwright.metric.Metric;
import dev.gradwright.train.Evaluation;
import dev.gradwright.train.History;

/**
 * Trains a model: what every generated trainer is. A trainer serves one thread at a time and says
 * so if a second one calls it.
 *
 * <p>The trainer itself may share a step out among threads of its own, by blocks of 64 rows and,
 * from 32768 parameters on, by ranges of parameters; no bit of any result depends on their number.
 * {@link dev.gradwright.train.TrainerBuilder#threads} sets it. Unset, it is the smaller of the
 * number of processors and of blocks, provided the dense layers take at least 2 million
 * multiply-adds for 64 rows, forward and backward, which is to say about 10,000 weights; else 1.
 *
 * <p>{@link #fit} runs the whole loop. For a loop of one's own the four steps of backpropagation
 * are public:
 *
 * <pre>{@code
 * for (Batch batch : data.batches(32)) {
 *   trainer.forward(batch);
 *   double loss = trainer.loss();
 *   trainer.backward();
 *   trainer.update();
 * }
 * }</pre>
 *
 * Failures are {@link GradwrightException}s and leave the parameters of the last whole step.
 *
 * @param <N> the generated network
 */
public interface Trainer<N extends Network> {
  /**
   * Trains for the configured epochs, going on from the present parameters and optimizer state, so
   * that two fits of k and n - k epochs give the bits of one of n. The names of the classes and the
   * preparation of the data are remembered and go with the {@link #network()}; data that are not
   * prepared yet are then prepared like them, here and in {@link #evaluate}.
   *
   * @throws GradwrightException if the data do not fit the model, a loss or gradient is not finite,
   *     or a listener fails
   */
  History fit(Dataset train);

  /** Trains like {@link #fit(Dataset)} and evaluates on the validation data after every epoch. */
  History fit(Dataset train, Dataset validation);

  /**
   * Trains like {@link #fit(Dataset)} on rows that need not fit into memory. The rows of a window
   * are shuffled among themselves.
   *
   * @throws GradwrightException also if the table cannot be read
   */
  History fit(DataStream train);

  /**
   * Trains like {@link #fit(DataStream)} and evaluates on the validation data after every epoch.
   */
  History fit(DataStream train, Dataset validation);

  /** Measures like {@link #evaluate(Dataset)} on rows that need not fit into memory. */
  Evaluation evaluate(DataStream data);

  /**
   * Measures loss and metrics, without learning. The rows go through in pieces of 64, so memory
   * does not grow with them; the loss is the mean of the pieces' losses weighted by their rows.
   *
   * @throws GradwrightException if the data do not fit the model
   */
  Evaluation evaluate(Dataset data);

  /**
   * Measures like {@link #evaluate(Dataset)}, with more metrics.
   *
   * @throws GradwrightException if the data do not fit the model, or a metric fits no loss
   */
  Evaluation evaluate(Dataset data, Metric... metrics);

  /** Returns a network with the present parameters, which later training does not touch. */
  N network();

  /**
   * Takes over a network's parameters and what it knows of its data, with the optimizer as before
   * its first step.
   */
  void start(N network);

  /**
   * Step one: computes all nodes and the losses of a batch.
   *
   * @throws GradwrightException if the data do not fit the model
   */
  void forward(Batch batch);

  /**
   * Step two: returns the loss of the batch, penalties included.
   *
   * @throws GradwrightException if {@link #forward} has not been called
   */
  double loss();

  /**
   * Step three: computes the gradient of the loss.
   *
   * @throws GradwrightException if {@link #loss} has not been called since {@link #forward}
   */
  void backward();

  /**
   * Step four: changes the parameters along the gradient, unless it or the loss is not finite.
   *
   * @throws GradwrightException if {@link #backward} has not been called, or, by default, if the
   *     loss or the gradient is not finite; the parameters are then as before
   */
  void update();

  /**
   * Returns a copy of a parameter, flat and row by row.
   *
   * @param name such as {@code hidden.weight}
   * @throws GradwrightException if the model has no such parameter
   */
  double[] parameter(String name);

  /**
   * Sets a parameter.
   *
   * @throws GradwrightException if there is no such parameter or the number of values is another
   */
  void parameter(String name, double... values);

  /**
   * Returns a copy of the gradient of the loss by a parameter.
   *
   * @throws GradwrightException if there is no such parameter or {@link #backward} has not been
   *     called
   */
  double[] gradient(String name);

  /**
   * Changes the gradient that {@link #update} will use.
   *
   * @throws GradwrightException if there is no such parameter, the number of values is another, or
   *     {@link #backward} has not been called
   */
  void gradient(String name, double... values);

  /** Returns nodes, shapes and parameter names. */
  Architecture architecture();
}
