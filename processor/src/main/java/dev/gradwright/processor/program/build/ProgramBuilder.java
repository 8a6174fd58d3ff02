package dev.gradwright.processor.program.build;

import dev.gradwright.processor.check.CheckedModel;
import dev.gradwright.processor.check.CheckedNode;
import dev.gradwright.processor.program.BatchParts;
import dev.gradwright.processor.program.LossProgram;
import dev.gradwright.processor.program.LossStepBuilder;
import dev.gradwright.processor.program.Masking;
import dev.gradwright.processor.program.NodeProgram;
import dev.gradwright.processor.program.OutputProgram;
import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.PenaltyProgram;
import dev.gradwright.processor.program.Program;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.program.Step;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.rule.LossRule;
import dev.gradwright.processor.rule.SoftmaxOps;
import dev.gradwright.processor.rule.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks every rule for its forward and backward steps. Backward steps are asked for in reverse
 * order, so that each gradient is complete before it is read and knows its first contribution.
 */
public final class ProgramBuilder {
  private final CheckedModel model;
  private final Needs needs;
  private final Buffers buffers = new Buffers();
  private final Map<String, LossProgram> losses = new LinkedHashMap<>();
  private final Map<String, BatchParts> batch = new HashMap<>();

  private ProgramBuilder(CheckedModel model) {
    this.model = model;
    this.needs = Needs.of(model);
  }

  /** Returns the program of a model. */
  public static Program build(CheckedModel model) {
    return new ProgramBuilder(model).build();
  }

  private Program build() {
    for (CheckedNode node : model.nodes()) {
      buffers.declareNode(node, needs.hasGradient(node));
    }
    Map<String, Step> forward = new LinkedHashMap<>();
    Map<String, Step> prediction = new LinkedHashMap<>();
    for (CheckedNode node : model.nodes()) {
      Step own = prediction(node);
      if (own != null && !needs.trains(node)) {
        forward.put(node.name(), own); // nothing but predictions asks for it
      } else if (!node.isInput()) {
        forward.put(node.name(), step(node, true));
        if (own != null) {
          prediction.put(node.name(), own);
        }
      }
    }
    Map<String, Step> backward = new LinkedHashMap<>();
    for (int i = model.nodes().size() - 1; i >= 0; i--) {
      CheckedNode node = model.nodes().get(i);
      if (!node.isInput() && needs.hasBackward(node)) {
        backward.put(node.name(), step(node, false));
      }
    }
    List<NodeProgram> nodes = new ArrayList<>();
    for (CheckedNode node : model.nodes()) {
      nodes.add(
          new NodeProgram(
              node.name(),
              node.view().kind(),
              trail(node),
              forward.get(node.name()),
              prediction.get(node.name()),
              backward.get(node.name()),
              needs.predicts(node),
              needs.trains(node),
              batch.getOrDefault(node.name(), BatchParts.NONE)));
    }
    List<OutputProgram> outputs = model.outputs().stream().map(this::output).toList();
    return new Program(
        buffers.values(),
        buffers.gradients(),
        parameters(),
        nodes,
        List.copyOf(losses.values()),
        penalties(),
        outputs,
        buffers.masks());
  }

  private @Nullable Step prediction(CheckedNode node) {
    if (node.layer() == null) {
      return null;
    }
    StepBuilder step = new StepBuilder(new NodeBuffers(node, buffers, needs));
    return node.layer().prediction(node.view(), step) ? step.build() : null;
  }

  private static String trail(CheckedNode node) {
    String to = node.name() + node.shape();
    if (node.view().sources().isEmpty()) {
      return to;
    }
    String from =
        node.view().sources().stream()
            .limit(8)
            .map(s -> s.name() + s.shape())
            .collect(Collectors.joining(", "));
    boolean more = node.view().sources().size() > 8;
    return from + (more ? ", ..." : "") + " -> " + (node.loss() == null ? to : node.name());
  }

  private Step step(CheckedNode node, boolean forward) {
    NodeBuffers tensors = new NodeBuffers(node, buffers, needs);
    LossRule loss = node.loss();
    if (loss != null) {
      LossBuffers extra = new LossBuffers(node, buffers);
      Masking masking = node.view().isMasked() ? loss.masking(node.view()) : Masking.NONE;
      var step = new LossStepBuilder(tensors, buffers.target(node), extra, masking);
      if (forward) {
        step.beginForward();
        loss.forward(node.view(), step);
        step.endForward();
        losses.put(node.name(), extra.program());
      } else {
        step.beginBackward();
        loss.backward(node.view(), step);
      }
      return step.build();
    }
    StepBuilder step = new StepBuilder(tensors);
    var layer = Objects.requireNonNull(node.layer());
    if (forward) {
      layer.forward(node.view(), step);
    } else {
      layer.backward(node.view(), step);
    }
    batch.merge(node.name(), step.batchParts(forward), BatchParts::and);
    return step.build();
  }

  private List<Parameter> parameters() {
    return model.nodes().stream().flatMap(CheckedNode::ownParameters).toList();
  }

  private List<PenaltyProgram> penalties() {
    if (model.losses().isEmpty()) {
      return List.of();
    }
    Set<Parameter> trained = new HashSet<>();
    model.nodes().stream().filter(needs::trains).forEach(n -> trained.addAll(n.parameters()));
    return model.nodes().stream()
        .flatMap(n -> n.penalties().stream())
        .filter(p -> trained.contains(p.parameter()))
        .toList();
  }

  private OutputProgram output(CheckedNode node) {
    Tensor raw = buffers.value(node.name());
    LossRule.Link link = link(node);
    if (link == LossRule.Link.IDENTITY) {
      return new OutputProgram(node.name(), node.publicName(), link.name(), raw, raw, null);
    }
    Tensor predicted = buffers.addValue(node.name() + ".predicted", raw.width());
    StepBuilder step = new StepBuilder(new LinkBuffers(raw, predicted, buffers));
    if (link == LossRule.Link.SOFTMAX) {
      step.formula("softmax(" + node.name() + ")");
      Shape shape = node.shape();
      int classes = shape.dimension(shape.rank() - 1);
      if (shape.rank() == 1) {
        SoftmaxOps.softmax(step, raw, predicted);
      } else {
        var unused = SoftmaxOps.lastAxis(step, raw, predicted, shape.size() / classes, classes);
      }
    } else {
      step.formula(
          link == LossRule.Link.SIGMOID ? "1 / (1 + e^-" + node.name() + ")" : "e^" + node.name());
      step.map(predicted, link.apply(StepBuilder.element(raw)));
    }
    return new OutputProgram(
        node.name(), node.publicName(), link.name(), raw, predicted, step.build());
  }

  /** The link of the first loss that judges this node. */
  private LossRule.Link link(CheckedNode node) {
    for (CheckedNode loss : model.losses()) {
      @Nullable LossRule rule = loss.loss();
      Source judged = loss.view().source(0);
      if (rule != null && judged.name().equals(node.name())) {
        return rule.link();
      }
    }
    return LossRule.Link.IDENTITY;
  }
}
