package dev.gradwright.processor.program.code;

/**
 * A condition on loop variables: {@code 0 <= index < limit}. What lies outside, such as the padding
 * around an image, is left out of a sum.
 *
 * @param index the place
 * @param limit the first place that is too large
 */
public record Guard(Index index, int limit) {
  /** Returns the condition as Java text. */
  public String java() {
    return "0 <= " + index.java() + " && " + index.java() + " < " + limit;
  }

  /** Returns the least value that a variable of the index may take, as Java text. */
  String lower(String variable) {
    int factor = index.coefficient(variable);
    Index rest = index.without(variable);
    if (factor > 0) {
      return factor == 1
          ? rest.times(-1).java()
          : "-Math.floorDiv(" + rest.java() + ", " + factor + ")";
    }
    return factor == -1
        ? rest.plus(1 - limit).java()
        : "Math.floorDiv(" + rest.plus(-limit).java() + ", " + -factor + ") + 1";
  }

  /** Returns the first value that is too large for a variable of the index, as Java text. */
  String upper(String variable) {
    int factor = index.coefficient(variable);
    Index rest = index.without(variable);
    if (factor > 0) {
      Index room = rest.plus(-limit);
      return factor == 1
          ? room.times(-1).java()
          : "-Math.floorDiv(" + room.java() + ", " + factor + ")";
    }
    return factor == -1
        ? rest.plus(1).java()
        : "Math.floorDiv(" + rest.java() + ", " + -factor + ") + 1";
  }
}
