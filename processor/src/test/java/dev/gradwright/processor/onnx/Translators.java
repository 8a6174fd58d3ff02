package dev.gradwright.processor.onnx;

import static dev.gradwright.processor.onnx.ArithmeticCases.either;
import static dev.gradwright.processor.onnx.ArithmeticCases.formula;
import static dev.gradwright.processor.onnx.ReductionCases.reduction;

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
    MAPPED.put("Add", either(ElementCases.join("@Add"), ArithmeticCases.chain("+", "")));
    MAPPED.put("Sum", either(ElementCases.join("@Add"), ArithmeticCases.chain("+", "")));
    MAPPED.put("Mul", either(ElementCases.join("@Multiply"), ArithmeticCases.chain("*", "")));
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
    MAPPED.put(
        "HardSigmoid",
        either(
            ElementCases::hardSigmoid, formula("max(0, min(1, {alpha} * x0 + {beta}))", 0.2, 0.5)));
    MAPPED.put(
        "Selu",
        either(
            ElementCases::selu,
            formula(
                "{gamma} * where(x0 > 0, x0, {alpha} * expm1(x0))",
                1.6732632423543772,
                0,
                1.0507009873554805)));
    MAPPED.put("Clip", either(ElementCases::clip, ArithmeticCases::clip));
    MAPPED.put("SoftmaxCrossEntropyLoss", LossCases.loss("SoftmaxCrossEntropy"));
    MAPPED.put("NegativeLogLikelihoodLoss", LossCases.loss("NegativeLogLikelihood"));

    putFormulas();
    putReductions();
    MAPPED.put("LayerNormalization", NormCases::layer);
    MAPPED.put("InstanceNormalization", NormCases::instance);
    MAPPED.put("BatchNormalization", NormCases::batch);
    MAPPED.put("Dropout", NormCases::dropout);
    MAPPED.put("Gather", NormCases::table);
    MAPPED.put("RNN", RecurrentCases::rnn);
    MAPPED.put("LSTM", RecurrentCases::lstm);
    MAPPED.put("GRU", RecurrentCases::gru);
    putReasons();
  }

  private static void putFormulas() {
    MAPPED.put("Abs", formula("abs(x0)"));
    MAPPED.put("Celu", formula("max(0, x0) + min(0, {alpha} * expm1(x0 / {alpha}))", 1));
    MAPPED.put("Cosh", formula("(exp(x0) + exp(-x0)) / 2"));
    MAPPED.put("Div", ArithmeticCases::quotient);
    MAPPED.put("Erf", formula("erf(x0)"));
    MAPPED.put("Exp", formula("exp(x0)"));
    MAPPED.put("Log", formula("log(x0)"));
    MAPPED.put("Max", ArithmeticCases.chain("max", ""));
    MAPPED.put("Mean", ArithmeticCases.chain("+", " / %d"));
    MAPPED.put("Min", ArithmeticCases.chain("min", ""));
    MAPPED.put("Neg", formula("-x0"));
    MAPPED.put("PRelu", formula("where(x0 < 0, x1 * x0, x0)"));
    MAPPED.put("Pow", ArithmeticCases::power);
    MAPPED.put("Reciprocal", formula("1 / x0"));
    MAPPED.put(
        "Shrink",
        formula(
            "where(x0 < -{lambd}, x0 + {bias}, where(x0 > {lambd}, x0 - {bias}, 0))",
            0,
            0,
            0,
            0.5,
            0));
    MAPPED.put("Sign", formula("sign(x0)"));
    MAPPED.put("Sinh", formula("(exp(x0) - exp(-x0)) / 2"));
    MAPPED.put("Sqrt", formula("sqrt(x0)"));
    MAPPED.put("Sub", formula("x0 - x1"));
    MAPPED.put("ThresholdedRelu", formula("where(x0 > {alpha}, x0, 0)", 1));
  }

  private static void putReductions() {
    MAPPED.put("ReduceMean", reduction("x", "@Mean", "z"));
    MAPPED.put("ReduceMax", reduction("x", "@Max", "z"));
    MAPPED.put("ReduceMin", reduction("x", "@Min", "z"));
    MAPPED.put("ReduceSum", reduction("x", "@Sum", "z"));
    MAPPED.put("ReduceSumSquare", reduction("x * x", "@Sum", "z"));
    MAPPED.put("ReduceL1", reduction("abs(x)", "@Sum", "z"));
    MAPPED.put("ReduceL2", reduction("x * x", "@Sum", "sqrt(z)"));
    MAPPED.put("ReduceLogSum", reduction("x", "@Sum", "log(z)"));
    MAPPED.put("ReduceLogSumExp", reduction("exp(x)", "@Sum", "log(z)"));
  }

  private static void putReasons() {
    because(
        "a function of single numbers that formulas do not have",
        "Acos Acosh Asin Asinh Atan Atanh Ceil Cos Floor Round Sin Tan Mod");
    because(
        "no layer of ours computes it",
        "CumSum Det Hardmax LRN LogSoftmax MeanVarianceNormalization ReduceProd");
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
        "Expand GatherElements GatherND GridSample MaxUnpool ReverseSequence RoiAlign Scatter"
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
