package dev.gradwright.processor.numerics;

import dev.gradwright.Architecture;
import dev.gradwright.Trainer;
import dev.gradwright.data.Dataset;
import dev.gradwright.processor.testing.CompiledModel;
import dev.gradwright.processor.testing.CompiledModels;
import dev.gradwright.processor.testing.GradientCheck;
import dev.gradwright.processor.testing.Interpreted;
import dev.gradwright.processor.testing.Near;
import dev.gradwright.processor.testing.RandomData;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every rule against central differences, as generated double code and in the interpreter, for
 * batches within a block and over several; and both against each other, bit for bit.
 */
@Execution(ExecutionMode.CONCURRENT)
final class RuleGradientTest {
  private static final int[] BATCHES = {1, 7, 32, 100};

  /**
   * The largest batch that the interpreter, which is slow, is checked on by itself. On larger ones
   * it has the bits of the compiled code, and that is checked.
   */
  private static final int INTERPRETED = 7;

  private static final double CLEARANCE = 1e-4;

  private static final CompiledModels STRAIGHT =
      CompiledModels.of(
          RuleCases.all().stream().map(RuleCase::model).toList(), CompiledModels.DOUBLE);
  private static final CompiledModels LOOPS =
      CompiledModels.of(
          RuleCases.all().stream().map(RuleCase::model).toList(),
          CompiledModels.DOUBLE,
          CompiledModels.LOOPS);

  static Stream<Arguments> cases() {
    return RuleCases.all().stream()
        .flatMap(
            c ->
                Arrays.stream(BATCHES)
                    .filter(rows -> rows > 1 || !c.rule().equals("BatchNorm"))
                    .mapToObj(rows -> Arguments.of(c, rows)));
  }

  static Stream<Arguments> smallCases() {
    return cases().filter(c -> (int) c.get()[1] <= INTERPRETED);
  }

  /** A trainer with random parameters and the rows, on a slope and away from every corner. */
  private record Setting(CompiledModel model, Trainer<?> trainer, Dataset data, long seed) {
    static Setting of(RuleCase rule, int rows, CompiledModels models) {
      CompiledModel model = models.model(rule.model().name());
      Trainer<?> trainer = model.trainer();
      for (long seed = rows; seed < rows + 100; seed++) {
        Random random = new Random(seed);
        Map<String, double[]> parameters = new HashMap<>();
        for (Architecture.Parameter p : trainer.architecture().parameters()) {
          double[] values = RandomData.gaussian(random, p.size());
          if (p.name().endsWith("running_var")) {
            values = Arrays.stream(values).map(v -> v * v).toArray();
          }
          parameters.put(p.name(), values);
          trainer.parameter(p.name(), values);
        }
        Dataset data = RandomData.of(trainer.architecture(), rows, seed);
        Interpreted interpreted = Interpreted.of(model, trainer, data);
        boolean isFlat = Arrays.stream(interpreted.gradient()).allMatch(g -> g == 0);
        if (!isFlat && rule.kinks().distance(interpreted.forward(), parameters) > CLEARANCE) {
          return new Setting(model, trainer, data, seed);
        }
      }
      throw new AssertionError(rule + ": no point that has a slope and is away from all corners");
    }
  }

  @ParameterizedTest(name = "{0}, batch {1}")
  @MethodSource("cases")
  void compiledGradientIsTheCentralDifference(RuleCase rule, int rows) {
    Setting at = Setting.of(rule, rows, STRAIGHT);
    String what = rule + ", seed " + at.seed();
    if (at.model().program().masks().isEmpty()) {
      GradientCheck.check(what, at.trainer(), at.data().batch());
    } else {
      GradientCheck.check(what, at.trainer(), at.data().batch(), at.model()::trainer);
    }
  }

  @ParameterizedTest(name = "{0}, batch {1}")
  @MethodSource("smallCases")
  void interpretedGradientIsTheCentralDifference(RuleCase rule, int rows) {
    Setting at = Setting.of(rule, rows, STRAIGHT);
    GradientCheck.check(
        rule + ", seed " + at.seed(), Interpreted.of(at.model(), at.trainer(), at.data()));
  }

  @ParameterizedTest(name = "{0}, batch {1}")
  @MethodSource("cases")
  void compiledCodeAndInterpreterGiveTheSameBits(RuleCase rule, int rows) {
    for (CompiledModels models : List.of(STRAIGHT, LOOPS)) {
      Setting at = Setting.of(rule, rows, models);
      String what = rule + (models == LOOPS ? " in loops" : "") + ", seed " + at.seed();
      at.trainer().forward(at.data().batch());
      double loss = at.trainer().loss();
      at.trainer().backward();
      Interpreted interpreted = Interpreted.of(at.model(), at.trainer(), at.data());
      double[] gradient = Interpreted.gradient(at.trainer());
      if (rule.rule().equals("GELU")) { // the interpreter has an erf of its own
        Near.DOUBLE.check(what + " loss", loss, interpreted.loss());
        Near.DOUBLE.check(what + " gradient", gradient, interpreted.gradient());
      } else {
        GradientCheck.equalBits(
            what + " loss", new double[] {loss}, new double[] {interpreted.loss()});
        GradientCheck.equalBits(what + " gradient", gradient, interpreted.gradient());
      }
    }
  }
}
