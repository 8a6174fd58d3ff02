package dev.gradwright.processor.formula;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.processor.message.Message;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the text of a formula means, and how each mistake in it is shown. */
final class FormulaParserTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 + 2 * 3 | 7",
        "(1 + 2) * 3 | 9",
        "10 - 3 - 2 | 5",
        "24 / 4 / 2 | 3",
        "2 ^ 3 ^ 2 | 512",
        "(2 ^ 3) ^ 2 | 64",
        "-x^2 | -4",
        "(-x)^2 | 4",
        "-x * y | -6",
        "2 ^ -x | 0.25",
        "2 ^ -x ^ 2 | 0.0625",
        "- - x | 2",
        "x - -y | 5",
        "+x | 2",
        "2 * -x | -4",
        "1.5 | 1.5",
        ".5 | 0.5",
        "2. | 2",
        "1e2 | 100",
        "1.5E-1 | 0.15",
        "2.5e+1*x | 50",
        "pi | 3.141592653589793",
        "e | 2.718281828459045",
        "2*e | 5.43656365691809",
        "exp(0) + log(1) | 1",
        "max(x, y) - min(x, y) | 1",
        "sqrt(y * y) | 3",
        "abs(-x) * sign(-y) | -2",
        "where(x < y, 10, 20) | 10",
        "where(x <= 2, 10, 20) | 10",
        "where(x > y, 10, 20) | 20",
        "where(x >= 2, 10, 20) | 10",
        "where(x == 2, 10, 20) | 10",
        "where(x != 2, 10, 20) | 20",
        "where(x + 1 < y * 2, x ^ 2, y) | 4",
        "relu(x - y) + relu(y - x) | 1",
        "log1p(0) + expm1(0) + tanh(0) + erf(0) | 0",
        "sigmoid(0) | 0.5",
        "((((x)))) | 2",
        "x\t*y  | 6",
      })
  void aFormulaMeansWhatMathematicsMeans(String formula, double expected) throws FormulaException {
    assertThat(Values.of(formula, 2, 3, 5)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x + y - z",
        "x - (y - z)",
        "x + (y + z)",
        "x * y / z",
        "x / (y * z)",
        "-x^2",
        "(-x)^2",
        "-(x + y)",
        "-(x * y)",
        "-x * y",
        "x^y^z",
        "(x^y)^z",
        "x^-y",
        "x - -y",
        "where(x < y, x + 1, y * (2 + z))",
        "max(x, -0.5)",
        "sigmoid(1.702 * x) * x",
        "1.0E-7 * x",
      })
  void theTextOfATermIsTheFormulaAgain(String formula) throws FormulaException {
    String text = Formula.parse(formula).root().toString();
    assertThat(text).isEqualTo(formula);
    assertThat(Formula.parse(text).root().toString()).isEqualTo(text);
  }

  /** The mark is where the caret must stand; it is no part of the formula. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "FORMULA_NAME | x + ~u | reads 'u', which is no parameter; the parameters are x, target",
        "FORMULA_NAME | 2 * ~targt | ; did you mean 'target'?",
        "FORMULA_NAME | x + ~sigmoid | 'sigmoid' is a function, so write its arguments",
        "FORMULA_NAME | ~where + x | 'where' is a function",
        "FORMULA_NAME | x * ~q + r | reads 'q'",
        "FORMULA_FUNCTION | x * ~sigmod(x) | calls 'sigmod', which is no function; did you mean 'sigmoid'?",
        "FORMULA_FUNCTION | ~x(2) | which is no function; the functions are abs, erf, exp",
        "FORMULA_FUNCTION | 1 + ~step(x) | which is no function",
        "FORMULA_ARGUMENTS | ~max(x) | 'max' takes 2 arguments, not 1",
        "FORMULA_ARGUMENTS | 1 + ~exp(x, x) | 'exp' takes 1 argument, not 2",
        "FORMULA_ARGUMENTS | ~tanh() | 'tanh' takes 1 argument, not 0",
        "FORMULA_MISSING | x +~ | lacks a number, a name or '(' here",
        "FORMULA_MISSING | x + ~* 2 | lacks a number, a name or '('",
        "FORMULA_MISSING | x *~* 2 | lacks a number, a name or '('",
        "FORMULA_MISSING | (x + 2~ | lacks ')' here",
        "FORMULA_MISSING | exp(x~ | lacks ')'",
        "FORMULA_MISSING | 2~x | lacks an operator",
        "FORMULA_MISSING | x ~2 | lacks an operator",
        "FORMULA_MISSING | (x)~(x) | lacks an operator",
        "FORMULA_MISSING | 1.2~.3 | lacks an operator",
        "FORMULA_MISSING | 0~x10 | lacks an operator",
        "FORMULA_MISSING | ()~ | lacks a number, a name or '('",
        "FORMULA_MISSING | where(x~, 1, 2) | lacks a comparison such as > 0",
        "FORMULA_MISSING | where(x ~= 1, 1, 2) | lacks a comparison",
        "FORMULA_MISSING | where(x > 0, 1~) | lacks ','",
        "FORMULA_MISSING | where(x > 0~) | lacks ','",
        "FORMULA_MISSING | where(~) | lacks a number",
        "FORMULA_SURPLUS | x + 1~) | no use for ')'",
        "FORMULA_SURPLUS | x~, x | no use for ','",
        "FORMULA_SURPLUS | where(x > 0, 1, 2~, 3) | no use for ','",
        "FORMULA_SURPLUS | x ~& x | no use for '&'",
        "FORMULA_SURPLUS | x ~\u00d7 x | no use for '\u00d7'",
        "FORMULA_SURPLUS | x ~% 2 | no use for '%'",
        "FORMULA_SURPLUS | x ~= 2 | no use for '='",
        "FORMULA_COMPARISON | x ~> 0 | compares by '>' outside a condition; write where(a > b, yes, no)",
        "FORMULA_COMPARISON | max(x ~<= 0, 1) | compares by '<='",
        "FORMULA_COMPARISON | where(x > 0 ~> 1, 1, 2) | compares by '>'",
        "FORMULA_COMPARISON | where((x ~> 0), 1, 2) | compares by '>'",
        "FORMULA_NUMBER | x + ~1e39 | the number 1e39 of the formula is too large",
        "FORMULA_NUMBER | ~1e-39 | too small",
        "FORMULA_NUMBER | ~1e999 | too large",
      })
  void aMistakeIsShownWhereItIs(Message kind, String marked, String words) {
    String text = marked.replace("~", "");
    FormulaException fault = assertThrows(FormulaException.class, () -> bind(text));
    assertWithMessage("%s", fault.kind()).that(fault.kind()).isEqualTo(kind);
    assertThat(fault.position()).isEqualTo(marked.equals("()~") ? 1 : marked.indexOf('~'));
    String shown = kind.display(fault.arguments());
    assertThat(shown).contains(words);
    List<String> lines = shown.lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1)).isEqualTo("    " + text);
    assertThat(lines.get(2)).isEqualTo("    " + " ".repeat(fault.position()) + "^");
  }

  private static Term bind(String text) throws FormulaException {
    return Formula.parse(text).bind(List.of("x", "target"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t"})
  void anEmptyFormulaIsAMistakeWithoutACaret(String text) {
    FormulaException fault = assertThrows(FormulaException.class, () -> Formula.parse(text));
    assertThat(fault.kind().display(fault.arguments()))
        .isEqualTo(
            "[gradwright:formula-empty] the formula is empty; write an expression such as"
                + " \"2 * x\"");
  }

  @Test
  void theCaretStandsRightBelowLinesTabsAndLongFormulas() {
    FormulaException broken =
        assertThrows(FormulaException.class, () -> bind("x +\n\t\ud835\udd4f$ * (2"));
    List<String> lines = broken.kind().display(broken.arguments()).lines().toList();
    assertThat(lines.get(1)).isEqualTo("    x +  \ud835\udd4f$ * (2");
    assertThat(lines.get(2)).isEqualTo("    " + " ".repeat(12) + "^");
    String sum = "x + ".repeat(100);
    FormulaException far =
        assertThrows(FormulaException.class, () -> bind(sum + "y +" + sum + "x"));
    lines = far.kind().display(far.arguments()).lines().toList();
    assertThat(lines.get(1)).startsWith("    ... ");
    assertThat(lines.get(1)).endsWith(" ...");
    assertThat(lines.get(1).length()).isLessThan(120);
    assertThat(lines.get(1).charAt(lines.get(2).indexOf('^'))).isEqualTo('y');
  }

  @Test
  void aFormulaThatNobodyCouldReadIsRefused() {
    String deep = "(".repeat(101) + "x" + ")".repeat(101);
    assertThat(assertThrows(FormulaException.class, () -> bind(deep)).kind())
        .isEqualTo(Message.FORMULA_DEEP);
    String signs = "-".repeat(20_000) + "x";
    assertThat(assertThrows(FormulaException.class, () -> bind(signs)).kind())
        .isEqualTo(Message.FORMULA_DEEP);
    String longest = "x + ".repeat(301) + "x";
    FormulaException fault = assertThrows(FormulaException.class, () -> bind(longest));
    assertThat(fault.kind()).isEqualTo(Message.FORMULA_LONG);
    assertThat(fault.position()).isEqualTo(4 * 300 + 2);
  }

  @Test
  void aFormulaJustShortEnoughIsRead() throws FormulaException {
    String deep = "(".repeat(99) + "x" + ")".repeat(99);
    assertThat(bind(deep).toString()).isEqualTo("x");
    assertThat(Values.of("x + ".repeat(300) + "x", 1, 0, 0)).isEqualTo(301);
  }

  @Test
  void aParameterMayHaveTheNameOfAConstantOrAFunction() throws FormulaException {
    Term term = Formula.parse("e * exp(exp) + pi").bind(List.of("e", "exp"));
    assertThat(term.toString()).isEqualTo("e * exp(exp) + 3.141592653589793");
  }

  @Test
  void numbersAreReadAlikeUnderEveryLocale() throws FormulaException {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(Values.of("1.25 * x", 2, 0, 0)).isEqualTo(2.5);
      FormulaException fault = assertThrows(FormulaException.class, () -> bind("max(x)"));
      assertThat(fault.kind().display(fault.arguments())).contains("takes 2 arguments, not 1;");
    } finally {
      Locale.setDefault(before);
    }
  }
}
