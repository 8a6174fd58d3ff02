package dev.gradwright.processor.declare;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.gradwright.kernel.Generator;
import dev.gradwright.processor.declare.harness.Compilers;
import dev.gradwright.processor.declare.harness.Finding;
import dev.gradwright.processor.declare.harness.Job;
import dev.gradwright.processor.declare.harness.Models;
import dev.gradwright.processor.declare.harness.Outcome;
import dev.gradwright.processor.declare.harness.SourceCompiler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One mistake anywhere in a legal model gives one error of ours and none of anybody else. */
class MutationsTest {
  private static final int MODELS = 120;
  private static final long SEED = 20_240_607;

  private static final String MODEL =
      """
      @Model interface NAME {
        @Input(6) Tensor image();
        @Input(4) Tensor words();
        @Dense(units = 4, activation = ActivationFunction.RELU) Tensor eyes(Tensor image);
        @Dense(units = 4, activation = ActivationFunction.TANH, l2 = 0.01) Tensor ears(Tensor words);
        @Add Tensor senses(Tensor eyes, Tensor ears);
        @Activation(value = ActivationFunction.ELU, alpha = 0.5) Tensor thought(Tensor senses);
        @Concat Tensor memory(Tensor thought, Tensor words);
        @Dense(units = 3) Tensor answer(Tensor memory);
        @Dense(units = 1, activation = ActivationFunction.SIGMOID) Tensor doubt(Tensor memory);
        @SoftmaxCrossEntropy(labelSmoothing = 0.1) Loss wrong(Tensor answer);
        @BinaryCrossEntropy(weight = 0.5) Loss unsure(Tensor doubt);
      }
      class UseNAME {
        NAMETrainer trainer = NAMETrainer.builder().epochs(1).build();
        float[] answer(NAMENetwork n) { return n.answer(new float[6], new float[4]); }
        float[] doubt(NAMENetwork n) { return n.doubt(new float[6], new float[4]); }
      }
      """;

  /** Replacements of a piece that occurs in the model; each is a mistake. */
  private static final String[][] MISTAKES = {
    {"@Input(6)", "@Input(0)"},
    {"@Input(6)", "@Input({2, 3})"},
    {"@Input(4)", "@Input({})"},
    {"@Input(4)", "@Input({4, -1})"},
    {"units = 4, activation = ActivationFunction.RELU", "units = 5"},
    {"units = 4, activation = ActivationFunction.TANH", "units = -4"},
    {"units = 3", "units = 0"},
    {"units = 3", "units = 1"},
    {"units = 3", "units = 3, l1 = -1"},
    {"units = 3", "units = 3, constant = 2"},
    {"units = 3", "units = 3, biasConstant = Double.NaN"},
    {"units = 3", "units = 3, alpha = 1"},
    {"units = 3", "units = 3, activation = ActivationFunction.SIGMOID"},
    {"units = 3", "units = 2147483647"},
    {"l2 = 0.01", "l2 = -0.01"},
    {"alpha = 0.5", "alpha = -0.5"},
    {"labelSmoothing = 0.1", "labelSmoothing = 1.5"},
    {"labelSmoothing = 0.1", "classWeights = {1, 2}"},
    {"labelSmoothing = 0.1", "classWeights = {1, -2, 1}"},
    {"labelSmoothing = 0.1", "labelSmoothing = 0.1, probabilities = true"},
    {"weight = 0.5", "weight = 0"},
    {", activation = ActivationFunction.SIGMOID", ""},
    {"@Add", "@Multiply @Add"},
    {"@Add Tensor", "Tensor"},
    {"@Add", "@Concat(axis = 1)"},
    {"@Concat", "@Multiply @Concat"},
    {"@Concat", "@Dense(units = 3)"},
    {"@Activation(value = ActivationFunction.ELU, alpha = 0.5) Tensor thought", "Tensor thought"},
    {"Loss wrong(", "Tensor wrong("},
    {"Tensor answer(", "Loss answer("},
    {"Loss unsure", "@Output Loss unsure"},
    {"(Tensor image)", "(Tensor imag)"},
    {"(Tensor image)", "(Tensor pixels)"},
    {"(Tensor image)", "(Tensor eyes)"},
    {"(Tensor image)", "(float[] image)"},
    {"(Tensor image)", "(Tensor... image)"},
    {"(Tensor words)", "()"},
    {"(Tensor words)", "(Tensor words, Tensor image)"},
    {"Tensor eyes, Tensor ears", "Tensor eyes, Tensor unsure"},
    {"Tensor eyes, Tensor ears", "Tensor eyes, Tensor ear"},
    {"Tensor eyes, Tensor ears", "Tensor eyes"},
    {"(Tensor senses)", "(Tensor memory)"},
    {"(Tensor senses)", "(@From(\"sense\") Tensor senses)"},
    {"Tensor thought, Tensor words", "Tensor thought, Tensor answer"},
    {"(Tensor answer)", "(Tensor answer, Tensor words)"},
    {"(Tensor answer)", "(Loss unsure)"},
    {"Tensor words();", "Tensor words();\n  @Input(3) Tensor spare();"},
    {"Tensor words();", "Tensor words();\n  @Dense(units = 3) Tensor spare(Tensor words);"},
    {"Tensor words();", "Tensor words();\n  Tensor spare(Tensor words);"},
    {"Tensor words();", "Tensor words();\n  @Input(4) Tensor words(Tensor image);"},
    {"Tensor words();", "Tensor words();\n  @Hinge Loss more(Tensor doubt);"},
    {"Tensor words();", "Tensor words();\n  @Softmax @Output Tensor one(Tensor doubt);"},
    {"Tensor words();", "Tensor words();\n  @Huber Loss none(Tensor image);"},
    {"Tensor words();", "<T> Tensor words();"},
    {
      "@Dense(units = 3) Tensor answer(Tensor memory);",
      "@Dense(units = 3) default Tensor answer(Tensor memory) { return memory; }"
    },
    {"interface NAME {", "interface NAME<T> {"},
    {"@Model interface NAME {", "@Model @Budget(parameters = 10) interface NAME {"},
    {"@Model interface NAME {", "@Model @Budget(memory = -1) interface NAME {"},
    {"@Model interface NAME {", "@Model sealed interface NAME permits SubNAME {"},
    {
      "@Model interface NAME {",
      "interface SuperNAME { @Input(2) Tensor more(); }\n@Model interface NAME extends SuperNAME {"
    },
  };

