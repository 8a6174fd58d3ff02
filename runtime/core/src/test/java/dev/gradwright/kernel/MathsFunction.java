package dev.gradwright.kernel;

/** The functions of {@link Maths} with their limits, for tables of tests. */
enum MathsFunction {
  EXP(0, Double.POSITIVE_INFINITY),
  EXPM1(-1, Double.POSITIVE_INFINITY),
  LOG(Double.NaN, Double.POSITIVE_INFINITY),
  LOG1P(Double.NaN, Double.POSITIVE_INFINITY),
  TANH(-1, 1),
  SIGMOID(0, 1),
  SOFTPLUS(0, Double.POSITIVE_INFINITY),
  ERF(-1, 1);

  final double atMinusInfinity;
  final double atInfinity;

  MathsFunction(double atMinusInfinity, double atInfinity) {
    this.atMinusInfinity = atMinusInfinity;
    this.atInfinity = atInfinity;
  }

  double of(double x) {
    return switch (this) {
      case EXP -> Maths.exp(x);
      case EXPM1 -> Maths.expm1(x);
      case LOG -> Maths.log(x);
      case LOG1P -> Maths.log1p(x);
      case TANH -> Maths.tanh(x);
      case SIGMOID -> Maths.sigmoid(x);
      case SOFTPLUS -> Maths.softplus(x);
      case ERF -> Maths.erf(x);
    };
  }

  float of(float x) {
    return switch (this) {
      case EXP -> Maths.exp(x);
      case EXPM1 -> Maths.expm1(x);
      case LOG -> Maths.log(x);
      case LOG1P -> Maths.log1p(x);
      case TANH -> Maths.tanh(x);
      case SIGMOID -> Maths.sigmoid(x);
      case SOFTPLUS -> Maths.softplus(x);
      case ERF -> Maths.erf(x);
    };
  }
}
