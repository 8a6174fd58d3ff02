package dev.gradwright.processor.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A random smooth model of images, sequences and rows: convolutions, pooling, norms, recurrence,
 * attention, formulas, shapes changed on the way, and sums with what came before. The seed tells it
 * whole.
 */
public final class RandomDeepModel {
  private static final List<String> SMOOTH =
      List.of("IDENTITY", "SILU", "TANH", "SOFTPLUS", "MISH");
  private static final int MOST_NUMBERS = 60;

  private final Random random;
  private final List<String> members = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();

  private record Node(String name, List<Integer> shape) {
    int size() {
      return shape.stream().reduce(1, (a, b) -> a * b);
    }

    int at(int axis) {
      return shape.get(axis);
    }
  }

  private RandomDeepModel(long seed) {
    random = new Random(seed);
  }

  /** Returns the model of a seed, named {@code Deep17}. */
  public static ModelSource of(long seed) {
    RandomDeepModel model = new RandomDeepModel(seed);
    model.build();
    return ModelSource.of("Deep" + seed, model.members.toArray(String[]::new));
  }

  private void build() {
    List<Integer> shape =
        switch (random.nextInt(3)) {
          case 0 -> List.of(1 + random.nextInt(2), 3 + random.nextInt(3), 3 + random.nextInt(3));
          case 1 -> List.of(2 + random.nextInt(3), 2 * (1 + random.nextInt(2)));
          default -> List.of(3 + random.nextInt(4));
        };
    Node input = add("@Input(" + list(shape) + ")", shape);
    // a first layer that learns, so that all that follows has a gradient
    Node last =
        switch (shape.size()) {
          case 1 -> add(dense("Dense", 4 + random.nextInt(4)), List.of(units), input);
          case 2 ->
              add(dense("PositionwiseDense", input.at(1)), List.of(input.at(0), units), input);
          default -> convolution(input);
        };
    int layers = 2 + random.nextInt(5);
    for (int i = 0; i < layers; i++) {
      last = next(last);
    }
    if (last.shape().size() > 1) {
      last = add("@Flatten", List.of(last.size()), last);
    }
    Node y = add("@Dense(units = 2)", List.of(2), last);
    members.add(
        "@"
            + (random.nextBoolean() ? "MeanSquaredError" : "LogCosh")
            + " Loss loss(Tensor "
            + y.name()
            + ");");
  }

  private int units;

  private String dense(String kind, int wanted) {
    units = wanted;
    return "@" + kind + "(units = " + units + ", activation = " + pick(SMOOTH) + ")";
  }

