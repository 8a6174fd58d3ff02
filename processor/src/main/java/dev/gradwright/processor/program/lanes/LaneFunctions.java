package dev.gradwright.processor.program.lanes;

import static java.util.Map.entry;

import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.FloatFunctions;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.program.code.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The functions on lanes: those that are a method of vectors or a few moves of bits, and the
 * others, whose programs run over a whole array.
 */
public final class LaneFunctions {
  private static final String BITS = "%1$s.reinterpretAsInts()";
  private static final String EXPONENT =
      BITS + ".sub(0x3f2aaaab).lanewise(VectorOperators.ASHR, 23)";

  /** The text of a function from the texts of its arguments. */
  private static final Map<Function, String> TEXTS =
      Map.ofEntries(
          entry(Function.ADD, "%s.add(%s)"),
          entry(Function.SUBTRACT, "%s.sub(%s)"),
          entry(Function.MULTIPLY, "%s.mul(%s)"),
          entry(Function.DIVIDE, "%s.div(%s)"),
          entry(Function.NEGATE, "%s.neg()"),
          entry(Function.FMA, "%s.fma(%s, %s)"),
          entry(Function.MAX, "%s.max(%s)"),
          entry(Function.MIN, "%s.min(%s)"),
          entry(Function.ABS, "%s.abs()"),
          entry(Function.SQRT, "%s.sqrt()"),
          // by comparisons, which a zero and a NaN fail
          entry(
              Function.SIGN,
              "%1$s.blend(-1f, %1$s.compare(VectorOperators.LT, 0f))"
                  + ".blend(1f, %1$s.compare(VectorOperators.GT, 0f))"),
          entry(Function.STEP, "%s.mul(0x1p127f).mul(0x1p127f).min(1f)"),
          entry(
              Function.COPY_SIGN,
              BITS
                  + ".and(0x7fffffff).or(%2$s.reinterpretAsInts().and(0x80000000))"
                  + ".reinterpretAsFloats()"),
          entry(
              Function.POWER2,
              "%s.add(8388735f).reinterpretAsInts().lanewise(VectorOperators.LSHL, 23)"
                  + ".reinterpretAsFloats()"),
          // 0x4b400000 is 1.5 * 2^23, to which a small whole number adds in its lowest bits
          entry(
              Function.EXPONENT,
              EXPONENT + ".add(0x4b400000).reinterpretAsFloats().sub(12582912f)"),
          entry(
              Function.MANTISSA,
              BITS
                  + ".sub("
                  + EXPONENT
                  + ".lanewise(VectorOperators.LSHL, 23)).reinterpretAsFloats()"));

  private LaneFunctions() {}

  /** Returns whether a function has a program of its own rather than a short text. */
  static boolean isProgram(Function function) {
    return !TEXTS.containsKey(function);
  }

  /** Returns the text of a function that has a short one. */
  static String text(Function function, List<String> arguments) {
    String template = TEXTS.get(function);
    if (template == null) {
      throw new IllegalArgumentException(function + " is a program");
    }
    return String.format(Locale.ROOT, template, arguments.toArray());
  }

  /** Returns the method that computes a function over an array {@code [width, 64]} in place. */
  public static LaneMethod method(Function function) {
    FloatFunctions.Body body = FloatFunctions.of(function);
    LaneExpr text = new LaneExpr(new Variables());
    List<String> lines = new ArrayList<>();
    lines.add("for (int feature = 0; feature < width; feature++) {");
    lines.add("  int first = " + LaneArrays.ROWS + " * feature;");
    lines.add("  for (int place = first; place < first + rows; place += L) {");
    lines.add("    FloatVector " + body.parameter() + " = FloatVector.fromArray(S, array, place);");
    for (Statement statement : body.statements()) {
      lines.add("    " + statement(statement, text));
    }
    lines.add("    " + text.print(body.result()) + ".intoArray(array, place);");
    lines.add("  }");
    lines.add("}");
    return new LaneMethod(
        function.java(), List.of(), List.of("float[] array", "int width", "int rows"), lines);
  }

  private static String statement(Statement statement, LaneExpr text) {
    if (statement instanceof Statement.Declare s) {
      return "FloatVector " + s.name() + " = " + text.print(s.value()) + ";";
    } else if (statement instanceof Statement.Assign s) {
      return s.name() + " = " + text.print(s.value()) + ";";
    }
    throw new IllegalArgumentException("not a statement of a function: " + statement);
  }

  /** Programs read nothing but their own variables. */
  private static final class Variables implements LaneExpr.Reads {
    @Override
    public String vector(Access access) {
      if (access instanceof Access.Local local) {
        return local.name();
      }
      throw new IllegalArgumentException("a function reads only its variables, not " + access);
    }

    @Override
    public boolean isShared(Access access) {
      return false;
    }
  }
}
