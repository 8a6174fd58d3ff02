package dev.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.stream.Collectors;

/** Array constants of a declaration. */
final class Tables {
  /** An element of an array initialiser takes up to ten bytes of the class initialiser. */
  private static final int LONGEST_INITIALIZER = 256;

  private Tables() {}

  /** Returns the numbers as an array; a long one is read from a text, not from bytecode. */
  static CodeBlock initializer(List<Double> numbers, boolean isDouble) {
    ExprPrinter printer = new ExprPrinter(isDouble);
    if (numbers.size() <= LONGEST_INITIALIZER) {
      String list = numbers.stream().map(printer::number).collect(Collectors.joining(", "));
      return CodeBlock.of("{$L}", list);
    }
    String text = numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
    return CodeBlock.of("$T.$L($S)", Types.REALS, isDouble ? "parseDoubles" : "parseFloats", text);
  }
}
