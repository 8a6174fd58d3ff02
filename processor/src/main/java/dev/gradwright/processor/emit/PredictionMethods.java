package dev.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.gradwright.processor.check.CheckedNode;
import dev.gradwright.processor.plan.Plan;
import dev.gradwright.processor.program.OutputProgram;
import dev.gradwright.processor.program.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * The typed predictions of a network: all outputs after their links ({@code predict}), and each
 * output raw under its own name. An output named like a method that every network has gets an
 * underscore behind its name.
 */
final class PredictionMethods {
  private static final ClassName ROWS = ClassName.get("dev.gradwright.kernel", "Rows");

  /** Methods of Object, Network and its base: no output may take their place. */
  private static final Set<String> NETWORK_METHODS =
      Set.of(
          "predict",
          "architecture",
          "precision",
          "parameterCount",
          "parameter",
          "with",
          "inputWidth",
          "outputWidth",
          "summary",
          "newWorkspace",
          "workspace",
          "parameters",
          "forward",
          "compute",
          "warmUp",
          "hasVectors",
          "vectorLengths",
          "vectorForward",
          "vectorRowLengths",
          "vectorPack",
          "vectorRow",
          "withParameters",
          "initial",
          "save",
          "load",
          "classes",
          "preparation",
          "getClass",
          "hashCode",
          "equals",
          "toString",
          "notify",
          "notifyAll",
          "wait",
          "clone",
          "finalize",
          "readResolve",
          "writeObject",
          "readObject",
          "fit",
          "evaluate",
          "yield"); // may name a method, but a call of it needs a receiver

  /** Other variables of the methods, and the classes they call, which a variable would hide. */
  private static final Set<String> VARIABLES =
      Set.of("out", "rows", "workspace", "values", "first", "piece", "Rows", "Sums", "Math");

  private final Plan plan;
  private final boolean isDouble;
  private final List<CheckedNode> inputs;
  private final List<OutputProgram> outputs;
  private final int outputWidth;

  PredictionMethods(Plan plan) {
    this.plan = plan;
    this.isDouble = plan.model().declaration().isDouble();
    this.inputs = plan.model().inputs();
    this.outputs = plan.program().outputs();
    this.outputWidth = outputs.stream().mapToInt(o -> o.predicted().width()).sum();
  }

  List<MethodSpec> methods() {
    List<MethodSpec> methods = new ArrayList<>();
    List<Tensor> predicted = outputs.stream().map(OutputProgram::predicted).toList();
    String what = "the prediction for one row, " + after(outputs);
    // a double network of one input has these two from its base, which counts rows of doubles
    if (!isDouble || inputs.size() > 1) {
      methods.add(row("predict", what, predicted));
      methods.add(batch());
    }
    methods.add(rowInto("predict", what, predicted));
    methods.add(batchIn());
    for (OutputProgram output : outputs) {
      String name = methodName(output.name());
      String raw = "the raw value of {@code " + output.name() + "} for one row";
      methods.add(row(name, raw, List.of(output.raw())));
      methods.add(rowInto(name, raw, List.of(output.raw())));
    }
    return methods;
  }

  static String methodName(String node) {
    return NETWORK_METHODS.contains(node) ? node + "_" : node;
  }

  private static String after(List<OutputProgram> outputs) {
    List<String> parts = new ArrayList<>();
    for (OutputProgram output : outputs) {
      String link = output.link().toLowerCase(Locale.ROOT);
      parts.add(link.equals("identity") ? output.name() : link + "(" + output.name() + ")");
    }
    return "{@code " + String.join(", ", parts) + "}";
  }

  /** Input parameters, named after the inputs but apart from the method's other variables. */
  private String variable(CheckedNode input) {
    String name = input.name();
    while (VARIABLES.contains(name)
        || plan.names().isConstant(name)
        || (!name.equals(input.name()) && isInput(name))) {
      name += "_";
    }
    return name;
  }

  private boolean isInput(String name) {
    return inputs.stream().anyMatch(input -> input.name().equals(name));
  }

