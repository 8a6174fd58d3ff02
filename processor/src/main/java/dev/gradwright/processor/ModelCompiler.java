package dev.gradwright.processor;

import dev.gradwright.processor.check.CheckedModel;
import dev.gradwright.processor.check.ModelChecker;
import dev.gradwright.processor.check.TypedEndCheck;
import dev.gradwright.processor.declare.ModelDeclaration;
import dev.gradwright.processor.emit.Emitter;
import dev.gradwright.processor.emit.GeneratedFile;
import dev.gradwright.processor.graph.Graph;
import dev.gradwright.processor.graph.GraphBuilder;
import dev.gradwright.processor.message.Report;
import dev.gradwright.processor.plan.BudgetCheck;
import dev.gradwright.processor.plan.Plan;
import dev.gradwright.processor.plan.Planner;
import dev.gradwright.processor.program.Program;
import dev.gradwright.processor.program.build.ProgramBuilder;
import dev.gradwright.processor.program.build.Verifier;
import dev.gradwright.processor.report.ReportFolder;
import dev.gradwright.processor.rule.RuleSet;
import java.util.List;

/**
 * The way of a model from its declaration to its classes: declare, graph, check, program, plan,
 * emit. Each stage hands on immutable records, and a stage whose report is not clean is the last.
 */
public final class ModelCompiler {
  private final RuleSet rules;
  private final Options options;
  private final ReportFolder reports;

  /**
   * Creates a compiler that knows these rules.
   *
   * @param reports takes a page on every model that has come as far as its plan
   */
  public ModelCompiler(RuleSet rules, Options options, ReportFolder reports) {
    this.rules = rules;
    this.options = options;
    this.reports = reports;
  }

  /**
   * Compiles a declaration.
   *
   * @param report takes every finding; it may hold some of the declare stage already
   * @return the generated files; stand-ins that compile if there is an error
   */
  public List<GeneratedFile> compile(ModelDeclaration model, Report report) {
    if (!model.isAccepted()) {
      return Emitter.skeleton(model);
    }
    Graph graph = GraphBuilder.build(model, rules, report);
    CheckedModel checked = ModelChecker.check(graph, rules, report);
    TypedEndCheck.check(checked, report);
    BudgetCheck.checkMembers(model, report);
    if (report.hasErrors() || !model.isWhole()) {
      return Emitter.skeleton(model);
    }
    Program program = ProgramBuilder.build(checked);
    if (options.verify()) {
      Verifier.verify(program);
    }
    Plan plan = Planner.plan(checked, program, options.straightLineLimit());
    boolean vectors = options.vectors() && !model.isDouble();
    plan = vectors ? plan.withVectors() : plan;
    BudgetCheck.check(plan, report);
    reports.write(plan); // also of a model over its budget: it shows where to save
    return report.hasErrors() ? Emitter.skeleton(model) : Emitter.emit(plan);
  }
}
