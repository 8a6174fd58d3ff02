package dev.gradwright.processor.emit;

import dev.gradwright.processor.declare.ModelDeclaration;
import dev.gradwright.processor.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** Writes the generated files of a model. */
public final class Emitter {
  private Emitter() {}

  /** Returns the files of a model without a fault. */
  public static List<GeneratedFile> emit(Plan plan) {
    List<GeneratedFile> files = new ArrayList<>();
    files.add(new NetworkEmitter(plan).emit());
    for (int i = 0; i < plan.groups().size(); i++) {
      files.add(new LayersEmitter(plan, i).emit());
    }
    if (!plan.program().losses().isEmpty()) {
      files.add(new TrainerEmitter(plan).emit());
    }
    DataEmitter data = new DataEmitter(plan);
    if (data.isNeeded()) {
      files.add(data.emit());
    }
    if (plan.vector() != null) {
      files.add(new VectorEmitter(plan).emit(plan.vector()));
    }
    return files;
  }

  /** Returns stand-ins that compile, so that a model in error gives no errors of its users. */
  public static List<GeneratedFile> skeleton(ModelDeclaration model) {
    return new SkeletonEmitter(model).emit();
  }
}
