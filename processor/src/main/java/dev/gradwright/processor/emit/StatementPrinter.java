package dev.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.program.code.Statement;
import java.util.List;

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
      assign(s.array() + "[" + s.index() + "]", expressions.print(s.value()), out);
    } else if (statement instanceof Statement.DeclareInt s) {
      out.addStatement("int $L = $L", s.name(), s.value());
    } else if (statement instanceof Statement.Comment s) {
      out.add("// $L\n", s.text());
    } else if (statement instanceof Statement.For s) {
      String step = s.step() == 1 ? s.variable() + "++" : s.variable() + " += " + s.step();
      out.beginControlFlow(
          "for (int $L = $L; $L < $L; $L)", s.variable(), s.from(), s.variable(), s.to(), step);
      print(s.body(), out);
      out.endControlFlow();
    }
  }

  private static void assign(String target, String value, CodeBlock.Builder out) {
    if (value.contains("\n")) {
      out.addStatement("$L =\n$L", target, value);
    } else {
      out.addStatement("$L = $L", target, value);
    }
  }
}
