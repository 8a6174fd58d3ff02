package dev.gradwright.processor.numerics;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.gradwright.Trainer;
import dev.gradwright.data.Dataset;
import dev.gradwright.data.DatasetBuilder;
import dev.gradwright.processor.testing.CompiledModels;
import dev.gradwright.processor.testing.ModelSource;
import dev.gradwright.processor.testing.Near;
import dev.gradwright.processor.testing.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * One case of the table of losses, and the model that reproduces it. Its predictions are the
 * weights of a dense layer without bias whose input row r is the r-th unit vector, so that the
 * gradient of weight [o, r] is exactly the gradient by prediction [r, o].
 */
@SuppressWarnings("ArrayRecordComponent") // rows of numbers that nobody compares
record LossCase(
    String id,
    String loss,
    String params,
    boolean isSum,
    int width,
    double[] prediction,
    double[] targets,
    double value,
    double[] gradient) {
  static LossCase of(Reference.Row row) {
    return new LossCase(
        row.text("id"),
        row.text("loss"),
        row.text("params"),
        row.text("reduction").equals("sum"),
        Integer.parseInt(row.text("row_width")),
        row.numbers("prediction"),
        row.numbers("target"),
        row.number("value"),
        row.numbers("gradient"));
  }

  boolean isPenalty() {
    return loss.startsWith("penalty");
  }

  boolean isExtreme() {
    return params.contains("extreme");
  }

  private boolean hasClasses() {
    return List.of("softmax_cross_entropy", "nll", "multi_margin").contains(loss);
  }

  private int rows() {
    return prediction.length / width;
  }

  private double parameter(String name) {
    for (String part : params.split("\\|", -1)) {
      if (part.startsWith(name + "=")) {
        return Double.parseDouble(part.substring(name.length() + 1));
      }
    }
    throw new AssertionError(this + " has no " + name);
  }

  /** The annotation, but for its weight. */
  private String annotation() {
    return switch (loss) {
      case "mse" -> "MeanSquaredError(";
      case "half_mse" -> "HalfSquaredError(";
      case "mae" -> "MeanAbsoluteError(";
      case "huber" -> "Huber(delta = " + parameter("delta") + ", ";
      case "smooth_l1" -> "SmoothL1(beta = " + parameter("beta") + ", ";
      case "log_cosh" -> "LogCosh(";
      case "quantile" -> "Quantile(tau = " + parameter("tau") + ", ";
      case "bce" -> "BinaryCrossEntropy(";
      case "bce_with_logits" ->
          params.startsWith("pos_weight")
              ? "SigmoidCrossEntropy(positiveWeight = " + parameter("pos_weight") + ", "
              : "SigmoidCrossEntropy(";
      case "softmax_cross_entropy" -> "SoftmaxCrossEntropy(" + options();
      case "softmax_cross_entropy_soft" -> "SoftmaxCrossEntropy(probabilities = true, ";
      case "nll" -> "NegativeLogLikelihood(";
      case "kl_div_log_input" -> "KullbackLeibler(";
      case "kl_distill_logits" -> "LogitDistillation(temperature = " + parameter("T") + ", ";
      case "hinge" -> "Hinge(";
      case "squared_hinge" -> "SquaredHinge(";
      case "multi_margin" -> "MultiMargin(margin = " + parameter("margin") + ", ";
      case "poisson_nll_log_input" -> "PoissonNegativeLogLikelihood(";
      default -> throw new AssertionError("no annotation for " + loss);
    };
  }

  private String options() {
    if (params.startsWith("weight=")) {
      String list = Arrays.toString(classWeights());
      return "classWeights = " + list.replace('[', '{').replace(']', '}') + ", ";
    }
    return params.startsWith("label_smoothing")
        ? "labelSmoothing = " + parameter("label_smoothing") + ", "
        : "";
  }

  private double[] classWeights() {
    return Reference.numbers(params.substring("weight=".length()));
  }

  /** Our losses are means; a sum is the mean times what it was divided by. */
  private double weight() {
    if (!isSum) {
      return 1;
    }
    if (params.startsWith("weight=")) {
      return Arrays.stream(targets).map(t -> classWeights()[(int) t]).sum();
    }
    return width == 1 ? prediction.length : rows();
  }

  /** The model of the case; a loss of single numbers is tried as rows of one and as one row. */
  List<ModelSource> models() {
    List<ModelSource> models = new ArrayList<>();
    if (isPenalty()) {
      String dense = "@Dense(units = 1, biasConstant = 3, " + penalty() + ") Tensor p(Tensor x);";
      models.add(
          ModelSource.of(
              "Rows_" + id,
              "@Input(" + prediction.length + ") Tensor x();",
              dense,
              "@MeanSquaredError Loss loss(Tensor p);"));
      return models;
    }
    models.add(model("Rows_" + id, rows(), width));
    if (width == 1) {
      models.add(model("Row_" + id, 1, prediction.length));
    }
    return models;
  }

  private String penalty() {
    return switch (loss) {
      case "penalty_l1" -> "l1 = " + parameter("lambda");
      case "penalty_l2" -> "l2 = " + parameter("lambda");
      case "penalty_l2_half" -> "l2 = " + parameter("lambda") / 2;
      case "penalty_elastic_net" -> "l1 = " + parameter("l1") + ", l2 = " + parameter("l2");
      default -> throw new AssertionError(loss);
    };
  }

  private ModelSource model(String name, int rows, int units) {
    // probabilities must come from a sigmoid: this one is p = z + 1/2 where it does not clip
    String f = loss.equals("bce") ? ", activation = HARD_SIGMOID, alpha = 1" : "";
    return ModelSource.of(
        name,
        "@Input(" + rows + ") Tensor x();",
        "@Dense(units = " + units + ", bias = false" + f + ") Tensor p(Tensor x);",
        targetIsNode() ? "@Input(" + units + ") Tensor t();" : "",
        "@" + annotation() + "weight = " + weight() + ") Loss loss(Tensor p" + target() + ");");
  }

  /** The rows of this table need not sum to 1 exactly; only data are held to that, not nodes. */
  private boolean targetIsNode() {
    return loss.equals("kl_div_log_input");
  }

  private String target() {
    return targetIsNode() ? ", Tensor t" : "";
  }

  /** What a model gives, the gradient in the order of the table's predictions. */
  record Result(double loss, double[] gradient) {}

  Result run(CompiledModels models, String name) {
    Trainer<?> trainer = models.model(name).trainer();
    int rows = trainer.architecture().node("x").width();
    int units = prediction.length / rows;
    double[] weights = new double[prediction.length];
    for (int i = 0; i < weights.length; i++) {
      double shift = loss.equals("bce") ? 0.5 : 0;
      weights[i % units * rows + i / units] = prediction[i] - shift;
    }
    trainer.parameter("p.weight", weights);
    trainer.forward(data(rows).batch());
    double value = trainer.loss();
    trainer.backward();
    double[] byWeight = trainer.gradient("p.weight");
    double[] byPrediction = new double[weights.length];
    for (int i = 0; i < weights.length; i++) {
      byPrediction[i] = byWeight[i % units * rows + i / units];
    }
    return new Result(value, byPrediction);
  }

  private Dataset data(int rows) {
    double[] one = new double[rows * rows];
    for (int r = 0; r < rows; r++) {
      one[r * rows + r] = 1;
    }
    DatasetBuilder data = Dataset.builder().features("x", one, rows);
    if (targetIsNode()) {
      return data.features("t", targets, targets.length / rows).build();
    }
    if (!hasClasses()) {
      return data.targets(targets, targets.length / rows).build();
    }
    int[] labels = Arrays.stream(targets).mapToInt(t -> (int) t).toArray();
    List<String> names =
        IntStream.range(0, width).mapToObj(i -> String.format(Locale.ROOT, "c%d", i)).toList();
    return data.classes(labels, names).build();
  }

  void check(CompiledModels models, Near near) {
    if (isPenalty()) {
      checkPenalty(models, near);
      return;
    }
    for (ModelSource model : models()) {
      Result result = run(models, model.name());
      near.check(model.name() + " " + this + " loss", result.loss(), value);
      near.check(model.name() + " " + this + " gradient", result.gradient(), gradient);
    }
  }

  /** The data loss is 0 and flat: the input is 0, the target the bias, which is not penalised. */
  private void checkPenalty(CompiledModels models, Near near) {
    Trainer<?> trainer = models.model("Rows_" + id).trainer();
    trainer.parameter("p.weight", prediction);
    Dataset data =
        Dataset.builder()
            .features(new double[prediction.length * 100], prediction.length)
            .targets(IntStream.range(0, 100).mapToDouble(i -> 3).toArray(), 1)
            .build();
    trainer.forward(data.batch());
    near.check(this + " loss", trainer.loss(), value);
    trainer.backward();
    near.check(this + " gradient", trainer.gradient("p.weight"), gradient);
    assertWithMessage("%s bias", this).that(trainer.gradient("p.bias")[0]).isEqualTo(0.0);
  }

  @Override
  public String toString() {
    return id + " " + loss + " " + params + (isSum ? " sum" : " mean");
  }
}
