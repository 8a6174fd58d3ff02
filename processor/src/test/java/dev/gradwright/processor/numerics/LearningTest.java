package dev.gradwright.processor.numerics;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.gradwright.Trainer;
import dev.gradwright.data.Batch;
import dev.gradwright.data.Dataset;
import dev.gradwright.data.DatasetBuilder;
import dev.gradwright.optimizer.Adam;
import dev.gradwright.processor.testing.CompiledModel;
import dev.gradwright.processor.testing.CompiledModels;
import dev.gradwright.processor.testing.ModelSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of layer can learn a batch by heart, and learns nothing of labels that mean nothing.
 * Each stands between a layer that gives it its shape and a classifier.
 */
final class LearningTest {
  private static final int WIDTH = 24;
  private static final int CLASSES = 3;
  private static final int ROWS = 12;
  private static final int MOST_STEPS = 3000;

  private static final Map<String, String> LAYERS = layers();

  private static Map<String, String> layers() {
    Map<String, String> layers = new TreeMap<>();
    for (String image :
        List.of(
            "@Conv2d(filters = 3, kernel = 2, activation = RELU)",
            "@DepthwiseConv2d(kernel = 2, multiplier = 2)",
            "@SeparableConv2d(filters = 3, kernel = 2)",
            "@ConvTranspose2d(filters = 2, kernel = 2)",
            "@MaxPool(kernel = 2, stride = 1)",
            "@AveragePool(kernel = 2, stride = 1)",
            "@UpSample(factor = 2)",
            "@BatchNorm",
            "@GroupNorm(groups = 2)",
            "@Pad(1)",
            "@Slice(axis = 2, from = 1)",
            "@Permute({1, 2, 0})")) {
      layers.put(kind(image), "{2, 3, 4} " + image);
    }
    for (String sequence :
        List.of(
            "@Conv1d(filters = 4, kernel = 2)",
            "@LayerNorm",
            "@RmsNorm",
            "@PositionwiseDense(units = 3, activation = TANH)",
            "@PositionalEncoding",
            "@Rnn(units = 8)",
            "@Lstm(units = 8)",
            "@Gru(units = 8, bidirectional = true)",
            "@Attention(heads = 2, causal = true)",
            "@Mean(axes = 0)",
            "@Max(axes = 0)")) {
      layers.put(kind(sequence), "{4, 6} " + sequence);
    }
    for (String row :
        List.of("@Dense(units = 8, activation = GELU)", "@Formula(\"x * sigmoid(x)\")")) {
      layers.put(kind(row), "{24} " + row);
    }
    return layers;
  }

  private static String kind(String annotation) {
    return annotation.substring(1).replaceAll("\\W.*", "");
  }

  private static final CompiledModels MODELS =
      CompiledModels.of(LAYERS.entrySet().stream().map(LearningTest::source).toList());

  private static ModelSource source(Map.Entry<String, String> layer) {
    int at = layer.getValue().indexOf('@');
    String shape = layer.getValue().substring(0, at).strip();
    List<String> members = new ArrayList<>();
    members.add("@Input(" + WIDTH + ") Tensor data();");
    members.add("@Dense(units = " + WIDTH + ", activation = TANH) Tensor first(Tensor data);");
    members.add("@Reshape(" + shape + ") Tensor x(Tensor first);");
    members.add(layer.getValue().substring(at) + " Tensor y(Tensor x);");
    members.add("@Flatten Tensor flat(Tensor y);");
    members.add("@Dense(units = " + CLASSES + ") Tensor out(Tensor flat);");
    members.add("@SoftmaxCrossEntropy Loss loss(Tensor out);");
    return ModelSource.of("Learns" + layer.getKey(), members.toArray(String[]::new));
  }

  static Iterable<String> kinds() {
    return LAYERS.keySet();
  }

  private static Dataset random(int rows, long seed) {
    Random random = new Random(seed);
    double[] x = random.doubles((long) rows * WIDTH, -1, 1).toArray();
    int[] labels = random.ints(rows, 0, CLASSES).toArray();
    DatasetBuilder data = Dataset.builder().features(x, WIDTH);
    return data.classes(labels, List.of("a", "b", "c")).build();
  }

  private static Trainer<?> trainer(CompiledModel model) {
    return model.builder().optimizer(Adam.rate(0.01)).batchSize(64).epochs(15).build();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void learnsOneBatchByHeart(String kind) {
    Trainer<?> trainer = trainer(MODELS.model("Learns" + kind));
    Batch batch = random(ROWS, 1).batch();
    double loss = Double.POSITIVE_INFINITY;
    int steps = 0;
    while (loss >= 1e-3 && steps++ < MOST_STEPS) {
      trainer.forward(batch);
      loss = trainer.loss();
      trainer.backward();
      trainer.update();
    }
    assertWithMessage("loss after %s steps of %s", steps, LAYERS.get(kind))
        .that(loss)
        .isLessThan(1e-3);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void labelsThatMeanNothingTeachNothing(String kind) {
    Trainer<?> trainer = trainer(MODELS.model("Learns" + kind));
    var unused = trainer.fit(random(300, 2));
    double accuracy = trainer.evaluate(random(3000, 3)).metric("accuracy");
    // a third, with a standard deviation of 0.0086
    assertWithMessage("accuracy on fresh labels of %s", LAYERS.get(kind))
        .that(accuracy)
        .isWithin(0.05)
        .of(1.0 / CLASSES);
  }
}
