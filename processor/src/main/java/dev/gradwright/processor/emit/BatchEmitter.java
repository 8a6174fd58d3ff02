package dev.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.gradwright.processor.plan.NameTable;
import dev.gradwright.processor.plan.Plan;
import dev.gradwright.processor.program.BatchNumber;
import dev.gradwright.processor.program.BatchParts;
import dev.gradwright.processor.program.BatchStage;
import dev.gradwright.processor.program.NodeProgram;
import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Expr;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The methods that belong to a batch as a whole because of one node: they turn its sums over the
 * rows into numbers, into gradients, and into new values of parameters that are not learned.
 */
final class BatchEmitter {
  private final NameTable names;
  private final boolean isDouble;
  private final ExprPrinter expressions;

  BatchEmitter(Plan plan) {
    this.names = plan.names();
    this.isDouble = plan.model().declaration().isDouble();
    this.expressions = new ExprPrinter(isDouble);
  }

  /** Returns the method that turns the sums of a stage into numbers. */
  MethodSpec end(NodeProgram node, boolean forward, int stage) {
    BatchParts batch = node.batch();
    BatchStage of = (forward ? batch.forward() : batch.backward()).get(stage);
    CodeBlock.Builder body = CodeBlock.builder();
    for (BatchNumber number : of.numbers()) {
      String target = "s[" + names.scalar(number.name()) + " + j]";
      loop(number.width(), target, number.value(), body);
    }
    return method(Plan.endMethod(node, forward, stage))
        .addJavadoc("Numbers of the batch from the sums over its rows.\n")
        .addParameter(Types.array(isDouble), "w")
        .addParameter(Types.array(isDouble), "b")
        .addParameter(Types.array(isDouble), "s")
        .addParameter(TypeName.INT, "rows")
        .addCode(body.build())
        .build();
  }

  /** Returns what a node adds to the gradient, and to an update, once per batch. */
  List<MethodSpec> ofBatch(NodeProgram node) {
    List<MethodSpec> methods = new ArrayList<>();
    if (!node.batch().gradients().isEmpty()) {
      CodeBlock.Builder body = CodeBlock.builder();
      for (BatchParts.Gradient gradient : node.batch().gradients()) {
        int width = gradient.parameter().shape().size();
        body.beginControlFlow("for (int j = 0; j < $L; j++)", width)
            .addStatement(
                "g[$L + j] += s[$L + j]",
                names.offset(gradient.parameter()),
                names.scalar(gradient.number()))
            .endControlFlow();
      }
      methods.add(
          method(Plan.gradientMethod(node))
              .addJavadoc("Gradients that are sums over the batch.\n")
              .addParameter(Types.array(isDouble), "s")
              .addParameter(Types.array(isDouble), "g")
              .addCode(body.build())
              .build());
    }
    if (!node.batch().updates().isEmpty()) {
      CodeBlock.Builder body = CodeBlock.builder();
      for (BatchParts.Update update : node.batch().updates()) {
        String target = "w[" + names.offset(update.parameter()) + " + j]";
        loop(update.parameter().shape().size(), target, update.value(), body);
      }
      methods.add(
          method(Plan.updateMethod(node))
              .addJavadoc("Parameters that follow the batches instead of a gradient.\n")
              .addParameter(Types.array(isDouble), "w")
              .addParameter(Types.array(isDouble), "s")
              .addCode(body.build())
              .build());
    }
    return methods;
  }

  private static MethodSpec.Builder method(String name) {
    return MethodSpec.methodBuilder(name).addModifiers(Modifier.STATIC);
  }

  private void loop(int width, String target, Expr value, CodeBlock.Builder body) {
    body.beginControlFlow("for (int j = 0; j < $L; j++)", width)
        .addStatement("$L = $L", target, expressions.print(resolve(value)))
        .endControlFlow();
  }

  private Expr resolve(Expr expression) {
    return expression.replaceReads(access -> new Expr.Code(text(access), 16));
  }

  private String text(Access access) {
    if (access instanceof Access.BatchAt a) {
      return "s[" + names.scalar(a.name()) + " + " + a.index().java() + "]";
    } else if (access instanceof Access.Total a) {
      return "b[" + names.sum(a.name()) + " + " + a.index().java() + "]";
    } else if (access instanceof Access.WeightAt a) {
      return "w[" + names.offset(a.parameter()) + " + " + a.index().java() + "]";
    } else if (access instanceof Access.BatchRows) {
      return "rows";
    }
    throw new IllegalArgumentException("no number of a batch reads " + access);
  }
}
