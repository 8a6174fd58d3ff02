package dev.gradwright.processor.declare;

import dev.gradwright.processor.message.Anchor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An annotated type as read from the source, before anything about it is believed.
 *
 * @param packageName its package, empty for the default package
 * @param baseName its name with enclosing types joined by underscores: {@code Outer_Iris}
 * @param displayName its name as a user writes it: {@code p.Outer.Iris}
 * @param precision FLOAT or DOUBLE
 * @param isPublic whether the type is visible to other packages
 * @param nodes its nodes, sorted by name so that the order of members means nothing
 * @param budget the members of its {@code @Budget}, or null without one
 * @param anchor the type
 * @param isCompiled whether it was read from the graph of an earlier compilation, whose nodes are
 *     sorted and free of errors
 * @param isAccepted whether the type can be a model at all; if not, that has been reported
 */
public record ModelDeclaration(
    String packageName,
    String baseName,
    String displayName,
    String precision,
    boolean isPublic,
    List<NodeDeclaration> nodes,
    @Nullable Attributes budget,
    Anchor anchor,
    boolean isCompiled,
    boolean isAccepted) {
  /** Copies the list. */
  public ModelDeclaration {
    nodes = List.copyOf(nodes);
  }

  /** Returns whether all of it could be read; if not, we or the compiler have said why. */
  public boolean isWhole() {
    return isAccepted && nodes.stream().allMatch(NodeDeclaration::isWhole);
  }

  /** Returns whether numbers are 64 bits wide. */
  public boolean isDouble() {
    return precision.equals("DOUBLE");
  }
}