  private MethodSpec.Builder method(String name, String javadoc) {
    return MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC).addJavadoc("$L", javadoc);
  }

  private void addInputs(MethodSpec.Builder method, String shape) {
    for (CheckedNode input : inputs) {
      method.addParameter(Types.array(isDouble), variable(input));
      method.addJavadoc("@param $L {@code [$L$L]}\n", variable(input), shape, input.shape().size());
    }
  }

  private MethodSpec row(String name, String what, List<Tensor> results) {
    int width = results.stream().mapToInt(Tensor::width).sum();
    MethodSpec.Builder method = method(name, "Returns " + what + ".\n\n");
    addInputs(method, "");
    method.addJavadoc("@return {@code [$L]}\n", width).returns(Types.array(isDouble));
    if (inputs.size() == 1) {
      method.varargs();
    }
    String arguments = String.join(", ", inputs.stream().map(this::variable).toList()) + ", out";
    return method
        .addStatement("$T out = new $T[$L]", Types.array(isDouble), Types.real(isDouble), width)
        .addStatement("$L($L)", name, arguments)
        .addStatement("return out")
        .build();
  }

  private MethodSpec rowInto(String name, String what, List<Tensor> results) {
    int width = results.stream().mapToInt(Tensor::width).sum();
    MethodSpec.Builder method =
        method(name, "Computes " + what + ", into a given array, allocating nothing.\n\n");
    addInputs(method, "");
    method.addJavadoc("@param out takes {@code [$L]}\n", width);
    method.addParameter(Types.array(isDouble), "out");
    method.addStatement("$T workspace = workspace(1)", Types.WORKSPACE);
    method.addStatement(
        "$T values = workspace.$LValues()", Types.bundle(isDouble), isDouble ? "double" : "float");
    for (CheckedNode input : inputs) {
      method.addStatement(
          "$T.inRow($S, $L, $L, values[$L])",
          ROWS,
          input.name(),
          variable(input),
          input.shape().size(),
          index(Tensor.value(input.name(), input.shape().size())));
    }
    method.addStatement("compute(workspace, 1)");
    addResults(method, results, "0", "1", width);
    return method.build();
  }

  private void addResults(
      MethodSpec.Builder method, List<Tensor> results, String first, String rows, int width) {
    int column = 0;
    for (Tensor result : results) {
      method.addCode(
          CodeBlock.of(
              "$T.out(values[$L], $L, $L, out, $L, $L, $L);\n",
              ROWS,
              index(result),
              rows,
              result.width(),
              first,
              column,
              width));
      column += result.width();
    }
  }

  private String index(Tensor tensor) {
    return plan.names().buffer(tensor);
  }

  private MethodSpec batch() {
    MethodSpec.Builder method = method("predict", batchDoc());
    addInputs(method, "rows, ");
    addRowsAndOut(method);
    String arguments = String.join(", ", inputs.stream().map(this::variable).toList());
    return method
        .addStatement(
            "predict(workspace($T.max(1, $T.min(rows, $T.BLOCK))), $L, rows, out)",
            Math.class,
            Math.class,
            Types.SUMS,
            arguments)
        .build();
  }

  private static String batchDoc() {
    return "Computes the predictions for a batch, into a given array, allocating nothing.\n\n";
  }

  private void addRowsAndOut(MethodSpec.Builder method) {
    method.addParameter(TypeName.INT, "rows").addParameter(Types.array(isDouble), "out");
    method.addJavadoc("@param rows how many\n");
    method.addJavadoc("@param out takes {@code [rows, $L]}\n", outputWidth);
  }

  private MethodSpec batchIn() {
    MethodSpec.Builder method = method("predict", batchDoc());
    method.addParameter(Types.WORKSPACE, "workspace");
    method.addJavadoc("@param workspace made by {@link #newWorkspace}, for one thread at a time\n");
    addInputs(method, "rows, ");
    addRowsAndOut(method);
    method.addStatement(
        "$T values = workspace.$LValues()", Types.bundle(isDouble), isDouble ? "double" : "float");
    method.beginControlFlow("for (int first = 0; first < rows; first += workspace.rows())");
    method.addStatement("int piece = $T.min(workspace.rows(), rows - first)", Math.class);
    for (CheckedNode input : inputs) {
      method.addStatement(
          "$T.in($S, $L, first, piece, $L, values[$L])",
          ROWS,
          input.name(),
          variable(input),
          input.shape().size(),
          index(Tensor.value(input.name(), input.shape().size())));
    }
    method.addStatement("compute(workspace, piece)");
    addResults(
        method,
        outputs.stream().map(OutputProgram::predicted).toList(),
        "first",
        "piece",
        outputWidth);
    return method.endControlFlow().build();
  }
}
