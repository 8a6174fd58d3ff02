package dev.gradwright.tune;

import dev.gradwright.SettingsException;
import dev.gradwright.kernel.Generator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Random search over settings (Bergstra and Bengio, "Random Search for Hyper-Parameter
 * Optimization", JMLR 2012), with successive halving if wanted (Jamieson and Talwalkar,
 * "Non-stochastic Best Arm Identification and Hyperparameter Optimization", AISTATS 2016). Equal
 * seeds draw equal values.
 *
 * <pre>{@code
 * List<Trial> trials =
 *     Search.over(Range.logarithmic("rate", 1e-4, 1e-1), Range.whole("batch", 8, 64))
 *         .trials(27).seed(1).halving(3, 5, 45)
 *         .lowest((trial, epochs) -> validationLoss(trial, epochs));
 * Trial best = trials.get(0);
 * }</pre>
 */
public final class Search {
  private final List<Range> ranges;
  private final int trials;
  private final long seed;
  private final int eta;
  private final int least;
  private final int most;

  private Search(List<Range> ranges, int trials, long seed, int eta, int least, int most) {
    this.ranges = ranges;
    this.trials = trials;
    this.seed = seed;
    this.eta = eta;
    this.least = least;
    this.most = most;
  }

  /**
   * Searches over ranges: 20 trials, seed 0, each with the budget 1.
   *
   * @throws SettingsException if there is no range, or two have one name
   */
  public static Search over(Range... ranges) {
    long names = List.of(ranges).stream().map(Range::name).distinct().count();
    if (ranges.length == 0 || names < ranges.length) {
      throw new SettingsException("a search needs ranges, each with a name of its own");
    }
    return new Search(List.of(ranges), 20, 0, 0, 1, 1);
  }

  /**
   * Sets how many sets of values are drawn.
   *
   * @throws SettingsException unless the number is positive
   */
  public Search trials(int trials) {
    positive("the number of trials", trials);
    return new Search(ranges, trials, seed, eta, least, most);
  }

  /** Sets the seed of the draws. */
  public Search seed(long seed) {
    return new Search(ranges, trials, seed, eta, least, most);
  }

  /**
   * Gives every trial this budget, such as a number of epochs.
   *
   * @throws SettingsException unless it is positive
   */
  public Search budget(int budget) {
    positive("the budget", budget);
    return new Search(ranges, trials, seed, 0, budget, budget);
  }

  /**
   * Gives all trials the least budget, the best of them, one in {@code eta}, eta times as much, and
   * so on up to the most.
   *
   * @throws SettingsException unless {@code eta >= 2} and {@code 0 < least <= most}
   */
  public Search halving(int eta, int least, int most) {
    if (eta < 2 || least < 1 || most < least) {
      throw new SettingsException(
          "halving needs eta of at least 2 and budgets 0 < least <= most, not "
              + eta
              + ", "
              + least
              + " and "
              + most);
    }
    return new Search(ranges, trials, seed, eta, least, most);
  }

  private static void positive(String what, int value) {
    if (value < 1) {
      throw new SettingsException(what + " must be at least 1, not " + value);
    }
  }

  /** What tells how good the values of a trial are, given a budget. */
  public interface Objective {
    /** Returns a score; NaN counts as the worst. */
    double score(Trial trial, int budget);
  }

  /** Returns all trials, the lowest score of the largest budget first. */
  public List<Trial> lowest(Objective objective) {
    return run(objective, 1);
  }

  /** Returns all trials, the highest score of the largest budget first. */
  public List<Trial> highest(Objective objective) {
    return run(objective, -1);
  }

  private List<Trial> run(Objective objective, int sign) {
    Generator random = new Generator(seed);
    List<Trial> running = new ArrayList<>();
    for (int number = 0; number < trials; number++) {
      Map<String, Double> values = new LinkedHashMap<>();
      for (Range range : ranges) {
        values.put(range.name(), range.draw(random));
      }
      running.add(new Trial(number, Collections.unmodifiableMap(values), 0, Double.NaN));
    }
    List<Trial> ended = new ArrayList<>();
    int budget = least;
    while (true) {
      List<Trial> tried = new ArrayList<>();
      for (Trial trial : running) {
        double score = objective.score(trial, budget);
        tried.add(new Trial(trial.number(), trial.values(), budget, score));
      }
      // Double.compare puts NaN last in either direction only if the sign is taken before.
      tried.sort(
          Comparator.comparingDouble((Trial trial) -> sign * trial.score())
              .thenComparingInt(Trial::number));
      int kept = eta == 0 || budget >= most ? 0 : Math.max(1, tried.size() / eta);
      ended.addAll(0, tried.subList(kept, tried.size()));
      if (kept == 0) {
        return List.copyOf(ended);
      }
      running = tried.subList(0, kept);
      budget = (int) Math.min(most, (long) budget * eta);
    }
  }
}
