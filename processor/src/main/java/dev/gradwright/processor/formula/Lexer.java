package dev.gradwright.processor.formula;

import dev.gradwright.processor.message.Message;
import java.util.ArrayList;
import java.util.List;

/** Cuts the text of a formula into numbers, names and signs. */
final class Lexer {
  private static final List<String> TWO = List.of("<=", ">=", "==", "!=");
  private static final String ONE = "+-*/^(),<>=!";

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int place;

  private Lexer(String text) {
    this.text = text;
  }

  /** What a piece of text is. */
  enum Kind {
    NUMBER,
    NAME,
    SIGN,
    END
  }

  /** A piece of text and where it begins. */
  record Token(Kind kind, String text, int position) {
    boolean is(String sign) {
      return kind == Kind.SIGN && text.equals(sign);
    }
  }

  /** Returns the pieces, the end of the text as the last. */
  static List<Token> tokens(String text) throws FormulaException {
    Lexer lexer = new Lexer(text);
    lexer.read();
    return lexer.tokens;
  }

  private void read() throws FormulaException {
    while (true) {
      while (place < text.length() && Character.isWhitespace(text.charAt(place))) {
        place++;
      }
      if (place == text.length()) {
        tokens.add(new Token(Kind.END, "", place));
        return;
      }
      int letter = text.codePointAt(place);
      if (isDigit(place) || (letter == '.' && isDigit(place + 1))) {
        add(Kind.NUMBER, endOfNumber());
      } else if (Character.isJavaIdentifierStart(letter)) {
        add(Kind.NAME, endOfName());
      } else if (TWO.contains(text.substring(place, Math.min(place + 2, text.length())))) {
        add(Kind.SIGN, place + 2);
      } else if (ONE.indexOf(letter) >= 0) {
        add(Kind.SIGN, place + 1);
      } else {
        String shown = Character.toString(letter);
        throw new FormulaException(Message.FORMULA_SURPLUS, text, place, shown);
      }
    }
  }

  private void add(Kind kind, int end) {
    tokens.add(new Token(kind, text.substring(place, end), place));
    place = end;
  }

  private boolean isDigit(int i) {
    return i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
  }

  private int digits(int from) {
    int i = from;
    while (isDigit(i)) {
      i++;
    }
    return i;
  }

  /** Digits, a point and digits, an exponent; an e without digits behind it is the constant. */
  private int endOfNumber() {
    int end = digits(place);
    if (end < text.length() && text.charAt(end) == '.') {
      end = digits(end + 1);
    }
    if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
      boolean signed =
          end + 1 < text.length() && (text.charAt(end + 1) == '+' || text.charAt(end + 1) == '-');
      int first = end + (signed ? 2 : 1);
      end = isDigit(first) ? digits(first) : end;
    }
    return end;
  }

  private int endOfName() {
    int end = place;
    while (end < text.length() && Character.isJavaIdentifierPart(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }
}
