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

  /** Returns the places that depend on loop variables. */
  default List<Index> indices() {
    return List.of();
  }

  /** Returns this with another place in a loop variable's place. */
  default Access with(String variable, Index value) {
    return this;
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

  /** t[r, index], a place that depends on loop variables. */
  record At(Tensor tensor, Index index) implements Access {
    @Override
    public List<Tensor> tensors() {
      return List.of(tensor);
    }

    @Override
    public List<Index> indices() {
      return List.of(index);
    }

    @Override
    public Access with(String variable, Index value) {
      return new At(tensor, index.with(variable, value));
    }
  }

  /** w[index] of a parameter. */
  record WeightAt(Parameter parameter, Index index) implements Access {
    @Override
    public List<Index> indices() {
      return List.of(index);
    }

    @Override
    public Access with(String variable, Index value) {
      return new WeightAt(parameter, index.with(variable, value));
    }
  }

  /** w[stride * label[r, place] + index] of a parameter: a row of a table that a number names. */
  record WeightPicked(Parameter parameter, Tensor label, Index place, int stride, Index index)
      implements Access {
    @Override
    public List<Tensor> tensors() {
      return List.of(label);
    }

    @Override
    public List<Index> indices() {
      return List.of(place, index);
    }

    @Override
    public Access with(String variable, Index value) {
      Index newPlace = place.with(variable, value);
      return new WeightPicked(parameter, label, newPlace, stride, index.with(variable, value));
    }
  }

  /** The value of loop variables itself, for comparisons. */
  record Whole(Index index) implements Access {
    @Override
    public List<Index> indices() {
      return List.of(index);
    }

    @Override
    public Access with(String variable, Index value) {
      return new Whole(index.with(variable, value));
    }
  }

  /** s[index] of an array of numbers that the whole batch shares. */
  record BatchAt(String name, Index index) implements Access {
    @Override
    public List<Index> indices() {
      return List.of(index);
    }

    @Override
    public Access with(String variable, Index value) {
      return new BatchAt(name, index.with(variable, value));
    }
  }

  /** A sum over the batch; for numbers of the batch alone. */
  record Total(String name, Index index) implements Access {
    @Override
    public List<Index> indices() {
      return List.of(index);
    }

    @Override
    public Access with(String variable, Index value) {
      return new Total(name, index.with(variable, value));
    }
  }

  /** How many rows the batch has; for numbers of the batch alone. */
  record BatchRows() implements Access {}

  /** A number computed earlier in the same row, such as its largest logit. */
  record Local(String name) implements Access {}
}
