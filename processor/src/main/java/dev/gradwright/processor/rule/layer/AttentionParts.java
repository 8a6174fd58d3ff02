package dev.gradwright.processor.rule.layer;

import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.rule.NodeView;
import java.util.List;
import java.util.Locale;

/**
 * What an attention reads, and the matrices it projects that with.
 *
 * @param times queries
 * @param keys keys and values
 * @param width numbers of a query
 * @param keyWidth numbers of a key before its projection
 * @param valueWidth numbers of a value before its projection
 * @param isSelf whether one node serves as all three
 * @param projected whether there are projections
 */
record AttentionParts(
    int times,
    int keys,
    int width,
    int keyWidth,
    int valueWidth,
    boolean isSelf,
    boolean projected) {
  /**
   * A matrix with its bias.
   *
   * @param name the stem of their roles
   * @param out numbers it gives
   * @param in numbers it takes
   * @param source which node it reads
   */
  record Matrix(String name, int out, int in, int source) {
    static Matrix output(int width) {
      return new Matrix("out_proj", width, width, -1);
    }

    String weight() {
      return name + "_weight";
    }

    String bias() {
      return name + "_bias";
    }

    void declare(NodeView node, List<Parameter> parameters) {
      // of three matrices in one, each is drawn as if it stood alone
      int fan = name.equals("in_proj") ? in : out;
      String drawn = String.format(Locale.ROOT, "GLOROT_UNIFORM %d %d", in, fan);
      parameters.add(new Parameter(node.name(), weight(), Shape.of(out, in), drawn, 0));
      if (node.attributes().flag("bias")) {
        parameters.add(new Parameter(node.name(), bias(), Shape.of(out), "CONSTANT 0.0", 0));
      }
    }
  }

  /** Returns the parts of a node whose sources are sequences. */
  static AttentionParts of(NodeView node) {
    int masks = node.attributes().flag("masked") ? 1 : 0;
    boolean self = node.sources().size() - masks == 1;
    Shape q = node.source(0).shape();
    Shape k = self ? q : node.source(1).shape();
    Shape v = self ? q : node.source(2).shape();
    return new AttentionParts(
        q.dimension(0),
        k.dimension(0),
        q.dimension(1),
        k.dimension(1),
        v.dimension(1),
        self,
        node.attributes().flag("projection"));
  }

  /** Returns how many numbers a query gets. */
  int resultWidth() {
    return projected ? width : valueWidth;
  }

  /** Returns what makes queries, keys and values. */
  List<Matrix> projections() {
    return isSelf
        ? List.of(new Matrix("in_proj", 3 * width, width, 0))
        : List.of(
            new Matrix("q_proj", width, width, 0),
            new Matrix("k_proj", width, keyWidth, 1),
            new Matrix("v_proj", width, valueWidth, 2));
  }

  /** Returns how many positions a node has. */
  int positions(int source) {
    return source == 0 ? times : keys;
  }

  /** Returns the sums of the heads. */
  Heads heads(NodeView node) {
    int heads = node.attributes().integer("heads");
    return new Heads(heads, times, keys, width / heads, resultWidth() / heads);
  }
}
