package dev.gradwright;

import dev.gradwright.layer.Initializer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The graph of a model as its generated classes know it: nodes, parameters, losses and outputs.
 *
 * <p>It is written into the generated network as text and never changes. Nodes are in topological
 * order, parameters in the public order (topological, then by name), shapes are those of one row.
 */
public final class Architecture {
  /** How the network's {@code predict} turns a raw output into the quantity the loss speaks of. */
  public enum Link {
    /** The output itself. */
    IDENTITY,
    /** {@code 1 / (1 + e^-x)}, element by element. */
    SIGMOID,
    /** Probabilities over the whole row. */
    SOFTMAX,
    /** {@code e^x}, element by element. */
    EXP
  }

  /** What a loss asks of its target. */
  public enum TargetKind {
    /** The index of a class, one per row. */
    CLASS,
    /** Any finite numbers. */
    REAL,
    /** Numbers from 0 to 1. */
    PROBABILITY,
    /** Numbers that are -1 or 1. */
    SIGN,
    /** Numbers from 0 up. */
    COUNT,
    /** Rows of numbers from 0 to 1 whose sum is 1. */
    DISTRIBUTION,
    /** The value of another node; the data hold no target. */
    NODE
  }

  /**
   * A node that holds numbers: an input or a layer.
   *
   * @param kind the simple name of its annotation
   * @param shape the dimensions of one row
   * @param inputs the nodes it reads, in the order of the declaration
   * @param settings the members of its annotation as text, by name; annotations beside it with an
   *     at sign, such as {@code @shared}
   */
  public record Node(
      String name,
      String kind,
      List<Integer> shape,
      List<String> inputs,
      Map<String, String> settings) {
    /** Returns the node whose parameters it uses, if they are not all its own. */
    public Optional<String> sharedWith() {
      return Optional.ofNullable(settings.get("@shared"));
    }

    /** Returns the numbers per row. */
    public int width() {
      return ArchitectureParser.product(shape);
    }

    /**
     * Returns how many values the numbers of an input can have, where it names rows of a table or
     * is a mask: they are whole, from 0 up and below this; 0 if they can be any numbers.
     */
    public int limit() {
      return kind.equals("Input") ? Integer.parseInt(settings.getOrDefault("limit", "0")) : 0;
    }
  }

  /**
   * A parameter, that is one named block of numbers that belongs to the model.
   *
   * @param name the node's name and the block's, as in {@code hidden.weight}
   * @param arguments fan-in and fan-out for a random initializer, the value for {@code CONSTANT}
   * @param offset where it begins in the flat array of all parameters
   * @param size how many numbers it has there
   * @param isLearned whether optimizers change it along its gradient; if not, its gradient is 0
   */
  public record Parameter(
      String name,
      List<Integer> shape,
      Initializer initializer,
      List<Double> arguments,
      int offset,
      int size,
      boolean isLearned) {
    /** Returns the same parameter as one that is not learned. */
    public Parameter frozen() {
      return new Parameter(name, shape, initializer, arguments, offset, size, false);
    }
  }

  /**
   * A term of the model's loss.
   *
   * @param kind the simple name of its annotation
   * @param prediction the node it reads
   * @param targetNode the node that serves as target, for {@link TargetKind#NODE} only
   * @param width the number of classes for {@link TargetKind#CLASS}, else the numbers per row
   * @param weight its factor in the total
   * @param settings the members of its annotation as text, by name
   */
  public record LossTerm(
      String name,
      String kind,
      String prediction,
      TargetKind target,
      Optional<String> targetNode,
      int width,
      double weight,
      Map<String, String> settings) {
    /** Returns whether targets may be missing: whether the loss is marked {@link Masked}. */
    public boolean masked() {
      return settings.containsKey("@masked");
    }
  }

  /**
   * A node that the network answers with.
   *
   * @param node the name of the node
   * @param name what the model calls it: the node's own name, or for the last node of a block that
   *     of the node that uses the block
   */
  public record Output(String node, Link link, String name) {
    /** Creates an output that goes by its node's name. */
    public Output(String node, Link link) {
      this(node, link, node);
    }
  }

  private final String text;
  private final String modelName;
  private final Precision precision;
  private final List<Node> nodes;
  private final List<Parameter> parameters;
  private final List<LossTerm> losses;
  private final List<Output> outputs;

