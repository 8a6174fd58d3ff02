package dev.gradwright.processor.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/**
 * A random smooth model: several inputs of one to three axes, every kind of node, shared readers,
 * nodes read twice, several weighted losses and outputs. The seed tells it whole; from {@value
 * #FIRST_SHARING} on, layers share their parameters where they can.
 */
public final class RandomModel {
  /** The first seed whose layers share parameters. */
  public static final long FIRST_SHARING = 2000;

  /** Names that generated code might want for itself, among others. */
  private static final List<String> NAMES =
      List.of(
          "x",
          "y",
          "z",
          "p",
          "t",
          "q",
          "w",
          "v",
          "d",
          "g",
          "s",
          "r",
          "o",
          "k",
          "i",
          "j",
          "e",
          "b",
          "z0",
          "dz",
          "dz0",
          "x1_",
          "x1_0",
          "p0",
          "t0",
          "y0b",
          "max",
          "sum",
          "dot",
          "exp",
          "fma",
          "from",
          "to",
          "rows",
          "out",
          "values",
          "workspace",
          "whole",
          "xk",
          "var",
          "record",
          "yield",
          "predict",
          "forward",
          "backward",
          "with",
          "parameters",
          "summary",
          "Rows",
          "Math",
          "weight",
          "scale",
          "mass",
          "a_b",
          "aB",
          "hidden",
          "HIDDEN",
          "hiddenZ",
          "\u00e4hre");

  private static final List<String> SMOOTH =
      List.of("IDENTITY", "GELU", "GELU_TANH", "SILU", "MISH", "SOFTPLUS", "TANH", "SIGMOID");

  private final Random random;
  private final List<String> free;
  private final List<String> members = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();
  private final boolean shares;

  /** Layers whose parameters are their own, and how many numbers each reads. */
  private final Map<Node, Integer> owners = new LinkedHashMap<>();

  private RandomModel(long seed) {
    random = new Random(seed);
    shares = seed >= FIRST_SHARING;
    free = new ArrayList<>(NAMES);
  }

  /** A node so far. */
  private static final class Node {
    private final String name;
    private final List<Integer> shape;
    private final boolean learns;
    private final String kind;
    private boolean read;

    Node(String name, List<Integer> shape, boolean learns, String kind) {
      this.name = name;
      this.shape = shape;
      this.learns = learns;
      this.kind = kind;
    }

    int size() {
      return shape.stream().mapToInt(Integer::intValue).reduce(1, (a, b) -> a * b);
    }

    boolean isFlat() {
      return shape.size() == 1;
    }
  }

  /** Returns the model of a seed, named {@code R17}. */
  public static ModelSource of(long seed) {
    RandomModel model = new RandomModel(seed);
    model.build();
    return ModelSource.of("R" + seed, model.members.toArray(String[]::new));
  }

  private void build() {
    int inputs = 1 + random.nextInt(3);
    for (int i = 0; i < inputs; i++) {
      List<Integer> shape = shape();
      add("@Input({" + list(shape) + "})", List.of(), shape, false, "Input");
    }
    for (int i = 0; i < inputs; i++) {
      dense(flat(nodes.get(i)), 1 + random.nextInt(4));
    }
    int more = 2 + random.nextInt(7);
    for (int i = 0; i < more; i++) {
      grow();
    }
    int losses = 1 + random.nextInt(3);
    for (int i = 0; i < losses; i++) {
      loss();
    }
    finish();
  }

  private List<Integer> shape() {
    List<Integer> shape = new ArrayList<>();
    int rank = random.nextInt(3) == 0 ? 2 + random.nextInt(2) : 1;
    for (int i = 0; i < rank; i++) {
      shape.add(1 + random.nextInt(3));
    }
    return shape;
  }

  private static String list(List<Integer> shape) {
    return String.join(", ", shape.stream().map(String::valueOf).toList());
  }

  private String name() {
    return free.isEmpty() ? "n" + members.size() : free.remove(random.nextInt(free.size()));
  }

  /** Declares a node; a source that comes again goes by another name. */
  private Node add(
      String annotation, List<Node> sources, List<Integer> shape, boolean learns, String kind) {
    Node node = new Node(name(), shape, learns, kind);
    members.add(annotation + " Tensor " + node.name + "(" + parameters(sources) + ");");
    nodes.add(node);
    return node;
  }

