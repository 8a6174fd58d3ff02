package dev.gradwright.processor.emit;

import dev.gradwright.processor.plan.Plan;
import java.util.Locale;

/** The sentences at the head of generated classes. */
final class Prose {
  private Prose() {}

  static String head(Plan plan) {
    return String.format(
        Locale.ROOT,
        "{@code %s}: {@code %s}, %s.",
        plan.model().declaration().displayName(),
        plan.model().trail(),
        count(plan.program().parameterCount(), "parameter"));
  }

  /** Returns {@code 1 parameter} or {@code 2,000 parameters}. */
  static String count(int number, String unit) {
    return String.format(Locale.ROOT, "%,d %s%s", number, unit, number == 1 ? "" : "s");
  }

  static String layersClass(Plan plan, int group) {
    String which = group == 0 ? "The layers" : "More layers";
    return which
        + " of "
        + head(plan)
        + "\n\n<p>Rows {@code from} to {@code to} of a batch: {@code v} holds the values of the nodes,"
        + " {@code d} the\nderivatives of the loss by them, {@code w} the parameters, {@code g} their"
        + " gradients, {@code s} numbers of the\nwhole batch"
        + (plan.program().hasStages() ? ", {@code b} sums over the rows" : "")
        + (plan.hasScratch() ? ", {@code t} arrays to work with." : ".")
        + (plan.vector() == null
            ? ""
            : "\n\n<p>{@code "
                + plan.vectorClass()
                + "} does the same on vectors, to the same bits; a long training goes over to it.");
  }

  static String sentence(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
