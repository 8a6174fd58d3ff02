package dev.gradwright.processor.plan;

import dev.gradwright.processor.program.NodeProgram;
import dev.gradwright.processor.program.Program;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the methods of a node are called: its name, or for a node of a block its path in one word,
 * {@code body2Hidden}, with underscores behind it where a node has that name.
 */
final class MethodNames {
  private final Map<String, String> names = new HashMap<>();

  MethodNames(Program program) {
    Set<String> taken = new HashSet<>();
    for (NodeProgram node : program.nodes()) {
      if (node.node().indexOf('.') < 0) {
        names.put(node.node(), node.node());
        taken.add(node.node());
      }
    }
    for (NodeProgram node : program.nodes()) {
      if (node.node().indexOf('.') >= 0) {
        String name = StepNames.camel(node.node(), false);
        while (!taken.add(name)) {
          name += "_";
        }
        names.put(node.node(), name);
      }
    }
  }

  /** Returns the name to begin those methods of a node with that concern the batch as a whole. */
  static String ofBatch(String node) {
    return node.indexOf('.') < 0 ? node : StepNames.camel(node, false) + "InBlock";
  }

  /** Returns the name to begin those of a node's methods with. */
  String of(String node) {
    String name = names.get(node);
    if (name == null) {
      throw new IllegalArgumentException("no node " + node);
    }
    return name;
  }
}
