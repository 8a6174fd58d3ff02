package dev.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.gradwright.processor.plan.NameTable;
import dev.gradwright.processor.plan.Plan;
import dev.gradwright.processor.program.LossProgram;
import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.PenaltyProgram;
import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The methods that belong to a batch as a whole: mean losses, penalties and their gradients. */
final class LossEmitter {
  private final Plan plan;
  private final NameTable names;
  private final boolean isDouble;
  private final ExprPrinter expressions;

  LossEmitter(Plan plan) {
    this.plan = plan;
    this.names = plan.names();
    this.isDouble = plan.model().declaration().isDouble();
    this.expressions = new ExprPrinter(isDouble);
  }

  List<MethodSpec> methods() {
    List<MethodSpec> methods = new ArrayList<>();
    if (plan.program().losses().isEmpty()) {
      return methods;
    }
    methods.add(batchLoss());
    if (!plan.program().penalties().isEmpty()) {
      methods.add(penalty());
      methods.add(penaltyGradient());
    }
    return methods;
  }

  private MethodSpec batchLoss() {
    CodeBlock.Builder body = CodeBlock.builder();
    body.addStatement("$T total = $L", Types.real(isDouble), expressions.number(0));
    int i = 0;
    for (LossProgram loss : plan.program().losses()) {
      String divisor = "divisor" + (plan.program().losses().size() == 1 ? "" : ++i);
      String perRow = "v[" + names.buffer(loss.perRow()) + "]";
      body.add(
          "// $L = $L\n",
          loss.name(),
          loss.rowWeight() == null
              ? "mean over the batch" + weight(loss)
              : "weighted mean over the batch" + weight(loss));
      if (loss.rowWeight() != null) {
        body.addStatement(
            "$T $L = $T.batch(v[$L], rows)",
            Types.real(isDouble),
            divisor,
            Types.SUMS,
            names.buffer(loss.rowWeight()));
        body.beginControlFlow("if ($L == 0)", divisor)
            .addStatement("$L = $T.POSITIVE_INFINITY", divisor, Types.real(isDouble).box())
            .add("// no row counts: no loss, no gradient\n")
            .endControlFlow();
      } else if (loss.divisorPerRow() == 1) {
        body.addStatement("$T $L = rows", Types.real(isDouble), divisor);
      } else {
        body.addStatement(
            "$T $L = $LL * rows", Types.real(isDouble), divisor, loss.divisorPerRow());
      }
      String weight = expressions.number(loss.weight());
      body.addStatement("s[$L] = $L / $L", names.scalar(loss.scale()), weight, divisor);
      CodeBlock mean = CodeBlock.of("$T.batch($L, rows) / $L", Types.SUMS, perRow, divisor);
      if (loss.weight() == 1) {
        body.addStatement("total += $L", mean);
      } else {
        body.addStatement("total += $L * ($L)", weight, mean);
      }
    }
    if (!plan.program().penalties().isEmpty()) {
      body.addStatement("total += penalty(w)");
    }
    body.addStatement("return total");
    return MethodSpec.methodBuilder("batchLoss")
        .addJavadoc(
            "The loss of the batch from the losses of its rows, and the factors by which gradients"
                + " scale.\n")
        .addModifiers(Modifier.STATIC)
        .returns(Types.real(isDouble))
        .addParameter(Types.array(isDouble), "w")
        .addParameter(Types.bundle(isDouble), "v")
        .addParameter(Types.array(isDouble), "s")
        .addParameter(TypeName.INT, "rows")
        .addCode(body.build())
        .build();
  }

  private String weight(LossProgram loss) {
    return loss.weight() == 1 ? "" : " * " + expressions.number(loss.weight());
  }

  private MethodSpec penalty() {
    CodeBlock.Builder body = CodeBlock.builder();
    body.addStatement("$T sum = $L", Types.real(isDouble), expressions.number(0));
    for (PenaltyProgram penalty : plan.program().penalties()) {
      loop(penalty, body);
      Expr value = indexed(penalty.value());
      body.addStatement("sum += $L", expressions.print(value));
      body.endControlFlow();
    }
    body.addStatement("return sum");
    return MethodSpec.methodBuilder("penalty")
        .addJavadoc("What the size of the weights adds to the loss.\n")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(Types.real(isDouble))
        .addParameter(Types.array(isDouble), "w")
        .addCode(body.build())
        .build();
  }

  private MethodSpec penaltyGradient() {
    CodeBlock.Builder body = CodeBlock.builder();
    for (PenaltyProgram penalty : plan.program().penalties()) {
      loop(penalty, body);
      Expr derivative =
          Expr.apply(Function.ADD, new Expr.Code("g[i]", 6), indexed(penalty.derivative()));
      body.addStatement("g[i] = $L", expressions.print(derivative));
      body.endControlFlow();
    }
    return MethodSpec.methodBuilder("penaltyGradient")
        .addJavadoc("Adds the derivative of the penalties to the gradient.\n")
        .addModifiers(Modifier.STATIC)
        .addParameter(Types.array(isDouble), "w")
        .addParameter(Types.array(isDouble), "g")
        .addCode(body.build())
        .build();
  }

  private void loop(PenaltyProgram penalty, CodeBlock.Builder body) {
    Parameter parameter = penalty.parameter();
    String offset = names.offset(parameter);
    body.add("// $L: $L\n", parameter.name(), penalty.formula());
    body.beginControlFlow(
        "for (int i = $L; i < $L + $L; i++)", offset, offset, parameter.shape().size());
  }

  private static Expr indexed(Expr expression) {
    return expression.replaceReads(
        access -> access instanceof Access.Weight ? new Expr.Code("w[i]", 6) : Expr.read(access));
  }
}
