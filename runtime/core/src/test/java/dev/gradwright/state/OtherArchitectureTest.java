package dev.gradwright.state;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.Architecture;
import dev.gradwright.Precision;
import dev.gradwright.kernel.Reals;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole files of another architecture than the one that is asked for. */
final class OtherArchitectureTest {
  private static final String MODEL =
      """
      gradwright 1
      model sample.Iris FLOAT
      node flower Input [4]
      node hidden Dense [16] flower ; activation=TANH units=16
      parameter hidden.weight [16,4] GLOROT_UNIFORM 4 16
      parameter hidden.bias [16] CONSTANT 0.0
      node species Dense [3] hidden ; units=3
      parameter species.weight [3,16] GLOROT_UNIFORM 16 3
      parameter species.bias [3] CONSTANT 0.0
      loss loss SoftmaxCrossEntropy species CLASS 3 1.0
      output species SOFTMAX
      """;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void path() {
    file = folder.resolve("iris.safetensors");
  }

  /** Saves a model with the text changed, and returns what loading it as declared says. */
  private String refusal(String saved) {
    save(saved);
    String message =
        String.valueOf(assertThrows(ModelFileException.class, () -> load(MODEL)).getMessage());
    String prefix = file + ": it is of another architecture than sample.Iris: ";
    assertThat(message).startsWith(prefix);
    return message.substring(prefix.length());
  }

  private void save(String text) {
    Architecture model = Architecture.parse(text);
    Reals parameters = Reals.of(model.precision(), model.parameterCount());
    parameters.fill(0.1);
    ModelFile.save(file, model, parameters, DataForm.unknown());
  }

  private Reals load(String text) {
    return ModelFile.load(file, Architecture.parse(text), (parameters, form) -> parameters);
  }

  @Test
  @DisplayName("M06: another architecture names the first layer that differs, with both shapes")
  void firstDifferingLayer() {
    assertThat(refusal(MODEL.replace("16", "8")))
        .isEqualTo(
            "node 'hidden' is declared as Dense [16] of flower activation=TANH units=16, but the"
                + " file has Dense [8] of flower activation=TANH units=8");
    assertThat(refusal(MODEL.replace("[4]", "[5]").replace(",4]", ",5]")))
        .isEqualTo("node 'flower' is declared as Input [4], but the file has Input [5]");
  }

  @Test
  @DisplayName("M06: another number of nodes is named")
  void missingAndExtraNodes() {
    String longer = MODEL.replace("loss loss", "node again Dense [3] species ; units=3\nloss loss");
    assertThat(refusal(longer))
        .isEqualTo(
            "the file has a node 'again' (Dense [3] of species units=3), which the model does not"
                + " declare");
    save(MODEL);
    assertThat(assertThrows(ModelFileException.class, () -> load(longer)))
        .hasMessageThat()
        .contains("node 'again' (Dense [3] of species units=3) is declared, but not in the file");
  }

  @Test
  @DisplayName("M07: right shapes under other names or in another order are refused")
  void otherNamesOrOrder() {
    assertThat(refusal(MODEL.replace("hidden", "middle")))
        .isEqualTo(
            "node 'hidden' (Dense [16] of flower activation=TANH units=16) is declared where the"
                + " file has 'middle' (Dense [16] of flower activation=TANH units=16)");
    String swapped =
        MODEL
            .replace("hidden.weight [16,4] GLOROT_UNIFORM 4 16\n", "")
            .replace(
                "parameter hidden.bias [16] CONSTANT 0.0",
                "hidden.bias [16] CONSTANT 0.0\nparameter hidden.weight [16,4] GLOROT_UNIFORM 4 16");
    assertThat(refusal(swapped))
        .isEqualTo(
            "parameter 'hidden.weight' ([16, 4] from GLOROT_UNIFORM 4.0 16.0) is declared where the"
                + " file has 'hidden.bias' ([16] from CONSTANT 0.0)");
  }

  @Test
  @DisplayName("M08: the same shapes with another activation, loss or link are refused")
  void otherActivationOrLoss() {
    assertThat(refusal(MODEL.replace("TANH", "RELU")))
        .isEqualTo(
            "node 'hidden' is declared as Dense [16] of flower activation=TANH units=16, but the"
                + " file has Dense [16] of flower activation=RELU units=16");
    assertThat(refusal(MODEL.replace("SoftmaxCrossEntropy", "MultiMargin")))
        .isEqualTo(
            "loss 'loss' is declared as SoftmaxCrossEntropy of species against CLASS 3 with weight"
                + " 1.0, but the file has MultiMargin of species against CLASS 3 with weight 1.0");
    assertThat(refusal(MODEL.replace("SOFTMAX", "IDENTITY")))
        .isEqualTo(
            "output 'species' is declared as with link SOFTMAX, but the file has with link"
                + " IDENTITY");
  }

  @Test
  void aModelMayMoveToAnotherPackage() {
    save(MODEL.replace("sample.Iris", "elsewhere.Blossom"));
    assertThat(load(MODEL).get(0)).isEqualTo((double) 0.1f);
  }

  @Test
  void aTrainedModelMayGoOnWithFrozenLayers() {
    String bias = "hidden.bias [16] CONSTANT 0.0";
    String frozen = MODEL.replace(bias, bias + " ; learned=false");
    assertThat(Architecture.parse(frozen).parameter("hidden.bias").isLearned()).isFalse();
    assertThat(Architecture.parse(frozen).parameter("hidden.weight").isLearned()).isTrue();
    save(MODEL);
    assertThat(load(frozen).get(0)).isEqualTo((double) 0.1f);
    save(frozen);
    assertThat(load(MODEL).get(0)).isEqualTo((double) 0.1f);
  }

  @Test
  @DisplayName("M18: a file in FLOAT is widened for a model in DOUBLE, but not the reverse")
  void precisions() {
    save(MODEL);
    Reals wide = load(MODEL.replace("FLOAT", "DOUBLE"));
    assertThat(wide.precision()).isEqualTo(Precision.DOUBLE);
    assertThat(wide.get(0)).isEqualTo((double) 0.1f);
    assertThat(refusal(MODEL.replace("FLOAT", "DOUBLE")))
        .isEqualTo(
            "the model is declared in FLOAT, but the file is in DOUBLE, and numbers are not"
                + " rounded; declare the model in DOUBLE, or train it again");
  }

  @Test
  @DisplayName("M06: a fingerprint that is not the architecture's is damage")
  void wrongFingerprint() {
    save(MODEL);
    byte[] bytes = Forged.of(ModelFiles.read(file)).bytes();
    int at = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("TANH");
    bytes[at] = 'S';
    ModelFiles files = new ModelFiles(folder);
    assertThat(files.refusal(Forged.sealed(bytes)))
        .isEqualTo("damaged: the fingerprint is not that of the architecture in the file");
  }

  @Test
  @DisplayName("M24: an architecture that is none is refused, and only text")
  void brokenArchitecture() {
    ModelFiles files = new ModelFiles(folder);
    byte[] good = files.flower();
    for (String[] change :
        new String[][] {
          {"gradwright 1\\n", "gradwright 9\\n"},
          {"model sample.Flower FLOAT\\n", ""},
          {"FLOAT\\n", "java.lang.Runtime\\n"},
          {"[3,2]", "[3,99999999999]"},
          {"[3,2] GLOROT", "[65536,65536] GLOROT"},
          {"node flower", "knot flower"},
          {"; units=3", "; units"}
        }) {
      byte[] bytes = Forged.of(good).replace(change[0], change[1]).bytes();
      assertThat(files.refusal(bytes)).startsWith("its architecture cannot be read: ");
    }
  }
}