  Architecture(
      String text,
      String modelName,
      Precision precision,
      List<Node> nodes,
      List<Parameter> parameters,
      List<LossTerm> losses,
      List<Output> outputs) {
    this.text = text;
    this.modelName = modelName;
    this.precision = precision;
    this.nodes = List.copyOf(nodes);
    this.parameters = List.copyOf(parameters);
    this.losses = List.copyOf(losses);
    this.outputs = List.copyOf(outputs);
  }

  /**
   * Reads an architecture from the text in a generated class.
   *
   * @param parts the text, in pieces that are joined without anything between them
   * @throws GradwrightException if the text is not an architecture; the message has the line
   */
  public static Architecture parse(String... parts) {
    return new ArchitectureParser(String.join("", parts)).parse();
  }

  /** Returns the qualified name of the declaring type. */
  public String modelName() {
    return modelName;
  }

  /** Returns the precision of parameters and arithmetic. */
  public Precision precision() {
    return precision;
  }

  /** Returns inputs and layers in topological order. */
  public List<Node> nodes() {
    return nodes;
  }

  /** Returns how many classes the target of a row holds, for a loss that compares with classes. */
  public int positions(LossTerm loss) {
    int width =
        nodes.stream()
            .filter(n -> n.name().equals(loss.prediction()))
            .findFirst()
            .orElseThrow()
            .width();
    return loss.target() == TargetKind.CLASS ? width / loss.width() : 1;
  }

  /** Returns the inputs, in the order of the nodes. */
  public List<Node> inputs() {
    return nodes.stream().filter(node -> node.kind().equals("Input")).toList();
  }

  /**
   * Returns a node.
   *
   * @throws GradwrightException if there is none of this name
   */
  public Node node(String name) {
    for (Node node : nodes) {
      if (node.name().equals(name)) {
        return node;
      }
    }
    throw new GradwrightException(
        String.format(
            Locale.ROOT,
            "%s has no node '%s'; it has %s",
            modelName,
            name,
            nodes.stream().map(Node::name).toList()));
  }

  /** Returns the parameters in the public order. */
  public List<Parameter> parameters() {
    return parameters;
  }

  /**
   * Returns a parameter.
   *
   * @throws GradwrightException if there is none of this name
   */
  public Parameter parameter(String name) {
    for (Parameter parameter : parameters) {
      if (parameter.name().equals(name)) {
        return parameter;
      }
    }
    throw new GradwrightException(
        String.format(
            Locale.ROOT,
            "%s has no parameter '%s'; it has %s",
            modelName,
            name,
            parameters.stream().map(Parameter::name).toList()));
  }

  /** Returns the number of numbers in all parameters. */
  public int parameterCount() {
    if (parameters.isEmpty()) {
      return 0;
    }
    Parameter last = parameters.get(parameters.size() - 1);
    return last.offset() + last.size();
  }

  /** Returns the losses; empty for a model that is not trained. */
  public List<LossTerm> losses() {
    return losses;
  }

  /**
   * Returns a loss by its name or, failing that, by the node it reads; a block goes by the name of
   * the node that uses it.
   *
   * @throws GradwrightException if there is none of this name
   */
  public LossTerm loss(String name) {
    return losses.stream()
        .filter(loss -> loss.name().equals(name))
        .findFirst()
        .or(() -> losses.stream().filter(loss -> reads(loss, name)).findFirst())
        .orElseThrow(
            () ->
                new GradwrightException(
                    String.format(
                        Locale.ROOT,
                        "%s has no loss '%s', nor a loss that reads a node of this name; it has %s",
                        modelName,
                        name,
                        losses.stream().map(LossTerm::name).toList())));
  }

  private boolean reads(LossTerm loss, String name) {
    return loss.prediction().equals(name)
        || outputs.stream()
            .anyMatch(o -> o.name().equals(name) && o.node().equals(loss.prediction()));
  }

  /** Returns the outputs in the order in which {@code predict} joins them. */
  public List<Output> outputs() {
    return outputs;
  }

  /** Returns the text this architecture was read from. */
  public String text() {
    return text;
  }

  /**
   * Returns a table of nodes with their kinds, shapes and parameter counts, ending in a line break.
   */
  public String summary() {
    return ArchitectureTable.of(this);
  }

  /** Returns whether {@code other} is an architecture with the same text. */
  @Override
  @SuppressWarnings("exports") // the annotation is of no use to callers
  public boolean equals(@Nullable Object other) {
    return other instanceof Architecture that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return modelName;
  }
}
