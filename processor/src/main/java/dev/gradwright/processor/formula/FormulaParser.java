package dev.gradwright.processor.formula;

import dev.gradwright.processor.formula.Lexer.Kind;
import dev.gradwright.processor.formula.Lexer.Token;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.program.code.Comparison;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of a formula. From loose to tight: {@code + -}, {@code * /}, the sign {@code -},
 * the power {@code ^}, which goes from the right: {@code -x^2} is {@code -(x^2)} and {@code x^y^z}
 * is {@code x^(y^z)}. A comparison is the first argument of {@code where}, and stands nowhere else.
 */
final class FormulaParser {
  /** A deeper formula would be for a generator's eyes; the parser calls itself for each level. */
  static final int DEEPEST = 100;

  /** What comes of a longer formula is better split over several nodes. */
  static final int MOST_OPERATIONS = 300;

  private static final String OPERAND = "a number, a name or '('";

  private final String text;
  private final List<Token> tokens;
  private final Terms terms = new Terms();
  private final Map<String, Integer> names = new LinkedHashMap<>();
  private int next;
  private int depth;
  private int operations;

  private FormulaParser(String text) throws FormulaException {
    this.text = text;
    this.tokens = Lexer.tokens(text);
  }

  static Formula parse(String text) throws FormulaException {
    FormulaParser parser = new FormulaParser(text);
    if (parser.peek().kind() == Kind.END) {
      throw parser.fault(Message.FORMULA_EMPTY, parser.peek());
    }
    Term root = parser.sum();
    parser.expectEnd();
    return new Formula(text, parser.terms, root, parser.names);
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Token take() {
    Token token = peek();
    next++;
    return token;
  }

  private FormulaException fault(Message message, Token at, Object... words) {
    return new FormulaException(message, text, at.position(), words);
  }

  private Term sum() throws FormulaException {
    Term sum = product();
    while (peek().is("+") || peek().is("-")) {
      Token sign = take();
      Operation operation = sign.is("+") ? Operation.ADD : Operation.SUBTRACT;
      sum = call(operation, sign, sum, product());
    }
    return sum;
  }

  private Term product() throws FormulaException {
    Term product = signed();
    while (peek().is("*") || peek().is("/")) {
      Token sign = take();
      Operation operation = sign.is("*") ? Operation.MULTIPLY : Operation.DIVIDE;
      product = call(operation, sign, product, signed());
    }
    return product;
  }

  private Term signed() throws FormulaException {
    descend();
    Term result;
    if (peek().is("-")) {
      Token sign = take();
      result = call(Operation.NEGATE, sign, signed());
    } else if (peek().is("+")) {
      take();
      result = signed();
    } else {
      result = power();
    }
    depth--;
    return result;
  }

  private void descend() throws FormulaException {
    if (++depth > DEEPEST) {
      throw fault(Message.FORMULA_DEEP, peek(), DEEPEST);
    }
  }

  private Term power() throws FormulaException {
    Term base = primary();
    if (!peek().is("^")) {
      return base;
    }
    Token sign = take();
    return call(Operation.POWER, sign, base, signed());
  }

  private Term primary() throws FormulaException {
    Token token = take();
    if (token.kind() == Kind.NUMBER) {
      return terms.number(number(token));
    } else if (token.kind() == Kind.NAME) {
      if (peek().is("(")) {
        return function(token);
      }
      names.putIfAbsent(token.text(), token.position());
      return terms.name(token.text());
    } else if (token.is("(")) {
      Term inner = sum();
      close();
      return inner;
    }
    throw fault(Message.FORMULA_MISSING, token, OPERAND);
  }

  /** Numbers must be numbers in either precision: every model has a twin in the other. */
  private double number(Token token) throws FormulaException {
    double value = Double.parseDouble(token.text());
    if (value > Float.MAX_VALUE) {
      throw fault(Message.FORMULA_NUMBER, token, token.text(), "large");
    }
    boolean isZero = token.text().split("[eE]", 2)[0].chars().noneMatch(c -> c >= '1' && c <= '9');
    if (value < Float.MIN_NORMAL && !isZero) {
      throw fault(Message.FORMULA_NUMBER, token, token.text(), "small");
    }
    return value;
  }

  private Term function(Token name) throws FormulaException {
    take();
    if (name.text().equals("where")) {
      return where(name);
    }
    Operation operation = Operation.functionOf(name.text());
    if (operation == null) {
      List<String> known = new ArrayList<>(Operation.functionNames());
      known.add("where");
      String hint = Formula.hint(name.text(), known, "functions");
      throw fault(Message.FORMULA_FUNCTION, name, name.text(), hint);
    }
    List<Term> arguments = new ArrayList<>();
    if (!peek().is(")")) {
      arguments.add(sum());
      while (peek().is(",")) {
        take();
        arguments.add(sum());
      }
    }
    close();
    if (arguments.size() != operation.arity()) {
      throw fault(
          Message.FORMULA_ARGUMENTS,
          name,
          name.text(),
          operation.arity() == 1 ? "1 argument" : operation.arity() + " arguments",
          arguments.size());
    }
    return call(operation, name, arguments.toArray(Term[]::new));
  }

  private Term where(Token name) throws FormulaException {
    Term left = sum();
    Comparison comparison = comparison(peek());
    if (comparison == null) {
      throw fault(Message.FORMULA_MISSING, peek(), "a comparison such as > 0");
    }
    take();
    Term right = sum();
    comma();
    Term yes = sum();
    comma();
    Term no = sum();
    close();
    count(name);
    return terms.where(left, comparison, right, yes, no);
  }

  private static @Nullable Comparison comparison(Token token) {
    for (Comparison comparison : Comparison.values()) {
      if (token.is(comparison.java())) {
        return comparison;
      }
    }
    return null;
  }

  private void comma() throws FormulaException {
    if (!peek().is(",")) {
      throw unexpected("','");
    }
    take();
  }

  private void close() throws FormulaException {
    if (!peek().is(")")) {
      throw unexpected("')'");
    }
    take();
  }

  private void expectEnd() throws FormulaException {
    if (peek().kind() == Kind.END) {
      return;
    }
    if (peek().is(")") || peek().is(",")) {
      throw fault(Message.FORMULA_SURPLUS, peek(), peek().text());
    }
    throw unexpected("an operator");
  }

  /** What is wrong where an expression ends and this should have followed. */
  private FormulaException unexpected(String missing) {
    Token token = peek();
    if (comparison(token) != null) {
      return fault(Message.FORMULA_COMPARISON, token, token.text());
    }
    if (token.is("=") || token.is("!")) {
      return fault(Message.FORMULA_SURPLUS, token, token.text());
    }
    boolean begins = token.kind() == Kind.NUMBER || token.kind() == Kind.NAME || token.is("(");
    if (token.is(",") && missing.equals("')'")) {
      return fault(Message.FORMULA_SURPLUS, token, token.text());
    }
    return fault(Message.FORMULA_MISSING, token, begins ? "an operator" : missing);
  }

  private Term call(Operation operation, Token at, Term... arguments) throws FormulaException {
    count(at);
    return terms.call(operation, arguments);
  }

  private void count(Token at) throws FormulaException {
    if (++operations > MOST_OPERATIONS) {
      throw fault(Message.FORMULA_LONG, at, MOST_OPERATIONS);
    }
  }
}
