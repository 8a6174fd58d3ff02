package dev.gradwright.samples.benchmarks.contest;

/** What is timed. */
public enum Task {
  /** One training step of the line, all 100 rows. */
  W1(Kind.STEP, Net.LINE, 100),
  /** One training step of 4-16-3, 16 rows. */
  W2(Kind.STEP, Net.FLOWER, 16),
  /** One training step of 2-32-32-1, 32 rows. */
  W3(Kind.STEP, Net.PLANE, 32),
  /** One training step of 784-128-10, 32 rows. */
  W4(Kind.STEP, Net.DIGITS, 32),
  /** One training step of 784-128-10, 128 rows. */
  W4_128(Kind.STEP, Net.DIGITS, 128),
  /** One training step of LeNet, 32 rows. */
  W5(Kind.STEP, DeepNet.LENET, 32),
  /** One training step of an LSTM, 32 rows. */
  LSTM(Kind.STEP, DeepNet.LSTM, 32),
  /** One training step of a transformer block, 16 rows. */
  BLOCK(Kind.STEP, DeepNet.BLOCK, 16),
  /** The prediction for one row by 4-16-3. */
  PREDICT_W2(Kind.PREDICTION, Net.FLOWER, 16),
  /** The prediction for one row by 784-128-10. */
  PREDICT_W4(Kind.PREDICTION, Net.DIGITS, 16),
  /** A process that trains 4-16-3 for ten epochs on 150 rows in batches of 16, and ends. */
  COLD(Kind.PROCESS, Net.FLOWER, 150);

  /** How a task is timed. */
  public enum Kind {
    STEP,
    PREDICTION,
    PROCESS
  }

  /** The rows per step of {@link #COLD}. */
  public static final int COLD_BATCH = 16;

  /** The epochs of {@link #COLD}. */
  public static final int COLD_EPOCHS = 10;

  private final Kind kind;

  @SuppressWarnings("ImmutableEnumChecker") // all networks are enums themselves
  private final Network net;

  private final int rows;

  Task(Kind kind, Network net, int rows) {
    this.kind = kind;
    this.net = net;
    this.rows = rows;
  }

  /** Returns how it is timed. */
  public Kind kind() {
    return kind;
  }

  /** Returns the network. */
  public Network net() {
    return net;
  }

  /** Returns the rows of the data: of one batch for a step, to go through in turn otherwise. */
  public int rows() {
    return rows;
  }

  /** Returns the floating-point operations of the matrix products, or 0 for a process. */
  public double flops() {
    return switch (kind) {
      case STEP -> net.stepFlops(rows);
      case PREDICTION -> net.predictionFlops();
      case PROCESS -> 0;
    };
  }
}
