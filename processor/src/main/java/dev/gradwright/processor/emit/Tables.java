package dev.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.program.code.Decimal;
import java.util.List;
import java.util.stream.Collectors;

/** Array constants of a declaration. */
final class Tables {
  /** An element of an array initialiser takes up to ten bytes of the class initialiser. */
  private static final int LONGEST_INITIALIZER = 256;

  /** A string constant of a class file holds 65,535 bytes; a number takes up to 25. */
  private static final int NUMBERS_PER_TEXT = 2_000;

  private Tables() {}

  /** Returns the numbers as an array; a long one is read from a text, not from bytecode. */
  static CodeBlock initializer(List<Double> numbers, boolean isDouble) {
    ExprPrinter printer = new ExprPrinter(isDouble);
    if (numbers.size() <= LONGEST_INITIALIZER) {
      String list = numbers.stream().map(printer::number).collect(Collectors.joining(", "));
      return CodeBlock.of("{$L}", list);
    }
    CodeBlock.Builder parts = CodeBlock.builder();
    for (int i = 0; i < numbers.size(); i += NUMBERS_PER_TEXT) {
      List<Double> some = numbers.subList(i, Math.min(numbers.size(), i + NUMBERS_PER_TEXT));
      String text = some.stream().map(Decimal::text).collect(Collectors.joining(" "));
      parts.add(i == 0 ? "$S" : ", $S", text);
    }
    return CodeBlock.of(
        "$T.$L($L)", Types.REALS, isDouble ? "parseDoubles" : "parseFloats", parts.build());
  }
}
