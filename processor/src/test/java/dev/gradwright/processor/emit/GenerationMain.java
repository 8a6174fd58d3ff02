package dev.gradwright.processor.emit;

import dev.gradwright.processor.testing.CompiledModels;
import dev.gradwright.processor.testing.ModelSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/** Prints what is generated for some models, with members in an order of choice. */
final class GenerationMain {
  private static final List<List<String>> MODELS =
      List.of(
          List.of(
              "@Input(4) Tensor flower();",
              "@Dense(units = 16, activation = TANH, l2 = 2.17e9, biasConstant = 2e23)"
                  + " Tensor hidden(Tensor flower);",
              "@Dense(units = 3, activation = LEAKY_RELU, alpha = 1.1e-5)"
                  + " Tensor Iyi(Tensor hidden);", // a dotless i in Turkish lower case
              "@SoftmaxCrossEntropy(labelSmoothing = 0.1, classWeights = {1e23, 2.29e9, 1234567})"
                  + " Loss loss(Tensor Iyi);"),
          List.of(
              "@Input(40) Tensor x();",
              "@Input({2, 3}) Tensor image();",
              "@Output @Activation(SIGMOID) Tensor title(Tensor image);",
              "@Dense(units = 1234, activation = GELU, l1 = 3e-7) Tensor init(Tensor x);",
              "@Dense(units = 2) Tensor y(Tensor init);",
              "@Huber(delta = 2.33e9, weight = 1e-9) Loss loss(Tensor y);",
              "@Quantile(tau = 0.3) Loss other(Tensor y);"));

  private GenerationMain() {}

  /** Takes the seed of the order. */
  public static void main(String[] arguments) {
    System.out.println(text(Long.parseLong(arguments[0])));
  }

  static String text(long seed) {
    List<ModelSource> sources = new ArrayList<>();
    for (int i = 0; i < MODELS.size(); i++) {
      List<String> members = new ArrayList<>(MODELS.get(i));
      if (seed != 0) {
        Collections.shuffle(members, new Random(seed));
      }
      sources.add(ModelSource.of("M" + i, members.toArray(String[]::new)));
    }
    StringBuilder all = new StringBuilder();
    for (String option : List.of(CompiledModels.DOUBLE, "-Agradwright.verify")) {
      CompiledModels.of(sources, option)
          .sources()
          .forEach((name, text) -> all.append("=== ").append(name).append('\n').append(text));
    }
    return all.toString().strip();
  }

  static List<Long> seeds() {
    return LongStream.range(1, 4).boxed().toList();
  }
}
