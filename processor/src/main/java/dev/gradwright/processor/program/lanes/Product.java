package dev.gradwright.processor.program.lanes;

/**
 * A matrix product as a tile computes it: for units {@code o} and lanes {@code r}, {@code out[o, r]
 * = start + sum_k scalar[o, k] * vector[k, r]}, one ascending chain over {@code k}. All three
 * products of a dense layer have this form; they differ in what is a unit, a lane and a term.
 *
 * @param scalar the factor that all lanes share
 * @param vector the factor that all units share
 * @param out the result
 * @param start where the chains start
 * @param units how many units
 * @param unit the variable of units in comments and text
 * @param lane the variable of lanes
 * @param term the variable of the chain
 * @param terms how many terms, a number or the variable {@code n}
 */
record Product(
    Scalar scalar,
    Vector vector,
    Out out,
    Start start,
    int units,
    String unit,
    String lane,
    String term,
    String terms) {

  /** {@code array[base + unitStep * unit + termStep * term]}. */
  record Scalar(Array array, String base, int unitStep, int termStep) {}

  /** {@code array[base + termStep * term + lane]}; the base may hold a row that begins later. */
  record Vector(Array array, String base, int termStep) {}

  /** {@code array[base + unitStep * unit + lane]}. */
  record Out(Array array, String base, int unitStep) {}

  /** Names an array to a method, which thereby takes it as a parameter. */
  interface Array {
    String in(MethodWriter method);
  }

  /** Where a unit's chain starts. */
  sealed interface Start {
    /** At +0. */
    record Zero() implements Start {}

    /** At what the result holds already. */
    record Present() implements Start {}

    /** At {@code w[base + unit]}. */
    record Bias(String base) implements Start {}
  }
}
