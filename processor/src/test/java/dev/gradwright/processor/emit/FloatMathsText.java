package dev.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import dev.gradwright.processor.program.code.FloatFunctions;
import dev.gradwright.processor.program.code.Function;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** The scalar text of all {@link FloatFunctions}: the runtime's class {@code FloatMaths}. */
final class FloatMathsText {
  private static final String CLASS_DOC =
      """
      The functions of {@link Maths} in single precision, from {@code + - * /}, {@code fma},
      comparisons and moves of bits alone, so that they are fast and have the same bits everywhere.

      <p>Each polynomial is a minimax fit of the relative error of its function on its interval
      (Lawson's weighted least squares), its coefficients rounded to {@code float}. The bounds in units
      in the last place are held by a test over all exponents.

      <p>The text is printed from the programs that the processor also prints for the lanes of vectors;
      a test there holds the two together. Change the programs, not this file.
      """;

  private static final Pattern SHORT_DOC = Pattern.compile("( *)/\\*\\*\n *\\* ([^\n]*)\n *\\*/\n");

  private FloatMathsText() {}

  static String text() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder("FloatMaths")
            .addModifiers(Modifier.FINAL)
            .addJavadoc("$L", CLASS_DOC)
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    method(
        type,
        Function.EXP,
        "e^x = 2^k e^r with |r| at most (ln 2)/2; within 1 unit in the last place.");
    method(
        type,
        Function.EXPM1,
        "2^k e^r - 1, as 2^k (e^r - 1) + (2^k - 1); within 2 units in the last place.");
    method(
        type,
        Function.LOG,
        "e ln 2 + log m with m between 2/3 and 4/3; within 1 unit in the last place.");
    method(
        type,
        Function.LOG1P,
        """
        log(1 + x) from log u, u = 1 + x rounded, corrected for what the rounding lost (Kahan); within
        3 units in the last place.
        """);
    method(
        type,
        Function.TANH,
        """
        A polynomial up to 0.625, 1 - 2/(e^2|x| + 1) beyond; within 2 units in the last place.
        """);
    method(
        type,
        Function.SIGMOID,
        "1/(1 + e^-|x|), times e^-|x| below 0; within 3 units in the last place, in both tails.");
    method(
        type, Function.SOFTPLUS, "max(x, 0) + log(1 + e^-|x|); within 3 units in the last place.");
    method(
        type,
        Function.ERF,
        """
        A polynomial up to 1, 1 - e^-q(|x|) with a polynomial q beyond; within 3 units in the last
        place.
        """);
    primitive(
        type,
        Function.POWER2,
        "k",
        """
        2^k for a whole k from -126 to 127: adding 2^23 + 127 leaves k + 127 in the lowest bits, from
        where the shift moves it into the exponent.
        """,
        "return Float.intBitsToFloat(Float.floatToRawIntBits(k + 8388735f) << 23)");
    primitive(
        type,
        Function.EXPONENT,
        "x",
        "The whole e for which x 2^-e is in [2/3, 4/3), the bits of 2/3 being 0x3f2aaaab.",
        "return (Float.floatToRawIntBits(x) - 0x3f2aaaab) >> 23");
    primitive(
        type,
        Function.MANTISSA,
        "x",
        "x 2^-e with that e.",
        "int bits = Float.floatToRawIntBits(x)",
        "return Float.intBitsToFloat(bits - ((bits - 0x3f2aaaab) & 0xff800000))");
    type.addMethod(
        MethodSpec.methodBuilder("select")
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addJavadoc(
                "$L", "Picks by a mask of bits: nothing to guess wrong where both are likely.")
            .returns(float.class)
            .addParameter(boolean.class, "first")
            .addParameter(float.class, "a")
            .addParameter(float.class, "b")
            .addStatement("int mask = first ? -1 : 0")
            .addStatement("int kept = Float.floatToRawIntBits(a) & mask")
            .addStatement("int other = Float.floatToRawIntBits(b) & ~mask")
            .addStatement("return Float.intBitsToFloat(kept | other)")
            .build());
    JavaFile.Builder file =
        JavaFile.builder("dev.gradwright.kernel", type.build())
            .indent("  ")
            .skipJavaLangImports(true);
    String code =
        type.build().methodSpecs().stream()
            .map(m -> m.code().toString())
            .collect(Collectors.joining());
    for (String name : List.of("abs", "copySign", "fma", "max", "min")) {
      if (code.contains(name + "(")) {
        file.addStaticImport(Math.class, name);
      }
    }
    return shortened(file.build().toString()).replace("() {\n  }\n", "() {}\n");
  }

  private static void method(TypeSpec.Builder type, Function function, String doc) {
    FloatFunctions.Body body = FloatFunctions.of(function);
    CodeBlock.Builder code = CodeBlock.builder();
    new StatementPrinter(false).print(body.statements(), code);
    code.addStatement("return $L", new ExprPrinter(false).print(body.result()));
    type.addMethod(
        MethodSpec.methodBuilder(function.name().toLowerCase(Locale.ROOT))
            .addModifiers(Modifier.STATIC)
            .addJavadoc("$L", doc)
            .returns(float.class)
            .addParameter(ParameterSpec.builder(float.class, body.parameter()).build())
            .addCode(code.build())
            .build());
  }

  private static void primitive(
      TypeSpec.Builder type, Function function, String parameter, String doc, String... lines) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(function.java())
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addJavadoc("$L", doc)
            .returns(float.class)
            .addParameter(float.class, parameter);
    for (String line : lines) {
      method.addStatement("$L", line);
    }
    type.addMethod(method.build());
  }

  /** Comments of one line stand on one line, as the formatter has them. */
  private static String shortened(String text) {
    return SHORT_DOC
        .matcher(text)
        .replaceAll(m -> Matcher.quoteReplacement(m.group(1) + "/** " + m.group(2) + " */\n"));
  }
}
