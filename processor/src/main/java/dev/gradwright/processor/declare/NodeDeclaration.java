package dev.gradwright.processor.declare;

import dev.gradwright.processor.message.Anchor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method of a model: one node of its graph.
 *
 * @param name the method's name
 * @param annotation the qualified name of its layer or loss annotation, empty if it has none
 * @param attributes the members of that annotation
 * @param edges the nodes it reads, in the order of its parameters
 * @param output the place of its {@code @Output}, or null without one
 * @param shared its {@code @Shared}, or null without one
 * @param block the model it uses as a block, or null for a layer or a loss
 * @param frozen the place of its {@code @Frozen}, or null without one
 * @param masked the place of its {@code @Masked}, or null without one
 * @param anchor the method
 * @param order its place among the methods of the source
 * @param isWhole whether the method could be read; if not, that has been reported, and the node is
 *     kept only because others name it
 */
public record NodeDeclaration(
    String name,
    String annotation,
    Attributes attributes,
    List<EdgeDeclaration> edges,
    @Nullable Anchor output,
    @Nullable SharedDeclaration shared,
    @Nullable ModelDeclaration block,
    @Nullable Anchor frozen,
    @Nullable Anchor masked,
    Anchor anchor,
    int order,
    boolean isWhole) {
  /** The qualified name of the annotation that puts a block in the place of a node. */
  public static final String USE = "dev.gradwright.Use";

  /** Copies the list. */
  public NodeDeclaration {
    edges = List.copyOf(edges);
  }

  /** Returns whether the node stands for a block, known or not. */
  public boolean isUse() {
    return annotation.equals(USE);
  }

  /** Returns the same node with other edges. */
  public NodeDeclaration reading(List<EdgeDeclaration> others) {
    return new NodeDeclaration(
        name,
        annotation,
        attributes,
        others,
        output,
        shared,
        block,
        frozen,
        masked,
        anchor,
        order,
        isWhole);
  }

  /** Returns the same node marked as an output. */
  NodeDeclaration marked(Anchor place) {
    return new NodeDeclaration(
        name,
        annotation,
        attributes,
        edges,
        place,
        shared,
        block,
        frozen,
        masked,
        anchor,
        order,
        isWhole);
  }

  /** Returns the annotation's simple name, {@code Dense}. */
  public String kind() {
    return annotation.substring(annotation.lastIndexOf('.') + 1);
  }
}