  @TempDir Path directory;

  static List<SourceCompiler> compilers() {
    return Compilers.all();
  }

  @ParameterizedTest
  @MethodSource("compilers")
  @DisplayName("random single mistakes")
  void oneMistakeIsOneError(SourceCompiler compiler) {
    Generator random = new Generator(SEED);
    TreeMap<String, String> mistakes = new TreeMap<>();
    Job job =
        Job.strict(directory)
            .options("-Agradwright.verify", "--should-stop=ifError=FLOW", "-Xmaxerrs", "1000");
    for (int i = 0; i < MODELS; i++) {
      // each mistake at least once, then any, at any place where its piece stands
      String[] mistake = MISTAKES[i < MISTAKES.length ? i : random.nextInt(MISTAKES.length)];
      String text = replaceOne(MODEL, mistake[0], mistake[1], random);
      String name = "M" + i;
      if (mistake[1].contains("SubNAME")) {
        text += "non-sealed interface SubNAME extends NAME {}\n";
      }
      text = shuffle(text, random).replace("NAME", name);
      mistakes.put(name + ".java", mistake[0] + " -> " + mistake[1]);
      job = job.with("m/" + name + ".java", "package m; " + Models.IMPORTS + text);
    }
    Outcome outcome = compiler.compile(job);
    List<String> wrong = new ArrayList<>();
    mistakes.forEach(
        (file, mistake) -> {
          List<Finding> findings = outcome.in(file);
          if (findings.size() != 1 || findings.get(0).id().equals("compiler")) {
            wrong.add(mistake + " gives " + findings);
          }
        });
    assertWithMessage("seed %s: %s", SEED, String.join("\n", wrong)).that(wrong).isEmpty();
    assertWithMessage("elsewhere").that(outcome.findings()).hasSize(mistakes.size());
  }

  private static String replaceOne(String text, String old, String with, Generator random) {
    List<Integer> places = new ArrayList<>();
    for (int i = text.indexOf(old); i >= 0; i = text.indexOf(old, i + 1)) {
      places.add(i);
    }
    int place = places.get(random.nextInt(places.size()));
    return text.substring(0, place) + with + text.substring(place + old.length());
  }

  /** The order of members means nothing. */
  private static String shuffle(String text, Generator random) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    int first = 0;
    while (!lines.get(first).contains("@Model")) {
      first++;
    }
    int last = lines.indexOf("}");
    while (last < first) {
      last = first + lines.subList(first, lines.size()).indexOf("}");
    }
    int[] order = new int[last - first - 1];
    for (int i = 0; i < order.length; i++) {
      order[i] = first + 1 + i;
    }
    random.shuffle(order, order.length);
    StringBuilder shuffled = new StringBuilder();
    lines.subList(0, first + 1).forEach(line -> shuffled.append(line).append('\n'));
    for (int line : order) {
      shuffled.append(lines.get(line)).append('\n');
    }
    lines.subList(last, lines.size()).forEach(line -> shuffled.append(line).append('\n'));
    return shuffled.toString();
  }
}
