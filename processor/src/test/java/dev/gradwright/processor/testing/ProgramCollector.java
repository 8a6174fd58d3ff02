package dev.gradwright.processor.testing;

import dev.gradwright.processor.check.CheckedModel;
import dev.gradwright.processor.check.ModelChecker;
import dev.gradwright.processor.declare.ModelReader;
import dev.gradwright.processor.graph.GraphBuilder;
import dev.gradwright.processor.message.Report;
import dev.gradwright.processor.program.Program;
import dev.gradwright.processor.program.build.ProgramBuilder;
import dev.gradwright.processor.rule.RuleSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Runs beside the real processor and keeps the program of every model, for the interpreter. */
final class ProgramCollector extends AbstractProcessor {
  private final RuleSet rules = RuleSet.discover(ProgramCollector.class.getClassLoader());
  private final Map<String, Collected> models = new TreeMap<>();

  /** A model after the stages of the compiler that do not depend on its options. */
  record Collected(CheckedModel checked, Program program) {}

  Map<String, Collected> models() {
    return models;
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(ModelReader.MODEL);
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    Set<String> names = new TreeSet<>();
    for (TypeElement type : ElementFilter.typesIn(round.getRootElements())) {
      names.add(type.getQualifiedName().toString());
    }
    Set<String> nodes = new TreeSet<>(rules.layers().keySet());
    nodes.addAll(rules.losses().keySet());
    ModelReader reader =
        new ModelReader(processingEnv.getElementUtils(), nodes, rules.losses().keySet());
    for (TypeElement annotation : annotations) {
      for (TypeElement type : ElementFilter.typesIn(round.getElementsAnnotatedWith(annotation))) {
        Report report = new Report();
        reader
            .read(type, true, names, report)
            .ifPresent(
                model -> {
                  CheckedModel checked =
                      ModelChecker.check(GraphBuilder.build(model, rules, report), rules, report);
                  if (!report.hasErrors()) {
                    models.put(
                        type.getSimpleName().toString(),
                        new Collected(checked, ProgramBuilder.build(checked)));
                  }
                });
      }
    }
    return false;
  }
}
