package dev.gradwright.processor.formula;

import dev.gradwright.processor.program.code.Comparison;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes the terms of one formula, each distinct one once. */
public final class Terms {
  private final Map<Key, Term> terms = new HashMap<>();
  private final Map<Term, Integer> numbering = new HashMap<>();

  /** The numbering of the arguments stands for them: comparing whole terms would take for ever. */
  private record Key(
      Operation operation,
      List<Integer> arguments,
      long number,
      String name,
      @Nullable Comparison comparison) {}

  private Term term(
      Operation operation,
      List<Term> arguments,
      double number,
      String name,
      @Nullable Comparison comparison) {
    List<Integer> places = arguments.stream().map(numbering::get).toList();
    long bits = Double.doubleToLongBits(number);
    Key key = new Key(operation, places, bits, name, comparison);
    Term known = terms.get(key);
    if (known != null) {
      return known;
    }
    Term term = new Term(operation, arguments, number, name, comparison);
    terms.put(key, term);
    numbering.put(term, numbering.size());
    return term;
  }

  Term number(double value) {
    return term(Operation.NUMBER, List.of(), value, "", null);
  }

  Term name(String name) {
    return term(Operation.NAME, List.of(), 0, name, null);
  }

  Term call(Operation operation, List<Term> arguments) {
    if (arguments.size() != operation.arity() || operation == Operation.WHERE) {
      throw new IllegalArgumentException(operation + " of " + arguments.size());
    }
    return term(operation, arguments, 0, "", null);
  }

  Term call(Operation operation, Term... arguments) {
    return call(operation, List.of(arguments));
  }

  Term where(Term left, Comparison comparison, Term right, Term yes, Term no) {
    return term(Operation.WHERE, List.of(left, right, yes, no), 0, "", comparison);
  }

  /** Returns a term like another, of other arguments. */
  Term with(Term term, List<Term> arguments) {
    return term.operation() == Operation.WHERE
        ? where(
            arguments.get(0),
            term.comparison(),
            arguments.get(1),
            arguments.get(2),
            arguments.get(3))
        : call(term.operation(), arguments);
  }

  /** Returns what comes of each argument of a term; terms are deep, and streams fill the stack. */
  static List<Term> map(Term term, UnaryOperator<Term> change) {
    List<Term> changed = new ArrayList<>();
    for (Term argument : term.arguments()) {
      changed.add(change.apply(argument));
    }
    return changed;
  }

  /** Returns the names that a term reads, sorted. */
  public static Set<String> names(Term term) {
    Set<String> names = new TreeSet<>();
    collect(term, names, new HashMap<>());
    return names;
  }

  private static void collect(Term term, Set<String> names, Map<Term, Boolean> seen) {
    if (seen.put(term, true) != null) {
      return;
    }
    if (term.operation() == Operation.NAME) {
      names.add(term.name());
    }
    term.arguments().forEach(a -> collect(a, names, seen));
  }
}
