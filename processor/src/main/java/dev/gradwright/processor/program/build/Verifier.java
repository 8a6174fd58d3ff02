package dev.gradwright.processor.program.build;

import dev.gradwright.processor.program.NodeProgram;
import dev.gradwright.processor.program.OutputProgram;
import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.Program;
import dev.gradwright.processor.program.Step;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.op.Op;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks what every stage after this one takes for granted: parameters lie without gap in the
 * public order, every tensor is written before it is read, every gradient that is read is complete.
 * A violation is a fault of a rule, not of a user.
 */
public final class Verifier {
  private final Program program;
  private final Set<Tensor> written = new HashSet<>();

  private Verifier(Program program) {
    this.program = program;
  }

  /**
   * Checks a program.
   *
   * @throws IllegalStateException if a rule has appended something that cannot be right
   */
  public static void verify(Program program) {
    Verifier verifier = new Verifier(program);
    verifier.parameters();
    verifier.steps();
  }

  private void parameters() {
    long offset = 0;
    for (Parameter parameter : program.parameters()) {
      require(parameter.offset() == offset, "%s begins at %s", parameter.name(), offset);
      offset += parameter.shape().size();
    }
  }

  private void steps() {
    List<NodeProgram> nodes = program.nodes();
    for (NodeProgram node : nodes) {
      if (node.forward() == null) {
        written.add(value(node.node()));
      }
    }
    for (Tensor value : program.values()) {
      if (value.name().endsWith(".target")) {
        written.add(value);
      }
    }
    program.masks().forEach(m -> written.add(m.mask()));
    for (NodeProgram node : nodes) {
      node.batch().forward().forEach(stage -> step(stage.step()));
      step(node.forward());
    }
    nodes.forEach(n -> step(n.ownPrediction()));
    for (OutputProgram output : program.outputs()) {
      step(output.step());
      require(written.contains(output.predicted()), "output %s is never written", output.node());
    }
    List<Tensor> gradients = new ArrayList<>(program.gradients());
    for (int i = nodes.size() - 1; i >= 0; i--) {
      nodes.get(i).batch().backward().forEach(stage -> step(stage.step()));
      step(nodes.get(i).backward());
    }
    gradients.removeAll(written);
    require(gradients.isEmpty(), "gradients never written: %s", gradients);
  }

  private Tensor value(String name) {
    return program.values().stream()
        .filter(t -> t.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no buffer for " + name));
  }

  private void step(@Nullable Step step) {
    if (step == null) {
      return;
    }
    for (Op op : step.ops()) {
      for (Tensor read : op.reads()) {
        require(written.contains(read), "%s reads %s, not yet written", step.node(), read.name());
      }
      for (Parameter parameter : op.gradients()) {
        require(parameter.isLearned(), "%s is not learned but has a gradient", parameter.name());
      }
      for (Tensor target : op.writes()) {
        if (target.local()) {
          // kept in place of another: that one's numbers are gone in loops
          written.add(target);
          continue;
        }
        List<Tensor> buffers =
            target.space() == Tensor.Space.VALUE ? program.values() : program.gradients();
        require(buffers.contains(target), "%s writes %s, no buffer", step.node(), target.name());
        written.add(target);
      }
    }
  }

  private static void require(boolean condition, String text, Object... arguments) {
    if (!condition) {
      throw new IllegalStateException(String.format(Locale.ROOT, text, arguments));
    }
  }
}
