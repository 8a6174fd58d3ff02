package dev.gradwright.processor.rule;

import dev.gradwright.processor.declare.Attributes;
import dev.gradwright.processor.message.Anchor;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.message.Report;
import dev.gradwright.processor.program.code.Decimal;
import java.util.List;

/** What a rule sees of the node it is asked about. */
public final class NodeView {
  private final String name;
  private final String kind;
  private final Attributes attributes;
  private final List<Source> sources;
  private final Anchor anchor;
  private final Report report;
  private final RuleSet rules;
  private final boolean frozen;
  private final boolean masked;

  /** Creates a view; {@code anchor} is the method. */
  public NodeView(
      String name,
      String kind,
      Attributes attributes,
      List<Source> sources,
      Anchor anchor,
      Report report,
      RuleSet rules,
      boolean frozen,
      boolean masked) {
    this.name = name;
    this.kind = kind;
    this.attributes = attributes;
    this.sources = List.copyOf(sources);
    this.anchor = anchor;
    this.report = report;
    this.rules = rules;
    this.frozen = frozen;
    this.masked = masked;
  }

  /** Returns whether the node is a loss marked {@code @Masked}. */
  public boolean isMasked() {
    return masked;
  }

  /** Returns whether the node is marked {@code @Frozen}. */
  public boolean isFrozen() {
    return frozen;
  }

  /** Returns the activation that a member of the annotation names. */
  public ActivationUse activation(String member) {
    ActivationRule rule = rules.activation(attributes.text(member));
    if (rule == null) {
      throw new IllegalStateException("no rule for activation " + attributes.text(member));
    }
    return ActivationUse.of(this, rule);
  }

  /** Returns the node's name. */
  public String name() {
    return name;
  }

  /** Returns the annotation's simple name, {@code Dense}. */
  public String kind() {
    return kind;
  }

  /** Returns the members of the annotation. */
  public Attributes attributes() {
    return attributes;
  }

  /** Returns the nodes read, in order. */
  public List<Source> sources() {
    return sources;
  }

  /** Returns the i-th node read. */
  public Source source(int i) {
    return sources.get(i);
  }

  /** Returns a number of the annotation as formulas spell it. */
  public String text(String member) {
    return Decimal.text(attributes.number(member));
  }

  /** Returns the place of the method. */
  public Anchor anchor() {
    return anchor;
  }

  /** Reports a finding at the value of an annotation member. */
  public void report(Message message, String member, Object... arguments) {
    report.add(message, attributes.anchor().member(member), arguments);
  }

  /** Reports a finding at one element of an annotation member that is an array. */
  public void reportElement(Message message, String member, int index, Object... arguments) {
    report.add(message, attributes.anchor().element(member, index), arguments);
  }

  /** Reports a finding at the annotation. */
  public void reportHere(Message message, Object... arguments) {
    report.add(message, attributes.anchor(), arguments);
  }

  /** Reports a finding at the parameter that reads the i-th source. */
  public void reportSource(Message message, int i, Object... arguments) {
    report.add(message, sources.get(i).anchor(), arguments);
  }
}
