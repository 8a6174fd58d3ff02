package dev.gradwright.processor.program.code;

import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.Tensor;
import java.util.List;

/** Where an element-wise expression takes a number from, at row r and position j. */
public sealed interface Access {
  /** Returns the tensors read. */
  default List<Tensor> tensors() {
    return List.of();
  }

  /** t[r, j]. */
  record Element(Tensor tensor) implements Access {
    @Override
    public List<Tensor> tensors() {
      return List.of(tensor);
    }
  }

  /** t[r, 0]: a number the whole row shares. */
  record Single(Tensor tensor) implements Access {
    @Override
    public List<Tensor> tensors() {
      return List.of(tensor);
    }
  }

  /** t[r, label[r]]: the element that a class label names. */
  record Picked(Tensor tensor, Tensor label) implements Access {
    @Override
    public List<Tensor> tensors() {
      return List.of(tensor, label);
    }
  }

  /** j itself, for comparing with a label. */
  record Position() implements Access {}

  /** c[j], a constant of the declaration. */
  record Table(String name, List<Double> values) implements Access {
    /** Copies the values. */
    public Table {
      values = List.copyOf(values);
    }
  }

  /** c[label[r]]. */
  record TablePicked(Table table, Tensor label) implements Access {
    @Override
    public List<Tensor> tensors() {
      return List.of(label);
    }
  }

  /** A number computed once per batch. */
  record Scalar(String name) implements Access {}

  /** w[j] of a parameter. */
  record Weight(Parameter parameter) implements Access {}

  /** A number computed earlier in the same row, such as its largest logit. */
  record Local(String name) implements Access {}
}
