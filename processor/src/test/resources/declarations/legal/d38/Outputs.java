package d38; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
// GIVES OutputsNetwork OutputsTrainer
@Model interface Outputs {
  @Input(2) Tensor x();
  @Dense(units = 2) @Output Tensor fit(Tensor x);
  @Dense(units = 2) @Output Tensor predict(Tensor x);
  @Dense(units = 2) @Output Tensor save(Tensor x);
  @Dense(units = 2) @Output Tensor load(Tensor x);
  @Dense(units = 2) @Output Tensor forward(Tensor x);
  @Dense(units = 2) @Output Tensor backward(Tensor x);
  @Dense(units = 2) @Output Tensor update(Tensor x);
  @Dense(units = 2) @Output Tensor evaluate(Tensor x);
  @Dense(units = 2) @Output Tensor network(Tensor x);
  @Dense(units = 2) @Output Tensor start(Tensor x);
  @Dense(units = 2) @Output Tensor builder(Tensor x);
  @Dense(units = 2) @Output Tensor initial(Tensor x);
  @Dense(units = 2) @Output Tensor summary(Tensor x);
  @Dense(units = 2) @Output Tensor architecture(Tensor x);
  @Dense(units = 2) @Output Tensor parameter(Tensor x);
  @Dense(units = 2) @Output Tensor parameters(Tensor x);
  @Dense(units = 2) @Output Tensor workspace(Tensor x);
  @Dense(units = 2) @Output Tensor newWorkspace(Tensor x);
  @Dense(units = 2) @Output Tensor with(Tensor x);
  @Dense(units = 2) @Output Tensor withParameters(Tensor x);
  @Dense(units = 2) @Output Tensor precision(Tensor x);
  @Dense(units = 2) @Output Tensor writeObject(Tensor x);
  @Dense(units = 2) @Output Tensor readResolve(Tensor x);
  @Dense(units = 2) @Output Tensor getClass(Tensor x);
  @Dense(units = 2) @Output Tensor hashCode(Tensor x);
  @Dense(units = 2) @Output Tensor equals(Tensor x);
  @Dense(units = 2) @Output Tensor toString(Tensor x);
  @Dense(units = 2) @Output Tensor clone(Tensor x);
  @Dense(units = 2) @Output Tensor finalize(Tensor x);
  @Dense(units = 2) @Output Tensor notify(Tensor x);
  @Dense(units = 2) @Output Tensor wait(Tensor x);
  @Dense(units = 2) @Output Tensor loss(Tensor x);
  @MeanSquaredError Loss batchLoss(Tensor fit);
}
