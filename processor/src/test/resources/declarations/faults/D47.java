package d47; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
class Outer {
  @Model private interface Hidden { // ERROR model-hidden "^interface Hidden" remove private
    @Input(4) Tensor x();
    @Dense(units = 1) Tensor y(Tensor x);
  }
  private static class Room {
    @Model interface Inside { // ERROR model-hidden "^interface Inside" remove private from Room
      @Input(4) Tensor x();
      @Dense(units = 1) Tensor y(Tensor x);
    }
  }
  @Model abstract class Inner { // ERROR model-hidden "abstract ^class" make it static
    @Input(4) abstract Tensor x();
    @Dense(units = 1) abstract Tensor y(Tensor x);
  }
  Object use = new Object[] {Outer_HiddenNetwork.initial(1), Outer_Room_InsideNetwork.class, Outer_InnerNetwork.class};
}
