package dev.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.gradwright.processor.check.CheckedNode;
import dev.gradwright.processor.declare.ModelDeclaration;
import dev.gradwright.processor.declare.TypedEnd;
import dev.gradwright.processor.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * Writes the class that reads tables, and lists of records, for a model with typed ends; and the
 * predictions that take a record and answer with a constant.
 */
final class DataEmitter {
  private static final String DATA = "dev.gradwright.data";
  private static final ClassName RECORD_TYPE = ClassName.get(DATA, "RecordType");
  private static final ClassName CLASS_TYPE = ClassName.get(DATA, "ClassType");
  private static final ClassName TABLE = ClassName.get(DATA, "TableReader");
  private static final ClassName DATASET = ClassName.get(DATA, "Dataset");
  private static final ClassName PLAN = ClassName.get(DATA, "PreparationPlan");
  private static final ClassName PREPARATION = ClassName.get(DATA, "Preparation");
  private static final ClassName MISSING = ClassName.get(DATA, "Missing");
  private static final ClassName LIST = ClassName.get(List.class);

  private final Plan plan;
  private final ModelDeclaration model;
  private final ClassName self;
  private final List<CheckedNode> inputs;
  private final List<CheckedNode> losses;

  DataEmitter(Plan plan) {
    this.plan = plan;
    model = plan.model().declaration();
    self = ClassName.get(model.packageName(), model.baseName() + "Data");
    inputs = plan.model().inputs().stream().filter(DataEmitter::isTyped).toList();
    losses = plan.model().losses().stream().filter(DataEmitter::isTyped).toList();
  }

  private static boolean isTyped(CheckedNode node) {
    return node.view().attributes().typed().isPresent();
  }

  private static TypedEnd end(CheckedNode node) {
    return node.view().attributes().typed().orElseThrow();
  }

  /** Returns whether the model has a typed end. */
  boolean isNeeded() {
    return !inputs.isEmpty() || !losses.isEmpty();
  }

  /** Others may see it all if they may see the model and the types in the signatures. */
  private Modifier[] modifiers(Modifier... more) {
    boolean all =
        model.isPublic()
            && Stream.concat(inputs.stream(), losses.stream()).allMatch(n -> end(n).isPublic());
    List<Modifier> modifiers = new ArrayList<>(all ? List.of(Modifier.PUBLIC) : List.of());
    modifiers.addAll(List.of(more));
    return modifiers.toArray(new Modifier[0]);
  }

  private boolean takesRecords() {
    return !inputs.isEmpty() && inputs.size() == plan.model().inputs().size();
  }

  private static ClassName type(TypedEnd end) {
    List<String> names = end.simpleNames();
    return ClassName.get(
        end.packageName(), names.get(0), names.subList(1, names.size()).toArray(new String[0]));
  }

  private String constant(CheckedNode node) {
    StringBuilder name = new StringBuilder();
    for (char c : node.name().toCharArray()) {
      name.append(Character.isUpperCase(c) && name.length() > 0 ? "_" : "");
      name.append(String.valueOf(c).toUpperCase(Locale.ROOT));
    }
    return name.toString();
  }

