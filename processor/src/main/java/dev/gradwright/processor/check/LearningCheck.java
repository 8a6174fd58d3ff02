package dev.gradwright.processor.check;

import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.message.Report;
import dev.gradwright.processor.rule.Source;
import java.util.HashSet;
import java.util.Set;

/** Refuses a loss that no parameter can change: training it would do nothing, silently. */
final class LearningCheck {
  private LearningCheck() {}

  static void check(CheckedModel model, Report report) {
    Set<String> learning = new HashSet<>();
    for (CheckedNode node : model.nodes()) {
      boolean learns =
          node.isLearning()
              || node.view().sources().stream().map(Source::name).anyMatch(learning::contains);
      if (node.loss() == null) {
        if (learns) {
          learning.add(node.name());
        }
      } else if (!learning.contains(node.view().source(0).name())) {
        report.add(Message.NOTHING_LEARNS, node.view().attributes().anchor(), node.name());
      }
    }
  }
}
