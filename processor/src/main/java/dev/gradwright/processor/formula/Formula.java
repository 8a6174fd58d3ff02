package dev.gradwright.processor.formula;

import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.message.SimilarNames;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A formula that could be read; which of its names are parameters is not known yet. */
public final class Formula {
  private final String text;
  private final Terms terms;
  private final Term root;
  private final Map<String, Integer> names;

  Formula(String text, Terms terms, Term root, Map<String, Integer> names) {
    this.text = text;
    this.terms = terms;
    this.root = root;
    this.names = names;
  }

  /**
   * Reads a text.
   *
   * @throws FormulaException at the first mistake
   */
  public static Formula parse(String text) throws FormulaException {
    return FormulaParser.parse(text);
  }

  /** Returns the maker of its terms. */
  public Terms terms() {
    return terms;
  }

  /** Returns the names it reads, constants among them, sorted. */
  public Set<String> names() {
    return new TreeSet<>(names.keySet());
  }

  /** Returns the term as written. */
  Term root() {
    return root;
  }

  /**
   * Returns the term over these parameters; {@code pi} and {@code e} are numbers unless a parameter
   * has that name.
   *
   * @throws FormulaException at the first name that is neither
   */
  public Term bind(Collection<String> parameters) throws FormulaException {
    for (Map.Entry<String, Integer> use : names.entrySet()) {
      String name = use.getKey();
      if (!parameters.contains(name) && !isConstant(name)) {
        throw new FormulaException(
            Message.FORMULA_NAME, text, use.getValue(), name, hint(name, parameters));
      }
    }
    return bind(root, parameters, new HashMap<>());
  }

  private static String hint(String name, Collection<String> parameters) {
    if (name.equals("where") || Operation.functionOf(name) != null) {
      return "; '" + name + "' is a function, so write its arguments in parentheses";
    }
    return hint(name, parameters, "parameters");
  }

  /** Returns what the name may have meant, or what there is. */
  static String hint(String name, Collection<String> known, String what) {
    List<String> near = SimilarNames.near(name, known);
    return near.isEmpty() ? SimilarNames.list(what, known) : SimilarNames.question(near);
  }

  private static boolean isConstant(String name) {
    return name.equals("pi") || name.equals("e");
  }

  private Term bind(Term term, Collection<String> parameters, Map<Term, Term> done) {
    Term known = done.get(term);
    if (known != null) {
      return known;
    }
    Term bound;
    if (term.operation() == Operation.NAME && !parameters.contains(term.name())) {
      bound = terms.number(term.name().equals("pi") ? Math.PI : Math.E);
    } else if (term.isLeaf()) {
      bound = term;
    } else {
      List<Term> arguments = Terms.map(term, a -> bind(a, parameters, done));
      bound = terms.with(term, arguments);
    }
    done.put(term, bound);
    return bound;
  }
}
