package dev.gradwright.processor.check;

import dev.gradwright.processor.declare.Attributes;
import dev.gradwright.processor.declare.TypedEnd;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.message.Report;
import java.util.List;
import java.util.Optional;

/** Whether the enum of a loss has as many constants as its node tells classes apart. */
public final class TypedEndCheck {
  private TypedEndCheck() {}

  /** Checks all losses of a model. */
  public static void check(CheckedModel model, Report report) {
    for (CheckedNode loss : model.losses()) {
      Attributes members = loss.view().attributes();
      Optional<TypedEnd> end = members.typed();
      if (end.isEmpty()) {
        continue;
      }
      String node = loss.view().source(0).name();
      List<Integer> shape = loss.view().source(0).shape().dimensions();
      int units = shape.get(shape.size() - 1);
      int constants = end.get().constants().size();
      if (members.flag("probabilities")) {
        report.add(
            Message.TYPED_PROBABILITIES, members.anchor().member("probabilities"), loss.name());
      } else if (units != constants) {
        report.add(
            Message.TYPED_UNITS,
            members.anchor().member("of"),
            node,
            units,
            loss.name(),
            end.get().name(),
            constants);
      }
    }
  }
}
