package dev.gradwright.processor.onnx;

import java.util.Arrays;
import java.util.List;

/** Products with a matrix of weights, or with one of every row. */
final class ProductCases {
  private ProductCases() {}

  static Declared matMul(OnnxCase node) {
    OnnxTensor a = node.input(0);
    OnnxTensor b = node.input(1);
    if (a.rank() != 2 || b.rank() != 2) {
      return Declared.ofRows(a.dims().get(0))
          .input("xa", a)
          .input("xb", b)
          .node("@MatMul Tensor y(Tensor xa, Tensor xb);")
          .gives(node.output(0));
    }
    return dense(a, b.transposed(), 1, false).gives(node.output(0));
  }

  private static Declared dense(OnnxTensor x, OnnxTensor weight, double alpha, boolean biased) {
    int units = weight.dims().get(0);
    return Declared.batched(x)
        .node("@Dense(units = " + units + ", bias = " + biased + ") Tensor z(Tensor x);")
        .parameter("z.weight", times(alpha, weight));
  }

  private static double[] times(double factor, OnnxTensor of) {
    return Arrays.stream(of.numbers()).map(v -> factor * v).toArray();
  }

  /** Gemm: {@code alpha A B + beta C}, with C as the bias or as numbers of its own for each row. */
  static Declared gemm(OnnxCase node) {
    OnnxTensor a = node.integer("transA", 0) == 1 ? node.input(0).transposed() : node.input(0);
    OnnxTensor weight = node.integer("transB", 0) == 1 ? node.input(1) : node.input(1).transposed();
    double alpha = node.number("alpha", 1);
    if (!node.hasInput(2)) {
      return dense(a, weight, alpha, false).gives(node.output(0));
    }
    OnnxTensor c = node.input(2);
    double[] scaled = times(node.number("beta", 1), c);
    int units = weight.dims().get(0);
    if (c.rank() == 2 && c.dims().get(0) > 1) {
      List<Double> own = Arrays.stream(scaled).boxed().toList();
      return dense(a, weight, alpha, false)
          .input("xc", new OnnxTensor(c.dims(), own))
          .node("@Add Tensor y(Tensor z, Tensor xc);")
          .gives(node.output(0));
    }
    double[] bias = scaled.length == units ? scaled : new double[units];
    if (scaled.length != units) {
      Arrays.fill(bias, scaled[0]);
    }
    return dense(a, weight, alpha, true).parameter("z.bias", bias).gives(node.output(0));
  }
}
