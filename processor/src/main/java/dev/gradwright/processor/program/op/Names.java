package dev.gradwright.processor.program.op;

import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.Tensor;

/** How the text of a body calls the arrays and constants that the surrounding class declares. */
public interface Names {
  /** Returns the array variable that holds a tensor. */
  String array(Tensor tensor);

  /** Returns the constant that holds a parameter's offset. */
  String offset(Parameter parameter);

  /** Returns the array constant of a table. */
  String table(String table);

  /** Returns the constant index of a per-batch number. */
  String scalar(String scalar);

  /** Returns the constant index of the first of some sums over the batch. */
  String sum(String sum);

  /** Returns the short name of a tensor's elements inside this step: {@code x}, {@code dz}. */
  String element(Tensor tensor);
}