  GeneratedFile emit() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(self)
            .addModifiers(modifiers(Modifier.FINAL))
            .addJavadoc(
                "Reads the data of {@link $L}: tables, and lists of records, as rows of numbers.\n",
                model.displayName().substring(model.displayName().lastIndexOf('.') + 1));
    inputs.forEach(input -> type.addField(recordField(input)));
    losses.forEach(loss -> type.addField(classField(loss)));
    type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    type.addMethod(in());
    type.addMethod(preparation());
    if (takesRecords()) {
      type.addMethod(of(List.of()));
      if (!losses.isEmpty() && losses.size() == plan.model().losses().size()) {
        type.addMethod(of(losses));
      }
    }
    return SourceText.file(model, type.build());
  }

  private FieldSpec recordField(CheckedNode input) {
    TypedEnd end = end(input);
    CodeBlock.Builder code =
        CodeBlock.builder().add("$T.<$T>of($S)", RECORD_TYPE, type(end), end.name());
    for (TypedEnd.Component component : end.components()) {
      code.add("$>$>").add(component(component)).add("$<$<");
    }
    return FieldSpec.builder(
            ParameterizedTypeName.get(RECORD_TYPE, type(end)),
            constant(input),
            modifiers(Modifier.STATIC, Modifier.FINAL))
        .addJavadoc(
            "How a $L becomes a row of {@code $L[$L]}.\n", end.name(), input.name(), end.width())
        .initializer(code.add("$>$>\n.build()$<$<").build())
        .build();
  }

  private static CodeBlock component(TypedEnd.Component component) {
    String column = component.column();
    if (component.category().isPresent()) {
      return CodeBlock.of(
          "\n.category($S, row -> $L, $T.values(), $L)",
          column,
          component.kind().read(component.name()),
          type(component.category().get()),
          missing(component));
    }
    String method =
        switch (component.scale()) {
          case "MIN_MAX" -> "minMax";
          case "ROBUST" -> "robust";
          case "NONE" -> "keep";
          default -> "standardize";
        };
    return CodeBlock.of(
        "\n.number($S, row -> $L, $L, plan -> plan.$L($S))",
        column,
        component.kind().read(component.name()),
        missing(component),
        method,
        column);
  }

  private static CodeBlock missing(TypedEnd.Component component) {
    return component.missing().equals("CONSTANT")
        ? CodeBlock.of("$T.constant($L)", MISSING, component.constant())
        : CodeBlock.of("$T.$L", MISSING, component.missing());
  }

  private FieldSpec classField(CheckedNode loss) {
    TypedEnd end = end(loss);
    return FieldSpec.builder(
            ParameterizedTypeName.get(CLASS_TYPE, type(end)),
            constant(loss),
            modifiers(Modifier.STATIC, Modifier.FINAL))
        .addJavadoc("The constants of $L as the classes of {@code $L}.\n", end.name(), loss.name())
        .initializer("$T.of($T.class)", CLASS_TYPE, type(end))
        .build();
  }

  private MethodSpec in() {
    TypeVariableName reader =
        TypeVariableName.get("R", ParameterizedTypeName.get(TABLE, TypeVariableName.get("R")));
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("in")
            .addJavadoc(
                "Describes a table: which columns are the components of the records, and which the"
                    + " classes.\nOther columns are left out.\n")
            .addModifiers(modifiers(Modifier.STATIC))
            .addTypeVariable(reader)
            .returns(reader)
            .addParameter(reader, "table");
    for (CheckedNode input : inputs) {
      method.addStatement("$L.describe($S, table)", constant(input), input.name());
    }
    for (CheckedNode loss : losses) {
      String column = loss.view().source(0).name();
      method.addStatement("$L.describe($S, $S, table)", constant(loss), loss.name(), column);
    }
    return method.addStatement("return table.ignoreOthers()").build();
  }

  private MethodSpec preparation() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("preparation")
            .addJavadoc("Returns how the components are to be prepared; fit it on training rows.\n")
            .addModifiers(modifiers(Modifier.STATIC))
            .returns(PLAN)
            .addStatement("$T plan = $T.keep()", PLAN, PREPARATION);
    for (CheckedNode input : inputs) {
      method.addStatement("plan = $L.plan(plan)", constant(input));
    }
    return method.addStatement("return plan").build();
  }

  private MethodSpec of(List<CheckedNode> answers) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("of")
            .addJavadoc(
                answers.isEmpty()
                    ? "Returns records as data to predict from.\n"
                    : "Returns records and their classes as data to train on or to test with.\n")
            .addModifiers(modifiers(Modifier.STATIC))
            .returns(DATASET);
    CodeBlock.Builder code = CodeBlock.builder().add("return $T.builder()", DATASET);
    for (CheckedNode input : inputs) {
      method.addParameter(ParameterizedTypeName.get(LIST, type(end(input))), input.name());
      code.add("\n.features($S, $L, $L)", input.name(), constant(input), input.name());
    }
    for (CheckedNode loss : answers) {
      method.addParameter(ParameterizedTypeName.get(LIST, type(end(loss))), loss.name());
      code.add("\n.classes($S, $L, $L)", loss.name(), constant(loss), loss.name());
    }
    return method.addStatement(code.add("\n.build()").build()).build();
  }

  /** Returns the predictions that the network has beside those of arrays. */
  List<MethodSpec> predictions() {
    List<MethodSpec> methods = new ArrayList<>();
    if (!takesRecords()) {
      return methods;
    }
    int outputs = plan.program().outputs().size();
    if (outputs == 1 && losses.size() == 1) {
      TypedEnd end = end(losses.get(0));
      String classes = constant(losses.get(0));
      methods.add(
          predict("predict", type(end), "the most probable class of a record")
              .addStatement("return $T.$L.best(predict($L), 0)", self, classes, single())
              .build());
      TypeName map =
          ParameterizedTypeName.get(
              ClassName.get(Map.class), type(end), ClassName.get(Double.class));
      methods.add(
          predict("probabilities", map, "the probability of every class of a record")
              .addStatement("return $T.$L.probabilities(predict($L), 0)", self, classes, single())
              .build());
    } else {
      methods.add(
          predict("predict", TypeName.get(double[].class), "the predictions for a record")
              .addStatement("return predict($L)", single())
              .build());
    }
    return methods;
  }

  private MethodSpec.Builder predict(String name, TypeName result, String what) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addJavadoc("Returns $L, prepared as the records the network was trained on.\n", what)
            .returns(result);
    for (CheckedNode input : inputs) {
      method.addParameter(type(end(input)), input.name());
    }
    return method;
  }

  private CodeBlock single() {
    CodeBlock.Builder code = CodeBlock.builder().add("$T.of(", self);
    for (int i = 0; i < inputs.size(); i++) {
      code.add("$L$T.of($L)", i == 0 ? "" : ", ", LIST, inputs.get(i).name());
    }
    return code.add(")").build();
  }
}
