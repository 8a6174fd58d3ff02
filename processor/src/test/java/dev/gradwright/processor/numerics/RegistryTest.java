package dev.gradwright.processor.numerics;

import static com.google.common.truth.Truth.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.gradwright.Input;
import dev.gradwright.layer.ActivationFunction;
import dev.gradwright.processor.rule.RuleSet;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Annotations and rules come in pairs, and no rule is without a gradient check. */
final class RegistryTest {
  private static final RuleSet RULES = RuleSet.discover(RegistryTest.class.getClassLoader());

  private static Set<String> annotations(String packageName) {
    return new ClassFileImporter()
        .importPackages(packageName).stream()
            .filter(c -> c.getPackageName().equals(packageName))
            .filter(JavaClass::isAnnotation)
            .map(JavaClass::getName)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Rules of ours; a test has one from outside. */
  private static Set<String> ours(Set<String> rules) {
    return rules.stream()
        .filter(r -> !r.startsWith("dev.gradwright.processor."))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyLayerAnnotationHasARuleAndViceVersa() {
    Set<String> layers = annotations("dev.gradwright.layer");
    assertThat(layers).isNotEmpty();
    layers.add(Input.class.getName());
    assertThat(ours(RULES.layers().keySet())).isEqualTo(layers);
  }

  @Test
  void everyLossAnnotationHasARuleAndViceVersa() {
    assertThat(ours(RULES.losses().keySet())).isEqualTo(annotations("dev.gradwright.loss"));
  }

  @Test
  void everyActivationConstantHasARuleAndViceVersa() {
    Set<String> constants =
        Arrays.stream(ActivationFunction.values())
            .map(Enum::name)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(RULES.activations().keySet()).isEqualTo(constants);
  }

  @Test
  void aRuleFromOutsideIsFound() {
    assertThat(RULES.layers()).containsKey("dev.gradwright.processor.testing.Twice");
  }

  @Test
  void everyRuleHasAGradientCheck() {
    Set<String> rules = new TreeSet<>(RULES.activations().keySet());
    ours(RULES.layers().keySet()).forEach(r -> rules.add(r.substring(r.lastIndexOf('.') + 1)));
    ours(RULES.losses().keySet()).forEach(r -> rules.add(r.substring(r.lastIndexOf('.') + 1)));
    Set<String> checked =
        RuleCases.all().stream().map(RuleCase::rule).collect(Collectors.toCollection(TreeSet::new));
    assertThat(checked).isEqualTo(rules);
  }
}
