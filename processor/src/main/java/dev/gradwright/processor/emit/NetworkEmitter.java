package dev.gradwright.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradwright.processor.declare.ModelDeclaration;
import dev.gradwright.processor.plan.Plan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the network class: the graph, the parameters, and predictions typed for the model. */
final class NetworkEmitter {
  private final Plan plan;
  private final ModelDeclaration model;
  private final ClassName self;
  private final boolean isDouble;

  NetworkEmitter(Plan plan) {
    this.plan = plan;
    this.model = plan.model().declaration();
    this.self = ClassName.get(model.packageName(), model.baseName() + "Network");
    this.isDouble = model.isDouble();
  }

  GeneratedFile emit() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(self)
            .addModifiers(Modifier.FINAL)
            .superclass(Types.GENERATED_NETWORK)
            .addJavadoc("The network of $L\n", Prose.head(plan));
    type.addJavadoc("$L", Prose.costs(plan));
    if (model.isPublic()) {
      type.addModifiers(Modifier.PUBLIC);
    }
    if (plan.program().losses().isEmpty()) {
      type.addJavadoc(
          "\n<p>The model has no loss, so there is no trainer; declare a loss to get {@code"
              + " $LTrainer}.\n",
          model.baseName());
    }
    addConstants(type);
    type.addMethod(
        MethodSpec.constructorBuilder()
            .addParameter(Types.REALS, "parameters")
            .addParameter(Types.DATA_FORM, "form")
            .addStatement("super(ARCHITECTURE, LAYOUT, parameters, form)")
            .build());
    type.addMethod(initial());
    type.addMethod(load());
    type.addMethod(with());
    type.addMethod(withParameters());
    type.addMethod(forward());
    if (plan.vector() != null) {
      type.addMethod(VectorMethods.hasVectors(plan, self));
      type.addMethod(VectorMethods.lengths(plan));
      type.addMethod(VectorMethods.predict(plan));
      if (!plan.vector().row().isEmpty()) {
        VectorMethods.row(plan).forEach(type::addMethod);
      }
    }
    List<MethodSpec> predictions = new PredictionMethods(plan).methods();
    new Constants(plan, predictions, List.of()).fields().forEach(type::addField);
    predictions.forEach(type::addMethod);
    new DataEmitter(plan).predictions().forEach(type::addMethod);
    return SourceText.file(model, type.build());
  }

  private void addConstants(TypeSpec.Builder type) {
    type.addField(
        FieldSpec.builder(
                TypeName.LONG,
                "serialVersionUID",
                Modifier.PRIVATE,
                Modifier.STATIC,
                Modifier.FINAL)
            .initializer("1L")
            .build());
    List<String> pieces = SourceText.pieces(GraphText.graph(plan));
    List<String> names = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      String name = i == 0 ? "GRAPH" : "GRAPH_" + (i + 1);
      names.add(name);
      FieldSpec.Builder graph =
          FieldSpec.builder(String.class, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
              .initializer(SourceText.literal(pieces.get(i)));
      if (i == 0) {
        graph.addJavadoc("The graph: nodes, edges, shapes, parameters, losses and outputs.\n");
      } else {
        graph.addJavadoc("The graph, continued.\n");
      }
      type.addField(graph.build());
    }
    type.addField(
        FieldSpec.builder(Types.ARCHITECTURE, "ARCHITECTURE", Modifier.STATIC, Modifier.FINAL)
            .initializer("$T.parse($L)", Types.ARCHITECTURE, String.join(", ", names))
            .build());
    CodeBlock layout =
        SourceText.pieces(GraphText.layout(plan)).stream()
            .map(SourceText::literal)
            .collect(CodeBlock.joining(", "));
    type.addField(
        FieldSpec.builder(Types.LAYOUT, "LAYOUT", Modifier.STATIC, Modifier.FINAL)
            .initializer("$T.parse($L)", Types.LAYOUT, layout)
            .build());
  }

  private MethodSpec initial() {
    return MethodSpec.methodBuilder("initial")
        .addJavadoc(
            "Returns a network with initial parameters.\n\n@param seed chooses them; each parameter"
                + " draws from a stream keyed by its name\n")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(self)
        .addParameter(TypeName.LONG, "seed")
        .addStatement(
            "return new $T($T.initial(ARCHITECTURE, seed), $T.unknown())",
            self,
            Types.INITIALIZATION,
            Types.DATA_FORM)
        .build();
  }

  private MethodSpec load() {
    return MethodSpec.methodBuilder("load")
        .addJavadoc(
            "Returns the network that {@link #save} wrote to a file.\n\n@param options what to permit"
                + " beyond the usual\n@throws $T if the file cannot be read, is damaged, or is of"
                + " another architecture\n",
            Types.MODEL_FILE_EXCEPTION)
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(self)
        .addParameter(Path.class, "file")
        .addParameter(ArrayTypeName.of(Types.LOAD_OPTION), "options")
        .varargs()
        .addStatement(
            "return $T.load(file, ARCHITECTURE, $T::new, options)", Types.MODEL_FILE, self)
        .build();
  }

  private MethodSpec with() {
    return MethodSpec.methodBuilder("with")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(self)
        .addParameter(String.class, "name")
        .addParameter(double[].class, "values")
        .varargs()
        .addStatement("return ($T) super.with(name, values)", self)
        .build();
  }

  private MethodSpec withParameters() {
    return MethodSpec.methodBuilder("withParameters")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .returns(self)
        .addParameter(Types.REALS, "parameters")
        .addParameter(Types.DATA_FORM, "form")
        .addStatement("return new $T(parameters, form)", self)
        .build();
  }

  private MethodSpec forward() {
    String kind = isDouble ? "double" : "float";
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("forward")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PROTECTED)
            .addParameter(Types.WORKSPACE, "workspace")
            .addParameter(TypeName.INT, "from")
            .addParameter(TypeName.INT, "to")
            .addStatement("$T w = parameters().$Ls()", Types.array(isDouble), kind)
            .addStatement("$T v = workspace.$LValues()", Types.bundle(isDouble), kind)
            .addStatement("$T s = workspace.$LScalars()", Types.array(isDouble), kind);
    Types.scratch(plan, method);
    for (int i = 0; i < plan.groups().size(); i++) {
      method.addStatement(
          "$T.predict(w, v, s, $Lfrom, to)",
          ClassName.get(model.packageName(), plan.layersClass(i)),
          plan.hasScratch() ? "t, " : "");
    }
    return method.build();
  }
}
