package dev.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.program.code.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Java text of statements in one precision. */
final class StatementPrinter {
  private final String real;
  private final ExprPrinter expressions;

  StatementPrinter(boolean isDouble) {
    this.real = isDouble ? "double" : "float";
    this.expressions = new ExprPrinter(isDouble);
  }

  void print(List<Statement> statements, CodeBlock.Builder out) {
    statements.forEach(s -> print(s, out));
  }

  private void print(Statement statement, CodeBlock.Builder out) {
    if (statement instanceof Statement.Declare s) {
      assign(real + " " + s.name(), expressions.print(s.value()), out);
    } else if (statement instanceof Statement.Assign s) {
      assign(s.name(), expressions.print(s.value()), out);
    } else if (statement instanceof Statement.Store s) {
      store(s, out);
    } else if (statement instanceof Statement.DeclareInt s) {
      out.addStatement("int $L = $L", s.name(), s.value());
    } else if (statement instanceof Statement.DeclareArray s) {
      out.addStatement("$L[] $L = $L", real, s.name(), s.value());
    } else if (statement instanceof Statement.CopyRange s) {
      out.addStatement(
          "$T.arraycopy($L, $L, $L, $L, $L)",
          System.class,
          s.from(),
          s.fromIndex(),
          s.to(),
          s.toIndex(),
          s.length());
    } else if (statement instanceof Statement.Branch s) {
      out.beginControlFlow("if ($L)", s.condition());
      print(s.yes(), out);
      if (!s.no().isEmpty()) {
        out.nextControlFlow("else");
        print(s.no(), out);
      }
      out.endControlFlow();
    } else if (statement instanceof Statement.Block s) {
      out.add("{\n").indent();
      print(s.body(), out);
      out.unindent().add("}\n");
    } else if (statement instanceof Statement.For s) {
      String step = s.step() == 1 ? s.variable() + "++" : s.variable() + " += " + s.step();
      out.beginControlFlow(
          "for (int $L = $L; $L < $L; $L)", s.variable(), s.from(), s.variable(), s.to(), step);
      print(s.body(), out);
      out.endControlFlow();
    }
  }

  private void store(Statement.Store store, CodeBlock.Builder out) {
    Expr addend = addend(store);
    if (addend != null) {
      out.addStatement("$L += $L", place(store), expressions.print(addend));
    } else {
      assign(place(store), expressions.print(store.value()), out);
    }
  }

  private static String place(Statement.Store store) {
    return store.array() + "[" + store.index() + "]";
  }

  /** What is added where the value is the place itself plus something; null elsewhere. */
  private static @Nullable Expr addend(Statement.Store store) {
    if (store.value() instanceof Expr.Apply sum
        && sum.function() == Function.ADD
        && sum.arguments().get(0) instanceof Expr.Code before
        && before.java().equals(place(store))) {
      return sum.arguments().get(1);
    }
    return null;
  }

  private static void assign(String target, String value, CodeBlock.Builder out) {
    if (value.contains("\n")) {
      out.addStatement("$L =\n$L", target, value);
    } else {
      out.addStatement("$L = $L", target, value);
    }
  }
}
