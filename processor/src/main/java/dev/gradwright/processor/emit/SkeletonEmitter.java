package dev.gradwright.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.gradwright.processor.declare.ModelDeclaration;
import dev.gradwright.processor.declare.NodeDeclaration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * Writes classes with the methods of a model's network and trainer and nothing in them. They are
 * never run: the error that called for them stops the build.
 */
final class SkeletonEmitter {
  private final ModelDeclaration model;
  private final ClassName network;
  private final ClassName trainer;
  private final boolean isDouble;

  SkeletonEmitter(ModelDeclaration model) {
    this.model = model;
    this.network = ClassName.get(model.packageName(), model.baseName() + "Network");
    this.trainer = ClassName.get(model.packageName(), model.baseName() + "Trainer");
    this.isDouble = model.isDouble();
  }

  List<GeneratedFile> emit() {
    List<GeneratedFile> files = new ArrayList<>();
    files.add(SourceText.file(model, network()));
    files.add(SourceText.file(model, trainer()));
    if (isTyped()) {
      files.add(SourceText.file(model, data()));
    }
    return files;
  }

  private boolean isTyped() {
    return model.nodes().stream().anyMatch(node -> node.attributes().isTyped());
  }

  /** Takes whatever a model with records may be given. */
  private TypeSpec data() {
    TypeVariableName any = TypeVariableName.get("T");
    ClassName name = ClassName.get(model.packageName(), model.baseName() + "Data");
    return type(name)
        .addMethod(
            failing(
                method("in", any, Modifier.STATIC).addTypeVariable(any).addParameter(any, "table")))
        .addMethod(
            failing(
                method(
                    "preparation",
                    ClassName.get("dev.gradwright.data", "PreparationPlan"),
                    Modifier.STATIC)))
        .addMethod(
            failing(
                method("of", ClassName.get("dev.gradwright.data", "Dataset"), Modifier.STATIC)
                    .addParameter(ArrayTypeName.of(List.class), "lists")
                    .varargs()))
        .build();
  }

  private List<MethodSpec> recordPredictions() {
    TypeVariableName any = TypeVariableName.get("T");
    return List.of(
        failing(method("predict", any).addTypeVariable(any).addParameter(Record.class, "row")),
        failing(
            method(
                    "probabilities",
                    ParameterizedTypeName.get(
                        ClassName.get(Map.class), any, ClassName.get(Double.class)))
                .addTypeVariable(any)
                .addParameter(Record.class, "row")));
  }

  private static MethodSpec.Builder method(String name, TypeName result, Modifier... modifiers) {
    return MethodSpec.methodBuilder(name).addModifiers(modifiers).returns(result);
  }

  private static MethodSpec failing(MethodSpec.Builder method) {
    return method
        .addStatement("throw new $T($S)", IllegalStateException.class, "the model has errors")
        .build();
  }

  private TypeSpec.Builder type(ClassName name) {
    TypeSpec.Builder type = TypeSpec.classBuilder(name).addModifiers(Modifier.FINAL);
    return model.isPublic() ? type.addModifiers(Modifier.PUBLIC) : type;
  }

