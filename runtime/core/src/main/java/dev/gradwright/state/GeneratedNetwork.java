package dev.gradwright.state;

import dev.gradwright.Architecture;
import dev.gradwright.GradwrightException;
import dev.gradwright.Network;
import dev.gradwright.data.Batch;
import dev.gradwright.data.Binding;
import dev.gradwright.data.Dataset;
import dev.gradwright.data.Preparation;
import dev.gradwright.kernel.Layout;
import dev.gradwright.kernel.Reals;
import dev.gradwright.kernel.Sums;
import dev.gradwright.kernel.Workspace;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The base of every generated network: parameters that never change, and everything that does not
 * depend on the model's shape. The generated class adds the arithmetic of its layers and methods
 * typed for its inputs and outputs.
 *
 * <p>Rows go through in pieces of one block, so a thread's workspace stays small. Serialization
 * keeps the architecture's text, the parameters and what is known of the data; a class generated
 * from another declaration refuses them.
 */
public abstract class GeneratedNetwork implements Network, Serializable {
  @Serial private static final long serialVersionUID = 1L;

  // Null only in the husk that deserialization makes and readResolve replaces.
  private final transient Architecture architecture;
  private final transient Layout layout;
  private final transient Reals parameters;
  private final transient DataForm form;
  private final transient Ends inputs;
  private final transient Ends outputs;
  private final transient InputLimits limits;

  // One per network, not per class: its buffers have this network's shapes, and go when it goes.
  @SuppressWarnings("ThreadLocalUsage")
  private final transient ThreadLocal<@Nullable Workspace> workspaces = new ThreadLocal<>();

  private final transient VectorPrediction vectors;

  private transient @Nullable String readText;
  private transient double @Nullable [] readParameters;
  private transient @Nullable String readClasses;
  private transient @Nullable String readPreparation;

  /**
   * Creates a network.
   *
   * @param architecture the model
   * @param layout the buffers of its workspaces
   * @param parameters in the flat public order; the network keeps them, so nobody else may
   * @param form what the model knows of the data it was trained on
   * @throws GradwrightException if number or precision of the parameters are not the model's
   */
  protected GeneratedNetwork(
      Architecture architecture, Layout layout, Reals parameters, DataForm form) {
    if (parameters.length() != architecture.parameterCount()
        || parameters.precision() != architecture.precision()) {
      throw new GradwrightException(
          String.format(
              Locale.ROOT,
              "%s has %d parameters in %s, not %d in %s",
              architecture.modelName(),
              architecture.parameterCount(),
              architecture.precision(),
              parameters.length(),
              parameters.precision()));
    }
    this.architecture = architecture;
    this.layout = layout;
    this.parameters = parameters;
    this.form = form;
    vectors = new VectorPrediction(layout, parameters);
    inputs = Ends.inputs(architecture, layout);
    outputs = Ends.outputs(architecture, layout);
    limits = InputLimits.of(architecture, layout);
  }

  /**
   * Computes what the outputs need, and the outputs after their links.
   *
   * @param workspace holds the rows' inputs, and takes the rest
   * @param from the first row
   * @param to the row after the last
   */
  protected abstract void forward(Workspace workspace, int from, int to);

  /**
   * Returns whether this model has bodies on vectors and this JVM can run them; lets the model's
   * module read the module they need.
   */
  protected boolean hasVectors() {
    return false;
  }

  /**
   * Returns the lengths of the arrays that one row on vectors needs; none if it has no such form.
   */
  protected int[] vectorRowLengths() {
    return new int[0];
  }

  /** Returns the weights in the order in which one row on vectors takes them. */
  protected float[] vectorPack() {
    throw new UnsupportedOperationException();
  }

  /**
   * Does what {@link #forward} does, with the same bits, for the first row on vectors. Of the
   * values in the workspace only the outputs are set.
   *
   * @param packed the weights as {@link #vectorPack} returns them
   * @param arrays as long as {@link #vectorRowLengths} says
   */
  protected void vectorRow(float[] packed, Workspace workspace, float[][] arrays) {
    throw new UnsupportedOperationException();
  }

  /** Returns the lengths of the arrays that vector bodies need for a block of rows. */
  protected int[] vectorLengths() {
    throw new UnsupportedOperationException();
  }

  /**
   * Does what {@link #forward} does, with the same bits, for one block on vectors. Of the values in
   * the workspace only the outputs are set.
   *
   * @param lanes the arrays of this block
   */
  protected void vectorForward(Workspace workspace, float[][] lanes, int from, int to) {
    throw new UnsupportedOperationException();
  }

  /**
   * Returns a network of the same class with other parameters.
   *
   * @param parameters in the flat public order; the new network keeps them
   * @param form what the new network knows of its data
   */
  protected abstract GeneratedNetwork withParameters(Reals parameters, DataForm form);

  /**
   * Computes what the outputs need for the first rows of a workspace, on what is fastest.
   *
   * @param workspace holds the rows' inputs, and takes the outputs
   * @throws GradwrightException if an input takes only some whole numbers, and has another
   */
  protected final void compute(Workspace workspace, int rows) {
    limits.check(workspace, rows);
    if (!vectors.compute(this, workspace, rows)) {
      forward(workspace, 0, rows);
    }
  }

  /**
   * Makes predictions as fast as they get before the first one is asked for: runs the bodies on
   * vectors until HotSpot has compiled them, for some seconds at most. Without this call that
   * happens in the background once a network has been used for a while.
   *
   * @return whether predictions now run on vectors; false if java was not started with {@code
   *     --add-modules jdk.incubator.vector}, or if plain Java is faster for this model
   */
  public final boolean warmUp() {
    return vectors.warmNow(this);
  }

