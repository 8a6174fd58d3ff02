package dev.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradwright.processor.declare.ModelDeclaration;
import dev.gradwright.processor.plan.Plan;
import javax.lang.model.element.Modifier;

/** Writes the trainer class: forward, loss and backward of a batch, joined to the update loop. */
final class TrainerEmitter {
  private final Plan plan;
  private final ModelDeclaration model;
  private final ClassName self;
  private final ClassName network;
  private final boolean isDouble;
  private final String kind;

  TrainerEmitter(Plan plan) {
    this.plan = plan;
    this.model = plan.model().declaration();
    this.self = ClassName.get(model.packageName(), model.baseName() + "Trainer");
    this.network = ClassName.get(model.packageName(), model.baseName() + "Network");
    this.isDouble = model.isDouble();
    this.kind = isDouble ? "double" : "float";
  }

  GeneratedFile emit() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(self)
            .addModifiers(Modifier.FINAL)
            .superclass(ParameterizedTypeName.get(Types.GENERATED_TRAINER, network))
            .addJavadoc("Trains $L\n", Prose.head(plan));
    type.addJavadoc("$L", Prose.costs(plan));
    if (model.isPublic()) {
      type.addModifiers(Modifier.PUBLIC);
    }
    type.addMethod(
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PRIVATE)
            .addParameter(Types.TRAINER_SETTINGS, "settings")
            .addStatement("super(settings, $T.ARCHITECTURE, $T.LAYOUT)", network, network)
            .build());
    type.addMethod(builder());
    type.addMethod(
        override("snapshot", network)
            .addParameter(Types.REALS, "parameters")
            .addParameter(Types.DATA_FORM, "form")
            .addStatement("return new $T(parameters, form)", network)
            .build());
    boolean staged = plan.program().hasStages();
    StagedMethods stages = new StagedMethods(plan);
    if (!staged) {
      type.addMethod(rowsForward("forwardRows", "forward"));
    }
    if (plan.program().hasEvaluation()) {
      type.addMethod(rowsForward("evaluateRows", "evaluate"));
    }
    type.addMethod(batchLoss());
    if (!staged) {
      type.addMethod(backwardRows());
    }
    stages.methods().forEach(type::addMethod);
    type.addMethod(penaltyGradient());
    if (plan.vector() != null) {
      type.addMethod(VectorMethods.hasVectors(plan, self));
      type.addMethod(VectorMethods.lengths(plan));
      if (!staged) {
        type.addMethod(VectorMethods.forward(plan, "vectorForward", "forward"));
      }
      if (plan.program().hasEvaluation()) {
        type.addMethod(VectorMethods.forward(plan, "vectorEvaluate", "evaluate"));
      }
      if (!staged) {
        type.addMethod(VectorMethods.backward(plan));
      }
      stages.vectorMethods().forEach(type::addMethod);
      type.addMethod(VectorMethods.isFinite(plan));
    }
    return SourceText.file(model, type.build());
  }

  private MethodSpec builder() {
    TypeName builder = ParameterizedTypeName.get(Types.TRAINER_BUILDER, self);
    return MethodSpec.methodBuilder("builder")
        .addJavadoc("Returns a builder with default settings.\n")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(builder)
        .addStatement("return new $T<>($T::new)", Types.TRAINER_BUILDER, self)
        .build();
  }

  private static MethodSpec.Builder override(String name, TypeName result) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .returns(result);
  }

  private ClassName layers(int group) {
    return ClassName.get(model.packageName(), plan.layersClass(group));
  }

  private ClassName lastLayers() {
    return layers(plan.groups().size() - 1);
  }

  private MethodSpec rowsForward(String name, String driver) {
    MethodSpec.Builder method =
        override(name, TypeName.VOID)
            .addParameter(Types.REALS, "parameters")
            .addParameter(Types.WORKSPACE, "workspace")
            .addParameter(TypeName.INT, "from")
            .addParameter(TypeName.INT, "to")
            .addStatement("$T w = parameters.$Ls()", Types.array(isDouble), kind)
            .addStatement("$T v = workspace.$LValues()", Types.bundle(isDouble), kind)
            .addStatement("$T s = workspace.$LScalars()", Types.array(isDouble), kind);
    Types.scratch(plan, method);
    for (int i = 0; i < plan.groups().size(); i++) {
      method.addStatement("$T.$L(w, v, s, $Lfrom, to)", layers(i), driver, scratch());
    }
    return method.build();
  }

  private MethodSpec batchLoss() {
    return override("batchLoss", TypeName.DOUBLE)
        .addParameter(Types.REALS, "parameters")
        .addParameter(Types.WORKSPACE, "workspace")
        .addParameter(TypeName.INT, "rows")
        .addStatement("$T w = parameters.$Ls()", Types.array(isDouble), kind)
        .addStatement("$T v = workspace.$LValues()", Types.bundle(isDouble), kind)
        .addStatement("$T s = workspace.$LScalars()", Types.array(isDouble), kind)
        .addStatement("return $T.batchLoss(w, v, s, rows)", lastLayers())
        .build();
  }

  private MethodSpec backwardRows() {
    MethodSpec.Builder method =
        override("backwardRows", TypeName.VOID)
            .addParameter(Types.REALS, "parameters")
            .addParameter(Types.WORKSPACE, "workspace")
            .addParameter(Types.REALS, "gradient")
            .addParameter(TypeName.INT, "from")
            .addParameter(TypeName.INT, "to")
            .addStatement("$T w = parameters.$Ls()", Types.array(isDouble), kind)
            .addStatement("$T v = workspace.$LValues()", Types.bundle(isDouble), kind)
            .addStatement("$T d = workspace.$LGradients()", Types.bundle(isDouble), kind)
            .addStatement("$T g = gradient.$Ls()", Types.array(isDouble), kind)
            .addStatement("$T s = workspace.$LScalars()", Types.array(isDouble), kind);
    Types.scratch(plan, method);
    for (int i = plan.groups().size() - 1; i >= 0; i--) {
      method.addStatement("$T.backward(w, v, d, g, s, $Lfrom, to)", layers(i), scratch());
    }
    return method.build();
  }

  private String scratch() {
    return plan.hasScratch() ? "t, " : "";
  }

  private MethodSpec penaltyGradient() {
    MethodSpec.Builder method =
        override("penaltyGradient", TypeName.VOID)
            .addParameter(Types.REALS, "parameters")
            .addParameter(Types.REALS, "gradient");
    if (plan.program().penalties().isEmpty()) {
      return method.addComment("no layer has a penalty").build();
    }
    return method
        .addStatement(
            "$T.penaltyGradient(parameters.$Ls(), gradient.$Ls())", lastLayers(), kind, kind)
        .build();
  }
}
