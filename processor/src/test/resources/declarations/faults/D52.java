package d52; import dev.gradwright.*; import dev.gradwright.layer.*; import dev.gradwright.loss.*; import static dev.gradwright.layer.ActivationFunction.*;
interface Sizes {
  int NONE = 8 - 8;
  int NEGATIVE = -NONE - 1;
  String NODE = "flow" + "re";
}
@Model interface Constants {
  @Input(Sizes.NEGATIVE) Tensor x(); // ERROR positive-count "Sizes^.NEGATIVE"
  @Input(4) Tensor flower();
  @Dense(units = Sizes.NONE) Tensor a(Tensor flower); // ERROR positive-count "Sizes^.NONE"
  @Dense(units = 2 * Sizes.NEGATIVE) Tensor b(Tensor flower); // ERROR positive-count "2 ^* Sizes" units = -2
  @Dense(units = 2) Tensor c(@From(Sizes.NODE) Tensor f); // ERROR unknown-node "Sizes^.NODE" no node is named 'flowre'
  @Concat Tensor y(Tensor a, Tensor b, Tensor c, Tensor x);
}
class Use { ConstantsNetwork a; }