  /** Returns the parameters themselves, for reading only. */
  protected final Reals parameters() {
    return parameters;
  }

  /**
   * Returns this thread's workspace, which the next call on the same thread may use again.
   *
   * @param rows the rows it must have at least
   */
  protected final Workspace workspace(int rows) {
    Workspace workspace = workspaces.get();
    if (workspace == null || workspace.rows() < rows) {
      workspace = newWorkspace(rows);
      workspaces.set(workspace);
    }
    return workspace;
  }

  /**
   * Returns new buffers for prediction, to be held by the caller.
   *
   * @param rows the largest number of rows, at least 1
   */
  public final Workspace newWorkspace(int rows) {
    return new Workspace(architecture.precision(), layout, false, rows);
  }

  @Override
  public final Architecture architecture() {
    return architecture;
  }

  @Override
  public final double[] parameter(String name) {
    return Parameters.get(architecture, parameters, name);
  }

  @Override
  public Network with(String name, double... values) {
    Reals changed = parameters.copy();
    Parameters.set(architecture, changed, name, values);
    return withParameters(changed, form);
  }

  @Override
  public final List<String> classes(String loss) {
    return form.classes(architecture.loss(loss).name());
  }

  @Override
  public final Optional<Preparation> preparation() {
    return form.preparation();
  }

  @Override
  public final void save(Path file) {
    ModelFile.save(file, architecture, parameters, form);
  }

  @Override
  public final int inputWidth() {
    return inputs.width();
  }

  @Override
  public final int outputWidth() {
    return outputs.width();
  }

  @Override
  public final double[] predict(double... row) {
    if (row.length != inputs.width()) {
      throw new GradwrightException(
          String.format(
              Locale.ROOT,
              "%s takes rows of %d numbers, not %d",
              architecture.modelName(),
              inputs.width(),
              row.length));
    }
    double[] out = new double[outputs.width()];
    predict(row, 1, out);
    return out;
  }

  @Override
  public final void predict(double[] rows, int count, double[] out) {
    requireLength("the inputs", rows, count, inputs.width());
    requireLength("the outputs", out, count, outputs.width());
    Workspace workspace = workspace(Math.max(1, Math.min(count, Sums.BLOCK)));
    for (int first = 0; first < count; first += Sums.BLOCK) {
      int piece = Math.min(Sums.BLOCK, count - first);
      inputs.load(rows, first, piece, workspace);
      compute(workspace, piece);
      outputs.store(workspace, piece, out, first);
    }
  }

  @Override
  public final double[] predict(Dataset raw) {
    Dataset data = form.prepare(raw);
    Binding binding = Binding.forPrediction(architecture, layout, data);
    int rows = data.rows();
    double[] out = new double[outputLength(rows)];
    int[] order = new int[Math.min(rows, Sums.BLOCK)];
    Batch batch = new Batch(data, order, 0, 0);
    Workspace workspace = workspace(order.length);
    for (int first = 0; first < rows; first += Sums.BLOCK) {
      int piece = Math.min(Sums.BLOCK, rows - first);
      for (int i = 0; i < piece; i++) {
        order[i] = first + i;
      }
      batch.select(order, 0, piece);
      binding.load(workspace, batch);
      compute(workspace, piece);
      outputs.store(workspace, piece, out, first);
    }
    return out;
  }

  private int outputLength(int rows) {
    long length = (long) rows * outputs.width();
    if (length > Integer.MAX_VALUE) {
      throw new GradwrightException(
          String.format(
              Locale.ROOT,
              "the predictions for %d rows are %d numbers, more than an array holds; slice the data",
              rows,
              length));
    }
    return (int) length;
  }

  private void requireLength(String what, double[] array, int count, int width) {
    if (count < 0 || array.length < (long) count * width) {
      throw new GradwrightException(
          String.format(
              Locale.ROOT,
              "%s of %d rows of %d numbers do not fit an array of %d",
              what,
              count,
              width,
              array.length));
    }
  }

  @Serial
  private void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
    out.writeObject(architecture.text());
    double[] values = new double[parameters.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = parameters.get(i);
    }
    out.writeObject(values);
    out.writeObject(form.classesAsText());
    out.writeObject(form.preparationAsText().orElse(null));
  }

  @Serial
  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    readText = (String) in.readObject();
    readParameters = (double[]) in.readObject();
    readClasses = (String) in.readObject();
    readPreparation = (String) in.readObject();
  }

  /**
   * Returns the network that was read, made by the ordinary constructor.
   *
   * @throws InvalidObjectException if it was written by a class of another declaration
   */
  @Serial
  protected final Object readResolve() throws InvalidObjectException {
    String text = Objects.requireNonNull(readText);
    double[] values = Objects.requireNonNull(readParameters);
    GeneratedNetwork network;
    try {
      Architecture written = Architecture.parse(text);
      Reals read = Reals.of(written.precision(), values.length);
      for (int i = 0; i < values.length; i++) {
        read.set(i, values[i]);
      }
      network =
          withParameters(
              read,
              DataForm.read(
                  written,
                  Objects.requireNonNull(readClasses),
                  Optional.ofNullable(readPreparation)));
    } catch (GradwrightException | Refusal e) {
      InvalidObjectException invalid = new InvalidObjectException(String.valueOf(e.getMessage()));
      invalid.initCause(e);
      throw invalid;
    }
    if (!network.architecture.text().equals(text)) {
      throw new InvalidObjectException(
          "the stream was written by a class of another declaration of "
              + network.architecture.modelName());
    }
    return network;
  }
}
