package dev.gradwright.processor.program.code;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as text, the same on every JDK: before release 19, {@code Double.toString} and {@code
 * Float.toString} gave some numbers a digit too many, and generated text would differ.
 */
public final class Decimal {
  private static final int MOST_DIGITS = 17;

  private Decimal() {}

  /** Returns the shortest text that reads back to this number, as Java spells it. */
  public static String text(double value) {
    if (value == 0 || Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.toString(value);
    }
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < MOST_DIGITS; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() == value) {
        return spell(rounded);
      }
    }
    return spell(exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN)));
  }

  /** Returns the shortest text that reads back to this number, as Java spells it. */
  public static String text(float value) {
    if (value == 0 || Float.isNaN(value) || Float.isInfinite(value)) {
      return Float.toString(value);
    }
    BigDecimal exact = new BigDecimal(value);
    int digits = 1;
    BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
    while (rounded.floatValue() != value) {
      digits++;
      rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
    }
    return spell(rounded);
  }

  /** Plain from a thousandth up to ten million, with an exponent elsewhere, always with a point. */
  private static String spell(BigDecimal rounded) {
    BigDecimal number = rounded.stripTrailingZeros();
    int exponent = number.precision() - number.scale() - 1;
    if (exponent >= -3 && exponent < 7) {
      return number.scale() < 1
          ? number.setScale(1, RoundingMode.UNNECESSARY).toPlainString()
          : number.toPlainString();
    }
    String sign = number.signum() < 0 ? "-" : "";
    String digits = number.unscaledValue().abs().toString();
    String rest = digits.length() == 1 ? "0" : digits.substring(1);
    return sign + digits.charAt(0) + "." + rest + "E" + exponent;
  }
}
