package dev.gradwright.processor.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Functions and operators as formulas; all axes are one row, so that shapes broadcast. */
final class ArithmeticCases {
  private ArithmeticCases() {}

  /**
   * Returns the translator to a formula over {@code x0, x1} and {@code x2}.
   *
   * @param formula may hold {@code alpha, beta, gamma, lambd} and {@code bias} in braces
   * @param defaults their values where the node gives none, in this order
   */
  static Translator formula(String formula, double... defaults) {
    return node -> {
      String[] names = {"alpha", "beta", "gamma", "lambd", "bias"};
      String text = formula;
      for (int i = 0; i < defaults.length; i++) {
        String value = String.valueOf((float) node.number(names[i], defaults[i]));
        text = text.replace("{" + names[i] + "}", value);
      }
      return declare(node, text);
    };
  }

  private static Declared declare(OnnxCase node, String formula) {
    Declared model = Declared.ofOneRow();
    List<String> reads = new ArrayList<>();
    for (int i = 0; i < node.inputCount(); i++) {
      model.input("x" + i, node.input(i));
      reads.add("Tensor x" + i);
    }
    String parameters = String.join(", ", reads);
    return model
        .node("@Formula(\"" + formula + "\") Tensor y(" + parameters + ");")
        .gives(node.output(0));
  }

  /** Returns the translator to a chain such as {@code x0 + x1 + x2}, then something more. */
  static Translator chain(String operator, String more) {
    return node -> {
      String chain = "x0";
      for (int i = 1; i < node.inputCount(); i++) {
        chain =
            operator.length() > 1
                ? operator + "(" + chain + ", x" + i + ")"
                : chain + " " + operator + " x" + i;
      }
      String count = String.format(Locale.ROOT, more, node.inputCount());
      return declare(node, "(" + chain + ")" + count);
    };
  }

  static Declared power(OnnxCase node) {
    if (node.input(0).values().stream().anyMatch(v -> v <= 0)) {
      throw new NotMappedException("a formula takes any power of numbers above 0 only");
    }
    return declare(node, "x0 ^ x1");
  }

  static Declared quotient(OnnxCase node) {
    if (!node.input(0).isReal()) {
      throw new NotMappedException("whole numbers are divided without their rest");
    }
    return declare(node, "x0 / x1");
  }

  /** Returns the translator that takes the other one's place where that has no mapping. */
  static Translator either(Translator first, Translator second) {
    return node -> {
      try {
        return first.declare(node);
      } catch (NotMappedException e) {
        return second.declare(node);
      }
    };
  }

  static Declared clip(OnnxCase node) {
    String formula = "x";
    if (node.hasInput(1)) {
      formula = "max(" + formula + ", " + node.input(1).values().get(0) + ")";
    }
    if (node.hasInput(2)) {
      formula = "min(" + formula + ", " + node.input(2).values().get(0) + ")";
    }
    return Declared.whole(node.input(0))
        .node("@Formula(\"" + formula + "\") Tensor y(Tensor x);")
        .gives(node.output(0));
  }
}
