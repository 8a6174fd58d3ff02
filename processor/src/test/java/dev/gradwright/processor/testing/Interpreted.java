package dev.gradwright.processor.testing;

import dev.gradwright.Architecture;
import dev.gradwright.Precision;
import dev.gradwright.Trainer;
import dev.gradwright.data.Batch;
import dev.gradwright.data.Dataset;
import dev.gradwright.data.Field;
import dev.gradwright.kernel.DropoutMask;
import dev.gradwright.kernel.Reals;
import dev.gradwright.processor.program.Interpreter;
import dev.gradwright.processor.program.MaskProgram;
import dev.gradwright.processor.program.Program;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.state.Streams;
import java.util.Arrays;
import java.util.List;

/** A program on the rows of a data set, run by the interpreter. */
public final class Interpreted {
  private final Program program;
  private final Architecture architecture;
  private final Batch batch;
  private final double[] parameters;

  private Interpreted(
      Program program, Architecture architecture, Dataset data, double[] parameters) {
    this.program = program;
    this.architecture = architecture;
    this.batch = data.batch();
    this.parameters = parameters;
  }

  /** Returns the program with a trainer's parameters. */
  public static Interpreted of(CompiledModel model, Trainer<?> trainer, Dataset data) {
    return new Interpreted(model.program(), trainer.architecture(), data, parameters(trainer));
  }

  /** Returns all parameters of a trainer in the public order. */
  public static double[] parameters(Trainer<?> trainer) {
    return trainer.architecture().parameters().stream()
        .flatMapToDouble(p -> Arrays.stream(trainer.parameter(p.name())))
        .toArray();
  }

  /** Returns the gradient of a trainer in the public order. */
  public static double[] gradient(Trainer<?> trainer) {
    return trainer.architecture().parameters().stream()
        .flatMapToDouble(p -> Arrays.stream(trainer.gradient(p.name())))
        .toArray();
  }

  /** Returns the parameters, to be changed at will. */
  public double[] parameters() {
    return parameters;
  }

  /** Returns whether a number of the public order is learned. */
  boolean isLearned(int index) {
    return architecture.parameters().stream()
        .filter(p -> index >= p.offset() && index < p.offset() + p.size())
        .allMatch(Architecture.Parameter::isLearned);
  }

  /** Returns the interpreter after its forward pass. */
  public Interpreter forward() {
    Interpreter interpreter = new Interpreter(program, batch.rows(), parameters);
    List<Field> fields = batch.data().fields();
    for (int i = 0; i < fields.size(); i++) {
      Field field = fields.get(i);
      double[] numbers = new double[batch.rows() * field.width()];
      batch.gather(i, numbers);
      String name = field.name().orElseThrow();
      boolean isInput = architecture.inputs().stream().anyMatch(n -> n.name().equals(name));
      interpreter.set(isInput ? name : name + ".target", numbers);
    }
    masks(interpreter);
    interpreter.forward();
    return interpreter;
  }

  /** Sets dropout's masks to those of the first step of a trainer with the tests' seed. */
  private void masks(Interpreter interpreter) {
    long step = Streams.named(CompiledModel.SEED, "dropout").nextLong();
    for (MaskProgram program : program.masks()) {
      Tensor tensor = program.mask();
      Reals mask = Reals.of(Precision.DOUBLE, batch.rows() * tensor.width());
      long stream = Streams.named(step, program.node()).state();
      DropoutMask.fill(mask, tensor.width(), stream, program.rate(), 0, batch.rows());
      interpreter.set(tensor.name(), mask.doubles());
    }
  }

  /** Returns the loss. */
  public double loss() {
    return forward().loss();
  }

  /** Returns the gradient in the public order. */
  public double[] gradient() {
    Interpreter interpreter = forward();
    double unused = interpreter.loss();
    return interpreter.backward();
  }
}