  private static String parameters(List<Node> sources) {
    List<String> parameters = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      Node source = sources.get(i);
      source.read = true;
      boolean again = sources.subList(0, i).contains(source);
      parameters.add(
          again ? "@From(\"" + source.name + "\") Tensor alias" + i : "Tensor " + source.name);
    }
    return String.join(", ", parameters);
  }

  private static boolean learns(List<Node> sources) {
    return sources.stream().anyMatch(s -> s.learns);
  }

  /** Of as many units as asked for, or of as many as the layer has whose parameters it shares. */
  private Node dense(Node source, int units) {
    List<Node> fitting =
        owners.entrySet().stream()
            .filter(e -> e.getValue() == source.size())
            .map(Map.Entry::getKey)
            .toList();
    if (shares && !fitting.isEmpty() && random.nextInt(4) > 0) {
      Node owner = pick(fitting);
      String bias = random.nextInt(4) == 0 ? ", bias = false" : "";
      String layer =
          "@Dense(units = " + owner.size() + ", activation = " + pick(SMOOTH) + bias + ")";
      String shared = " @Shared(\"" + owner.name + "\")";
      return add(layer + shared, List.of(source), owner.shape, true, "Dense");
    }
    String penalty =
        switch (random.nextInt(6)) {
          case 0 -> ", l1 = 0.02";
          case 1 -> ", l2 = 0.03";
          case 2 -> ", l1 = 0.01, l2 = 0.02";
          default -> "";
        };
    String bias = random.nextInt(4) == 0 ? ", bias = false" : "";
    String annotation =
        "@Dense(units = " + units + ", activation = " + pick(SMOOTH) + bias + penalty + ")";
    Node node = add(annotation, List.of(source), List.of(units), true, "Dense");
    owners.put(node, source.size());
    return node;
  }

  private Node flat(Node node) {
    return node.isFlat() ? node : reshape(node, List.of(node.size()));
  }

  private Node reshape(Node node, List<Integer> shape) {
    return add("@Reshape({" + list(shape) + "})", List.of(node), shape, node.learns, "Reshape");
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** Prefers nodes that nobody has read. */
  private Node pick(Predicate<Node> wanted) {
    List<Node> all = nodes.stream().filter(wanted).toList();
    List<Node> unread = all.stream().filter(n -> !n.read).toList();
    return pick(unread.isEmpty() || random.nextInt(3) == 0 ? all : unread);
  }

  private void grow() {
    Node first = pick(n -> true);
    switch (random.nextInt(8)) {
      case 0, 1 -> dense(flat(first), 1 + random.nextInt(5));
      case 2 ->
          add(
              "@Activation(" + pick(SMOOTH) + ")",
              List.of(first),
              first.shape,
              first.learns,
              "Activation");
      case 3 -> join("@Add", first, 2 + random.nextInt(3));
      case 4 -> join("@Multiply", first, 2);
      case 5, 6 -> concat(first);
      default -> {
        Node source = flat(first);
        if (source.size() > 1) {
          add("@Softmax", List.of(source), source.shape, source.learns, "Softmax");
        } else {
          dense(source, 6);
        }
      }
    }
  }

  private void join(String annotation, Node first, int count) {
    List<Node> sources = new ArrayList<>(List.of(first));
    while (sources.size() < count) {
      sources.add(pick(n -> n.shape.equals(first.shape)));
    }
    add(annotation, sources, first.shape, learns(sources), annotation.substring(1));
  }

  /** Sources that agree but along one axis; another shape of as many numbers is made on the way. */
  private void concat(Node start) {
    Node first = start;
    if (first.isFlat() && first.size() % 2 == 0) {
      first = reshape(first, List.of(1, 2, first.size() / 2));
    }
    int axis = random.nextInt(first.shape.size());
    List<Node> sources = new ArrayList<>(List.of(first));
    Node model = first;
    for (int i = random.nextInt(3); i >= 0; i--) {
      sources.add(pick(n -> fits(model.shape, n.shape, axis)));
    }
    List<Integer> shape = new ArrayList<>(first.shape);
    shape.set(axis, sources.stream().mapToInt(s -> s.shape.get(axis)).sum());
    if (shape.stream().reduce(1, (a, b) -> a * b) <= 40) {
      add("@Concat(axis = " + axis + ")", sources, shape, learns(sources), "Concat");
    }
  }

  private static boolean fits(List<Integer> a, List<Integer> b, int axis) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (i != axis && !a.get(i).equals(b.get(i))) {
        return false;
      }
    }
    return true;
  }

  private void loss() {
    String weight = random.nextBoolean() ? "" : "weight = 0." + (1 + random.nextInt(9));
    Node source = flat(pick(n -> n.learns));
    switch (random.nextInt(10)) {
      case 0 -> loss("SoftmaxCrossEntropy", classOptions() + weight, head(source, 3));
      case 1 ->
          loss("NegativeLogLikelihood", "classWeights = {0.5, 2}, " + weight, head(source, 2));
      case 2 -> loss("SoftmaxCrossEntropy", "probabilities = true, " + weight, head(source, 4));
      case 3 -> loss("SigmoidCrossEntropy", "positiveWeight = 1.5, " + weight, head(source, 2));
      case 4 -> loss("PoissonNegativeLogLikelihood", weight, head(source, 2));
      case 5 -> loss("KullbackLeibler", weight, head(source, 3));
      case 6 -> loss("LogitDistillation", "temperature = 2, " + weight, head(source, 3));
      case 7 -> autoencoder(weight);
      case 8 -> loss("LogCosh", weight, pick(n -> n.learns));
      default -> loss("MeanSquaredError", weight, pick(n -> n.learns && !n.kind.equals("Softmax")));
    }
  }

  private String classOptions() {
    return (random.nextBoolean() ? "labelSmoothing = 0.1, " : "")
        + (random.nextBoolean() ? "classWeights = {0.5, 1, 2}, " : "");
  }

  private Node head(Node source, int units) {
    String annotation = "@Dense(units = " + units + ", activation = TANH)";
    return add(annotation, List.of(source), List.of(units), true, "Dense");
  }

  /** The target is a node that does not learn, as a target's gradient is not taken. */
  private void autoencoder(String weight) {
    Node target = pick(n -> !n.learns);
    Node head = head(flat(pick(n -> n.learns)), target.size());
    Node prediction = target.isFlat() ? head : reshape(head, target.shape);
    loss("HalfSquaredError", weight, prediction, target);
  }

  private void loss(String kind, String options, Node... reads) {
    String given = options.endsWith(", ") ? options.substring(0, options.length() - 2) : options;
    members.add(
        String.format(
            Locale.ROOT, "@%s(%s) Loss %s(%s);", kind, given, name(), parameters(List.of(reads))));
  }

  /** Marks what nobody reads as an output, and now and then a node that is read. */
  private void finish() {
    for (Node node : nodes) {
      boolean marked = !node.read || (random.nextInt(8) == 0 && !node.kind.equals("Input"));
      if (marked) {
        int i = 0;
        while (!members.get(i).contains(" Tensor " + node.name + "(")) {
          i++;
        }
        members.set(i, "@Output " + members.get(i));
      }
    }
  }
}
