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
  /** Losses or penalties in one method; each takes up to seventy bytes of bytecode. */
  private static final int TERMS_PER_METHOD = 64;

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
    methods.addAll(batchLoss());
    if (!plan.program().penalties().isEmpty()) {
      methods.addAll(penalty());
      methods.addAll(penaltyGradient());
    }
    return methods;
  }

  private List<MethodSpec> batchLoss() {
    List<LossProgram> losses = plan.program().losses();
    List<MethodSpec> methods = new ArrayList<>();
    MethodSpec.Builder all =
        MethodSpec.methodBuilder("batchLoss")
            .addJavadoc(
                "The loss of the batch from the losses of its rows, and the factors by which"
                    + " gradients scale.\n")
            .addModifiers(Modifier.STATIC)
            .returns(Types.real(isDouble))
            .addParameter(Types.array(isDouble), "w")
            .addParameter(Types.bundle(isDouble), "v")
            .addParameter(Types.array(isDouble), "s")
            .addParameter(TypeName.INT, "rows")
            .addStatement("$T total = $L", Types.real(isDouble), expressions.number(0));
    for (List<LossProgram> some : parts(losses)) {
      if (some.size() == losses.size()) {
        all.addCode(terms(some));
        continue;
      }
      String name = "batchLossPart" + (methods.size() + 1);
      all.addStatement("total = $L(v, s, rows, total)", name);
      methods.add(
          MethodSpec.methodBuilder(name)
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
              .returns(Types.real(isDouble))
              .addParameter(Types.bundle(isDouble), "v")
              .addParameter(Types.array(isDouble), "s")
              .addParameter(TypeName.INT, "rows")
              .addParameter(Types.real(isDouble), "before")
              .addStatement("$T total = before", Types.real(isDouble))
              .addCode(terms(some))
              .addStatement("return total")
              .build());
    }
    if (!plan.program().penalties().isEmpty()) {
      all.addStatement("total += penalty(w)");
    }
    methods.add(0, all.addStatement("return total").build());
    return methods;
  }

  private CodeBlock terms(List<LossProgram> losses) {
    CodeBlock.Builder body = CodeBlock.builder();
    for (int i = 0; i < losses.size(); i++) {
      term(losses.get(i), "divisor" + (losses.size() == 1 ? "" : i + 1), body);
    }
    return body.build();
  }

  /** Adds the mean of one loss to the total, and notes by what its gradient scales. */
  private void term(LossProgram loss, String divisor, CodeBlock.Builder body) {
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
      body.addStatement("$T $L = $LL * rows", Types.real(isDouble), divisor, loss.divisorPerRow());
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

  private String weight(LossProgram loss) {
    return loss.weight() == 1 ? "" : " * " + expressions.number(loss.weight());
  }

  /** The sum over all penalties: a chain that parts hand on. */
  private List<MethodSpec> penalty() {
    List<PenaltyProgram> penalties = plan.program().penalties();
    List<MethodSpec> methods = new ArrayList<>();
    MethodSpec.Builder all =
        MethodSpec.methodBuilder("penalty")
            .addJavadoc("What the size of the weights adds to the loss.\n")
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(Types.real(isDouble))
            .addParameter(Types.array(isDouble), "w")
            .addStatement("$T sum = $L", Types.real(isDouble), expressions.number(0));
    for (List<PenaltyProgram> some : parts(penalties)) {
      CodeBlock.Builder body = CodeBlock.builder();
      for (PenaltyProgram penalty : some) {
        loop(penalty, body);
        body.addStatement("sum += $L", expressions.print(indexed(penalty.value())));
        body.endControlFlow();
      }
      if (some.size() == penalties.size()) {
        all.addCode(body.build());
        continue;
      }
      String name = "penaltyPart" + (methods.size() + 1);
      all.addStatement("sum = $L(w, sum)", name);
      methods.add(
          MethodSpec.methodBuilder(name)
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
              .returns(Types.real(isDouble))
              .addParameter(Types.array(isDouble), "w")
              .addParameter(Types.real(isDouble), "before")
              .addStatement("$T sum = before", Types.real(isDouble))
              .addCode(body.build())
              .addStatement("return sum")
              .build());
    }
    methods.add(0, all.addStatement("return sum").build());
    return methods;
  }

  private static <T> List<List<T>> parts(List<T> all) {
    List<List<T>> parts = new ArrayList<>();
    for (int i = 0; i < all.size(); i += TERMS_PER_METHOD) {
      parts.add(all.subList(i, Math.min(all.size(), i + TERMS_PER_METHOD)));
    }
    return parts;
  }

  private List<MethodSpec> penaltyGradient() {
    List<PenaltyProgram> penalties = plan.program().penalties();
    List<MethodSpec> methods = new ArrayList<>();
    MethodSpec.Builder all =
        weightsAndGradients("penaltyGradient")
            .addJavadoc("Adds the derivative of the penalties to the gradient.\n");
    for (List<PenaltyProgram> some : parts(penalties)) {
      CodeBlock.Builder body = CodeBlock.builder();
      for (PenaltyProgram penalty : some) {
        loop(penalty, body);
        Expr derivative =
            Expr.apply(Function.ADD, new Expr.Code("g[i]", 6), indexed(penalty.derivative()));
        body.addStatement("g[i] = $L", expressions.print(derivative));
        body.endControlFlow();
      }
      if (some.size() == penalties.size()) {
        all.addCode(body.build());
        continue;
      }
      String name = "penaltyGradientPart" + (methods.size() + 1);
      all.addStatement("$L(w, g)", name);
      methods.add(
          weightsAndGradients(name).addModifiers(Modifier.PRIVATE).addCode(body.build()).build());
    }
    methods.add(0, all.build());
    return methods;
  }

  private MethodSpec.Builder weightsAndGradients(String name) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.STATIC)
        .addParameter(Types.array(isDouble), "w")
        .addParameter(Types.array(isDouble), "g");
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
