package dev.gradwright.data;

import java.util.List;

/** What is made of one column. */
sealed interface Rule {
  /** Returns how many columns it makes. */
  default int width() {
    return 1;
  }

  /**
   * Numbers, as {@code (x - offset) / divisor}.
   *
   * @param method how offset and divisor were found
   * @param fill what stands for a missing number; NaN if none may be missing
   */
  record Scale(PreparationPlan.Method method, double offset, double divisor, double fill)
      implements Rule {
    double apply(double x) {
      double known = Double.isNaN(x) ? fill : x;
      return method == PreparationPlan.Method.KEEP ? known : (known - offset) / divisor;
    }
  }

  /** One column for each category. */
  record OneHot(List<String> categories) implements Rule {
    @Override
    public int width() {
      return categories.size();
    }
  }
}