  private static String list(List<Integer> shape) {
    return "{" + String.join(", ", shape.stream().map(String::valueOf).toList()) + "}";
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private Node add(String annotation, List<Integer> shape, Node... sources) {
    List<String> parameters = new ArrayList<>();
    for (int i = 0; i < sources.length; i++) {
      boolean again = i > 0 && sources[i].equals(sources[0]);
      String name = sources[i].name();
      parameters.add(again ? "@From(\"" + name + "\") Tensor again" + i : "Tensor " + name);
    }
    Node node = new Node("n" + nodes.size(), shape);
    members.add(annotation + " Tensor " + node.name() + "(" + String.join(", ", parameters) + ");");
    nodes.add(node);
    return node;
  }

  private Node next(Node x) {
    if (random.nextInt(4) == 0) {
      return join(x);
    }
    return switch (x.shape().size()) {
      case 1 -> row(x);
      case 2 -> sequence(x);
      default -> image(x);
    };
  }

  /** With an earlier node of the same shape, or with itself. */
  private Node join(Node x) {
    List<Node> same =
        nodes.subList(1, nodes.size()).stream().filter(n -> n.shape().equals(x.shape())).toList();
    Node other = pick(same);
    String name = other.equals(x) ? "again1" : other.name();
    return switch (random.nextInt(3)) {
      case 0 -> add("@Add", x.shape(), x, other);
      case 1 -> add("@Multiply", x.shape(), x, other);
      default ->
          add("@Formula(\"" + x.name() + " * sigmoid(" + name + ") + 0.5\")", x.shape(), x, other);
    };
  }

  private Node row(Node x) {
    int n = x.at(0);
    return switch (random.nextInt(6)) {
      case 0 -> add("@LayerNorm", x.shape(), x);
      case 1 -> batchNorm(x);
      case 2 -> n % 2 == 0 ? add("@Reshape({2, -1})", List.of(2, n / 2), x) : dense(x);
      case 3 -> weight(x);
      case 4 -> n > 3 ? add("@Slice(from = 1)", List.of(n - 1), x) : dense(x);
      default -> dense(x);
    };
  }

  private Node dense(Node x) {
    return add(dense("Dense", 3 + random.nextInt(6)), List.of(units), x);
  }

  private Node batchNorm(Node x) {
    return add("@BatchNorm", x.shape(), x);
  }

  /** A learnable array that stretches over the rows. */
  private Node weight(Node x) {
    Node w = add("@Weight(constant = 0.7)", List.of(1));
    String text = String.format(Locale.ROOT, "tanh(%s * %s) + %s", w.name(), x.name(), x.name());
    return add("@Formula(\"" + text + "\")", x.shape(), x, w);
  }

  private Node sequence(Node x) {
    int time = x.at(0);
    int width = x.at(1);
    int state = 2 + random.nextInt(3);
    boolean all = random.nextBoolean();
    List<Integer> states = all ? List.of(time, state) : List.of(state);
    String options =
        "(units = "
            + state
            + ", sequence = "
            + all
            + (random.nextInt(3) == 0 ? ", reverse = true)" : ")");
    return switch (random.nextInt(12)) {
      case 0 -> add("@LayerNorm", x.shape(), x);
      case 1 -> add("@RmsNorm", x.shape(), x);
      case 2 -> add("@Rnn" + options, states, x);
      case 3 -> add("@Lstm" + options, states, x);
      case 4 -> add("@Gru" + options, states, x);
      case 5 ->
          add(
              "@Attention(heads = " + (width % 2 == 0 ? 2 : 1) + ", causal = " + all + ")",
              x.shape(),
              x);
      case 6 -> add("@Conv1d(filters = 2, kernel = 2, padding = SAME)", List.of(2, width), x);
      case 7 -> add("@PositionalEncoding", x.shape(), x);
      case 8 -> add("@MatMul(transposeRight = true)", List.of(time, time), x, x);
      case 9 -> add("@Mean(axes = 0)", List.of(width), x);
      case 10 -> add("@Permute({1, 0})", List.of(width, time), x);
      default ->
          add(dense("PositionwiseDense", 2 * (1 + random.nextInt(2))), List.of(time, units), x);
    };
  }

  private Node image(Node x) {
    int c = x.at(0);
    int h = x.at(1);
    int w = x.at(2);
    return switch (random.nextInt(12)) {
      case 0 -> batchNorm(x);
      case 1 -> add("@GroupNorm(groups = " + (c % 2 == 0 ? 2 : 1) + ")", x.shape(), x);
      case 2 -> h > 2 && w > 2 ? averages(x) : convolution(x);
      case 3 -> add("@GlobalAveragePool", List.of(c), x);
      case 4 -> add("@DepthwiseConv2d(kernel = 2, padding = SAME)", x.shape(), x);
      case 5 ->
          add("@SeparableConv2d(filters = 2, kernel = 2, padding = SAME)", List.of(2, h, w), x);
      case 6 ->
          4 * x.size() <= MOST_NUMBERS * 2
              ? add("@UpSample(factor = 2)", List.of(c, 2 * h, 2 * w), x)
              : convolution(x);
      case 7 ->
          x.size() <= MOST_NUMBERS
              ? add("@ConvTranspose2d(filters = 2, kernel = 2)", List.of(2, h + 1, w + 1), x)
              : convolution(x);
      case 8 -> add("@Pad({0, 0, 1, 0, 0, 1})", List.of(c, h + 1, w + 1), x);
      case 9 -> add("@Permute({0, 2, 1})", List.of(c, w, h), x);
      case 10 -> add("@Reshape({" + c + ", -1})", List.of(c, h * w), x);
      default -> convolution(x);
    };
  }

  private Node averages(Node x) {
    List<Integer> shape = List.of(x.at(0), x.at(1) - 1, x.at(2) - 1);
    return add("@AveragePool(kernel = 2, stride = 1)", shape, x);
  }

  private Node convolution(Node x) {
    int filters = 1 + random.nextInt(3);
    String f = "filters = " + filters + ", activation = " + pick(SMOOTH);
    return switch (random.nextInt(3)) {
      case 0 ->
          add(
              "@Conv2d(" + f + ", kernel = 2, stride = 2, padding = SAME)",
              List.of(filters, (x.at(1) + 1) / 2, (x.at(2) + 1) / 2),
              x);
      case 1 ->
          add(
              "@Conv2d(" + f + ", kernel = {1, 2}, dilation = 2, pad = {0, 1}, bias = false)",
              List.of(filters, x.at(1), x.at(2)),
              x);
      default ->
          add(
              "@Conv2d(" + f + ", kernel = 3, padding = SAME)",
              List.of(filters, x.at(1), x.at(2)),
              x);
    };
  }
}
