package dev.gradwright.processor.rule;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All rules found on the processor path: built-in ones and those from outside, on equal terms. */
public final class RuleSet {
  private final Map<String, LayerRule> layers;
  private final Map<String, LossRule> losses;
  private final Map<String, ActivationRule> activations;

  private RuleSet(ClassLoader loader) {
    layers = load(LayerRule.class, LayerRule::annotation, loader);
    losses = load(LossRule.class, LossRule::annotation, loader);
    activations = load(ActivationRule.class, ActivationRule::name, loader);
  }

  /** Finds the rules that a class loader can see. */
  public static RuleSet discover(ClassLoader loader) {
    return new RuleSet(loader);
  }

  private static <R> Map<String, R> load(
      Class<R> type, Function<R, String> key, ClassLoader loader) {
    Map<String, R> rules = new TreeMap<>();
    for (R rule : ServiceLoader.load(type, loader)) {
      R other = rules.put(key.apply(rule), rule);
      if (other != null) {
        throw new IllegalStateException(
            "two rules for " + key.apply(rule) + ": " + other.getClass() + ", " + rule.getClass());
      }
    }
    return rules;
  }

  /** Returns the layer rules by the qualified name of their annotation, sorted. */
  public Map<String, LayerRule> layers() {
    return layers;
  }

  /** Returns the loss rules by the qualified name of their annotation, sorted. */
  public Map<String, LossRule> losses() {
    return losses;
  }

  /** Returns the activation rules by the name of their constant, sorted. */
  public Map<String, ActivationRule> activations() {
    return activations;
  }

  /** Returns the rule of an activation, or null if there is none of that name. */
  public @Nullable ActivationRule activation(String name) {
    return activations.get(name);
  }
}
