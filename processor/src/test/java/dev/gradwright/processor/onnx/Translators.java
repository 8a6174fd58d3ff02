package dev.gradwright.processor.onnx;

import java.util.Map;
import java.util.TreeMap;

/** How each kind of node is declared, or why it is not. */
final class Translators {
  private static final Map<String, Translator> MAPPED = new TreeMap<>();
  private static final Map<String, String> REASONS = new TreeMap<>();

  private Translators() {}

  static {
    MAPPED.put("Conv", ConvolutionCases::conv);
    MAPPED.put("ConvTranspose", ConvolutionCases::transposed);
    MAPPED.put("MaxPool", PoolCases::max);
    MAPPED.put("AveragePool", PoolCases::average);
    MAPPED.put("GlobalMaxPool", PoolCases::globalMax);
    MAPPED.put("GlobalAveragePool", PoolCases::globalAverage);
    MAPPED.put("ReduceMean", PoolCases::reduceMean);
    MAPPED.put("ReduceMax", PoolCases::reduceMax);
    MAPPED.put("Flatten", ShapeCases::flatten);
    MAPPED.put("Reshape", ShapeCases::reshape);
    MAPPED.put("Squeeze", ShapeCases::reshape);
    MAPPED.put("Unsqueeze", ShapeCases::reshape);
    MAPPED.put("Transpose", ShapeCases::transpose);
    MAPPED.put("Pad", ShapeCases::pad);
    MAPPED.put("Slice", ShapeCases::slice);
    MAPPED.put("Split", ShapeCases::split);
    MAPPED.put("SpaceToDepth", ShapeCases::spaceToDepth);
    MAPPED.put("DepthToSpace", ShapeCases::depthToSpace);
    MAPPED.put("Upsample", ShapeCases::enlarge);
    MAPPED.put("Resize", ShapeCases::enlarge);
    MAPPED.put("MatMul", ProductCases::matMul);
    MAPPED.put("Gemm", ProductCases::gemm);
    MAPPED.put("Concat", ElementCases::concat);
    MAPPED.put("Add", ElementCases.join("@Add"));
    MAPPED.put("Sum", ElementCases.join("@Add"));
    MAPPED.put("Mul", ElementCases.join("@Multiply"));
    MAPPED.put("Softmax", ElementCases::softmax);
    MAPPED.put("Identity", ElementCases.function("IDENTITY"));
    MAPPED.put("Relu", ElementCases.function("RELU"));
    MAPPED.put("Sigmoid", ElementCases.function("SIGMOID"));
    MAPPED.put("Tanh", ElementCases.function("TANH"));
    MAPPED.put("Softplus", ElementCases.function("SOFTPLUS"));
    MAPPED.put("Softsign", ElementCases.function("SOFTSIGN"));
    MAPPED.put("HardSwish", ElementCases.function("HARD_SWISH"));
    MAPPED.put("Elu", ElementCases.functionOfAlpha("ELU", 1));
    MAPPED.put("LeakyRelu", ElementCases.functionOfAlpha("LEAKY_RELU", 0.01));
    MAPPED.put("HardSigmoid", ElementCases::hardSigmoid);
    MAPPED.put("Selu", ElementCases::selu);
    MAPPED.put("Clip", ElementCases::clip);
    MAPPED.put("SoftmaxCrossEntropyLoss", LossCases.loss("SoftmaxCrossEntropy"));
    MAPPED.put("NegativeLogLikelihoodLoss", LossCases.loss("NegativeLogLikelihood"));

    because(
        "a function of single numbers, or of pairs of them, that is no activation",
        "Abs Acos Acosh Asin Asinh Atan Atanh Ceil Celu Cos Cosh Div Erf Exp Floor Log Neg PRelu Pow"
            + " Reciprocal Round Shrink Sign Sin Sinh Sqrt Sub Tan ThresholdedRelu Max Mean Min Mod");
    because(
        "normalizes, drops out or recurs, which has a translator when it has a layer",
        "BatchNormalization Dropout GRU InstanceNormalization LRN LSTM LayerNormalization"
            + " MeanVarianceNormalization RNN");
    because(
        "a reduction that is not the mean or the maximum",
        "CumSum ReduceL1 ReduceL2 ReduceLogSum ReduceLogSumExp ReduceMin ReduceProd ReduceSum"
            + " ReduceSumSquare LogSoftmax Hardmax Det");
    because(
        "works with truth values, whole numbers, shapes or texts; layers have real numbers",
        "And ArgMax ArgMin BitShift Cast CastLike Compress ConstantOfShape Constant ConvInteger"
            + " DequantizeLinear DynamicQuantizeLinear Equal EyeLike Greater GreaterOrEqual IsInf IsNaN"
            + " Less LessOrEqual MatMulInteger NonMaxSuppression NonZero Not OneHot Or QLinearConv"
            + " QLinearMatMul QuantizeLinear Range Shape Size StringNormalizer TfIdfVectorizer TopK"
            + " Unique Where Xor");
    because(
        "steers other nodes, or holds several tensors in one value",
        "If Loop OptionalGetElement OptionalHasElement Scan SequenceInsert SequenceMap");
    because(
        "picks, repeats or scatters numbers at places that are data",
        "Expand Gather GatherElements GatherND GridSample MaxUnpool ReverseSequence RoiAlign Scatter"
            + " ScatterElements ScatterND Tile Trilu Einsum");
    because(
        "signal processing", "BlackmanWindow DFT HammingWindow HannWindow MelWeightMatrix STFT");
    because("draws random numbers", "Bernoulli");
    because("an optimizer's step, which is no node of a model", "Adagrad Adam Momentum");
  }

  private static void because(String reason, String operations) {
    for (String operation : operations.split(" ", -1)) {
      REASONS.put(operation, reason);
    }
  }

  /** Returns whether somebody has thought of this kind of node. */
  static boolean knows(String operation) {
    return MAPPED.containsKey(operation) != REASONS.containsKey(operation);
  }

  /**
   * Returns the model.
   *
   * @throws NotMappedException if our declarations cannot express the case
   */
  static Declared declare(OnnxCase node) {
    Translator translator = MAPPED.get(node.operation());
    if (translator == null) {
      throw new NotMappedException(REASONS.getOrDefault(node.operation(), "unknown"));
    }
    return translator.declare(node);
  }
}
