package masked; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*;
@Model interface OnLayer {
  @Input(4) Tensor x();
  @Masked @Dense(units = 3) Tensor y(Tensor x); // ERROR masked-unused "^@Masked" 'y' has @Masked, but it is no loss
  @MeanSquaredError Loss loss(Tensor y);
}
@Model interface OnNode {
  @Input(3) Tensor x();
  @Dense(units = 3) Tensor y(Tensor x);
  @Masked @MeanSquaredError Loss loss(Tensor y, Tensor x); // ERROR masked-unused "^@Masked" the node 'x', which is never missing
}
@Model interface OnTeacher {
  @Input(3) Tensor x();
  @Dense(units = 3) Tensor y(Tensor x);
  @Masked @LogitDistillation Loss loss(Tensor y); // ERROR masked-unused "^@Masked" @LogitDistillation needs all its targets
}
class Use { OnLayerTrainer a; OnNodeTrainer b; OnTeacherTrainer c; }
