package dev.gradwright.processor.formula;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The parts of some terms that are worth a place of their own: those that several of them or one of
 * them several times needs, so that they are computed once, and pieces of what would be too large
 * for one method.
 */
public final class Parts {
  /** A shared part of fewer operations costs less than writing it and reading it back. */
  private static final int WORTH_KEEPING = 3;

  /** From here on a term would fill a method: HotSpot compiles none over 8,000 bytes. */
  private static final int LARGEST = 60;

  private static final int DIVISION = 4;
  private static final int FUNCTION = 10;

  private final Map<Term, Integer> uses = new HashMap<>();
  private final Map<Term, Integer> costs = new HashMap<>();
  private final Map<Term, Boolean> isPart = new HashMap<>();
  private final List<Term> ordered = new ArrayList<>();

  private Parts() {}

  /**
   * Finds the parts.
   *
   * @param stored terms that have a place already
   * @param roots the terms
   */
  public static Parts of(List<Term> stored, List<Term> roots) {
    Parts parts = new Parts();
    stored.forEach(t -> parts.isPart.put(t, true));
    stored.forEach(parts::use);
    roots.forEach(parts::use);
    for (Term term : parts.ordered) {
      parts.judge(term);
    }
    return parts;
  }

  /** Counts uses, and orders terms behind their arguments. */
  private void use(Term term) {
    if (uses.merge(term, 1, Integer::sum) == 1) {
      term.arguments().forEach(this::use);
      ordered.add(term);
    }
  }

  private void judge(Term term) {
    int cost = own(term);
    for (Term argument : term.arguments()) {
      cost += isPart.containsKey(argument) ? 0 : cost(argument);
    }
    costs.put(term, cost);
    boolean shared = cost >= WORTH_KEEPING && uses.getOrDefault(term, 0) > 1;
    if (shared || cost >= LARGEST) {
      isPart.putIfAbsent(term, true);
    }
  }

  private int cost(Term term) {
    return costs.getOrDefault(term, 0);
  }

  private static int own(Term term) {
    return switch (term.operation()) {
      case NUMBER, NAME -> 0;
      case DIVIDE, SQRT -> DIVISION;
      case EXP, LOG, LOG1P, EXPM1, TANH, SIGMOID, SOFTPLUS, ERF -> FUNCTION;
      default -> 1;
    };
  }

  /**
   * Returns the parts that a term needs, each behind those it needs itself; the term itself only
   * where it is one.
   */
  public List<Term> within(Term term) {
    List<Term> within = new ArrayList<>();
    collect(term, new HashMap<>(), within);
    return within;
  }

  private void collect(Term term, Map<Term, Boolean> seen, List<Term> within) {
    if (seen.put(term, true) != null) {
      return;
    }
    term.arguments().forEach(a -> collect(a, seen, within));
    if (isPart.containsKey(term)) {
      within.add(term);
    }
  }
}