  private TypeSpec network() {
    TypeSpec.Builder type = type(network).superclass(Types.GENERATED_NETWORK);
    type.addField(
        FieldSpec.builder(
                TypeName.LONG,
                "serialVersionUID",
                Modifier.PRIVATE,
                Modifier.STATIC,
                Modifier.FINAL)
            .initializer("1L")
            .build());
    type.addMethod(
        MethodSpec.constructorBuilder()
            .addParameter(Types.ARCHITECTURE, "architecture")
            .addParameter(Types.LAYOUT, "layout")
            .addParameter(Types.REALS, "parameters")
            .addParameter(Types.DATA_FORM, "form")
            .addStatement("super(architecture, layout, parameters, form)")
            .build());
    type.addMethod(
        failing(
            method("initial", network, Modifier.PUBLIC, Modifier.STATIC)
                .addParameter(TypeName.LONG, "seed")));
    type.addMethod(
        failing(
            method("load", network, Modifier.PUBLIC, Modifier.STATIC)
                .addParameter(Path.class, "file")
                .addParameter(ArrayTypeName.of(Types.LOAD_OPTION), "options")
                .varargs()));
    type.addMethod(
        failing(
            override("with", network, Modifier.PUBLIC)
                .addParameter(String.class, "name")
                .addParameter(double[].class, "values")
                .varargs()));
    type.addMethod(
        failing(
            override("withParameters", network, Modifier.PROTECTED)
                .addParameter(Types.REALS, "parameters")
                .addParameter(Types.DATA_FORM, "form")));
    type.addMethod(
        failing(
            override("forward", TypeName.VOID, Modifier.PROTECTED)
                .addParameter(Types.WORKSPACE, "workspace")
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to")));
    if (!isDouble) {
      type.addMethod(arrays("predict"));
    } else {
      type.addMethod(arraysOfArrays("predict"));
    }
    if (isTyped()) {
      recordPredictions().forEach(type::addMethod);
    }
    model.nodes().stream()
        .map(NodeDeclaration::name)
        .map(PredictionMethods::methodName)
        .distinct()
        .forEach(
            name -> {
              type.addMethod(arrays(name));
              type.addMethod(arraysOfArrays(name));
            });
    return type.build();
  }

  /** Takes the numbers of one input, whatever inputs the model will have. */
  private MethodSpec arrays(String name) {
    return failing(
        method(name, Types.array(isDouble), Modifier.PUBLIC)
            .addParameter(Types.array(isDouble), "row")
            .varargs());
  }

  /** Takes arrays for any number of inputs, and the array of results. */
  private MethodSpec arraysOfArrays(String name) {
    return failing(
        method(name, Types.array(isDouble), Modifier.PUBLIC)
            .addParameter(Types.array(isDouble), "first")
            .addParameter(Types.bundle(isDouble), "others")
            .varargs());
  }

  private TypeSpec trainer() {
    TypeSpec.Builder type =
        type(trainer).superclass(ParameterizedTypeName.get(Types.GENERATED_TRAINER, network));
    type.addMethod(
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PRIVATE)
            .addParameter(Types.TRAINER_SETTINGS, "settings")
            .addParameter(Types.ARCHITECTURE, "architecture")
            .addParameter(Types.LAYOUT, "layout")
            .addStatement("super(settings, architecture, layout)")
            .build());
    type.addMethod(
        failing(
            method(
                "builder",
                ParameterizedTypeName.get(Types.TRAINER_BUILDER, trainer),
                Modifier.PUBLIC,
                Modifier.STATIC)));
    type.addMethod(
        failing(
            override("snapshot", network, Modifier.PROTECTED)
                .addParameter(Types.REALS, "parameters")
                .addParameter(Types.DATA_FORM, "form")));
    type.addMethod(
        failing(
            override("forwardRows", TypeName.VOID, Modifier.PROTECTED)
                .addParameter(Types.REALS, "parameters")
                .addParameter(Types.WORKSPACE, "workspace")
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to")));
    type.addMethod(
        failing(
            override("batchLoss", TypeName.DOUBLE, Modifier.PROTECTED)
                .addParameter(Types.REALS, "parameters")
                .addParameter(Types.WORKSPACE, "workspace")
                .addParameter(TypeName.INT, "rows")));
    type.addMethod(
        failing(
            override("backwardRows", TypeName.VOID, Modifier.PROTECTED)
                .addParameter(Types.REALS, "parameters")
                .addParameter(Types.WORKSPACE, "workspace")
                .addParameter(Types.REALS, "gradient")
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to")));
    type.addMethod(
        failing(
            override("penaltyGradient", TypeName.VOID, Modifier.PROTECTED)
                .addParameter(Types.REALS, "parameters")
                .addParameter(Types.REALS, "gradient")));
    return type.build();
  }

  private static MethodSpec.Builder override(String name, TypeName result, Modifier modifier) {
    return method(name, result, modifier).addAnnotation(Override.class);
  }
}
