package dev.gradwright.state;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.Network;
import dev.gradwright.Precision;
import dev.gradwright.kernel.Reals;
import dev.gradwright.train.FlowerNetwork;
import dev.gradwright.train.LineNetwork;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files whose checksum is right and whose tensors are not the model's. */
final class TensorFaultTest {
  private static final String WEIGHT =
      "\"species.weight\":{\"dtype\":\"F32\",\"shape\":[3,2],\"data_offsets\":[0,24]}";
  private static final String BIAS =
      "\"species.bias\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[24,36]}";

  @TempDir private Path folder;
  private ModelFiles files;
  private byte[] good;

  @BeforeEach
  void save() {
    files = new ModelFiles(folder);
    good = files.flower();
  }

  private Forged forged() {
    return Forged.of(good);
  }

  private String with(String old, String other) {
    return files.refusal(forged().replace(old, other).bytes());
  }

  @Test
  @DisplayName("M13: a missing tensor is refused with the list of those there are")
  void missingTensor() {
    byte[] bytes =
        forged().replace("," + BIAS, "").data(Arrays.copyOf(forged().data(), 24)).bytes();
    assertThat(files.refusal(bytes))
        .isEqualTo("it lacks the tensors 'species.bias'; it has 'species.weight'");
  }

  @Test
  @DisplayName("M13: an extra tensor is refused with its name")
  void extraTensor() {
    String extra = ",\"species.scale\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[36,40]}";
    byte[] bytes =
        forged().replace(BIAS, BIAS + extra).data(Arrays.copyOf(forged().data(), 40)).bytes();
    assertThat(files.refusal(bytes))
        .isEqualTo("it has the tensors 'species.scale', which are no parameters of sample.Flower");
  }

  @Test
  @DisplayName("M07: right shapes under another name are refused")
  void otherTensorNames() {
    assertThat(with("\"species.bias\":", "\"species.bios\":"))
        .isEqualTo("it lacks the tensors 'species.bias'; it has 'species.weight', 'species.bios'");
  }

  @Test
  @DisplayName("M14: tensors that overlap are refused with both names")
  void overlap() {
    assertThat(with(BIAS, BIAS.replace("[24,36]", "[20,32]"))).contains("tensors end at 32");
    String shifted = BIAS.replace("[3],", "[4],").replace("[24,36]", "[20,36]");
    assertThat(with(BIAS, shifted))
        .isEqualTo(
            "tensors 'species.weight' (bytes 0 to 24) and 'species.bias' (bytes 20 to 36) overlap");
  }

  @Test
  @DisplayName("M14: offsets reversed, beyond the end, with a hole or unaligned are refused")
  void oddOffsets() {
    assertThat(with("[0,24]", "[24,0]"))
        .isEqualTo("tensor 'species.weight' (bytes 24 to 0) ends before it begins");
    assertThat(with("[24,36]", "[24,40]")).contains("truncated: 36 bytes follow the header");
    assertThat(with("[0,24]", "[0,9223372036854775807]")).contains("truncated");
    String narrow = BIAS.replace("[3],", "[2],").replace("[24,36]", "[28,36]");
    assertThat(with(BIAS, narrow))
        .isEqualTo(
            "between 'species.weight' (bytes 0 to 24) and 'species.bias' (bytes 28 to 36) is a hole"
                + " of 4 bytes");
    String first = WEIGHT.replace("[3,2]", "[5]").replace("[0,24]", "[4,24]");
    assertThat(with(WEIGHT, first)).contains("between the header and 'species.weight'");
    byte[] odd =
        forged()
            .replace(
                WEIGHT, WEIGHT.replace("F32", "F16").replace("[3,2]", "[7]").replace("24", "14"))
            .replace(BIAS, BIAS.replace("[24,36]", "[14,26]"))
            .data(Arrays.copyOf(forged().data(), 26))
            .bytes();
    assertThat(files.refusal(odd))
        .isEqualTo(
            "tensor 'species.bias' (bytes 14 to 26) does not begin at a multiple of the 4 bytes of"
                + " F32");
  }

  @Test
  @DisplayName("M15: a tensor of size zero that shares an offset is refused")
  void zeroSizeTensor() {
    String empty = "\"none\":{\"dtype\":\"F32\",\"shape\":[0,7],\"data_offsets\":[24,24]},";
    assertThat(with(BIAS, empty + BIAS)).contains("'none', which are no parameters");
    byte[] bytes =
        forged()
            .replace(BIAS, BIAS.replace("[3],", "[0],").replace("[24,36]", "[24,24]"))
            .data(Arrays.copyOf(forged().data(), 24))
            .bytes();
    assertThat(files.refusal(bytes))
        .isEqualTo("parameter 'species.bias' is declared with shape [3], but the file has [0]");
  }

  @Test
  @DisplayName("M16: a shape whose product overflows, or wraps to the right number, is refused")
  void overflowingShapes() {
    for (String shape :
        new String[] {
          "4194305,4194305,211106198978564",
          "9223372036854775807,2",
          "4294967296,4294967296",
          "4294967296,4294967296,0"
        }) {
      assertWithMessage(shape)
          .that(with("\"shape\":[3]", "\"shape\":[" + shape + "]"))
          .contains("tensor 'species.bias' has the impossible shape");
    }
  }

  @Test
  @DisplayName("M17: a shape that does not fill its bytes is refused")
  void shapeAndBytesDiffer() {
    assertThat(with("\"shape\":[3]", "\"shape\":[4]"))
        .isEqualTo(
            "tensor 'species.bias' (bytes 24 to 36) has 12 bytes, but F32 of shape [4] takes 16");
    assertThat(with("\"shape\":[3,2]", "\"shape\":[2,3]"))
        .isEqualTo(
            "parameter 'species.weight' is declared with shape [3, 2], but the file has [2, 3]");
  }

  @Test
  @DisplayName("M18: unknown types are refused")
  void unknownTypes() {
    for (String type : new String[] {"I32", "F8_E4M3", "f32", "java.lang.Float", ""}) {
      assertThat(with(BIAS, BIAS.replace("F32", type)))
          .isEqualTo(
              "tensor 'species.bias' has the type '"
                  + type
                  + "'; parameters are F16, BF16, F32 or F64");
    }
  }

  @Test
  @DisplayName("M18: F16 and BF16 are widened to float exactly")
  void halfPrecisionIsWidened() {
    short[] f16 = {0x3c00, (short) 0xc000, 0x0001, (short) 0x8000, 0x7bff, 0x03ff};
    short[] bf16 = {0x3f80, (short) 0xc2f7, 0x0001};
    ByteBuffer data = ByteBuffer.allocate(18).order(ByteOrder.LITTLE_ENDIAN);
    for (short half : f16) {
      data.putShort(half);
    }
    for (short half : bf16) {
      data.putShort(half);
    }
    byte[] bytes =
        forged()
            .replace(WEIGHT, WEIGHT.replace("F32", "F16").replace("24", "12"))
            .replace(BIAS, BIAS.replace("F32", "BF16").replace("[24,36]", "[12,18]"))
            .data(data.array())
            .bytes();
    FlowerNetwork network = files.load(bytes);
    assertThat(network.parameter("species.weight"))
        .isEqualTo(new double[] {1, -2, 0x1p-24, -0.0, 65504, 1023 * 0x1p-24});
    assertThat(network.parameter("species.bias")).isEqualTo(new double[] {1, -123.5, 0x1p-133});
  }

  @Test
  @DisplayName("M18: every binary16 is widened to the number it stands for")
  void everyHalf() {
    ByteBuffer data = ByteBuffer.allocate(2).order(ByteOrder.LITTLE_ENDIAN);
    for (int bits = 0; bits < 1 << 16; bits++) {
      data.putShort(0, (short) bits);
      Reals target = Reals.of(Precision.DOUBLE, 1);
      ElementType.F16.decode(data.duplicate().order(ByteOrder.LITTLE_ENDIAN), target, 0, 1);
      int exponent = bits >> 10 & 31;
      double fraction = bits & 1023;
      double expected =
          exponent == 31
              ? (fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN)
              : exponent == 0
                  ? fraction * 0x1p-24
                  : (1 + fraction / 1024) * StrictMath.pow(2, exponent - 15);
      assertThat(target.get(0)).isEqualTo(bits >> 15 == 0 ? expected : -expected);
    }
  }

  @Test
  @DisplayName("M18: F64 is not rounded into a float model")
  void doublesAreNotRounded() {
    byte[] bytes =
        forged()
            .replace(WEIGHT, WEIGHT.replace("F32", "F64").replace("24", "48"))
            .replace(BIAS, BIAS.replace("[24,36]", "[48,60]"))
            .data(new byte[60])
            .bytes();
    assertThat(files.refusal(bytes))
        .isEqualTo(
            "tensor 'species.weight' is in F64, and numbers are not rounded to the FLOAT of"
                + " sample.Flower; convert the file, or declare the model in DOUBLE");
  }

  @Test
  void tensorsMayLieInAnyOrder() {
    byte[] data = forged().data();
    byte[] turned = new byte[36];
    System.arraycopy(data, 0, turned, 12, 24);
    System.arraycopy(data, 24, turned, 0, 12);
    byte[] bytes =
        forged()
            .replace(WEIGHT, WEIGHT.replace("[0,24]", "[12,36]"))
            .replace(BIAS, BIAS.replace("[24,36]", "[0,12]"))
            .data(turned)
            .bytes();
    assertThat(files.load(bytes).parameter("species.weight"))
        .isEqualTo(FlowerNetwork.initial(3).parameter("species.weight"));
  }

  @Test
  @DisplayName("M20: NaN and infinite weights are refused with tensor and index, unless allowed")
  void nonFiniteWeights() {
    Network nan = FlowerNetwork.initial(1).with("species.weight", 1, 2, 3, 4, 5, Double.NaN);
    byte[] bytes = files.bytes(nan);
    assertThat(files.refusal(bytes))
        .isEqualTo(
            "parameter 'species.weight' is NaN at [2, 1]; LoadOption.ALLOW_NON_FINITE permits it");
    assertThat(files.load(bytes, LoadOption.ALLOW_NON_FINITE).parameter("species.weight")[5])
        .isNaN();
    LineNetwork infinite = LineNetwork.initial(1).with("y.bias", Double.NEGATIVE_INFINITY);
    infinite.save(files.path());
    assertThat(assertThrows(ModelFileException.class, () -> LineNetwork.load(files.path())))
        .hasMessageThat()
        .contains("parameter 'y.bias' is -Infinity at [0]");
  }

  @Test
  void classNamesThatDoNotFitAreRefused() {
    String none = "classes\":\"{}\"";
    String begin = "classes\":\"{\\\"loss\\\":";
    assertThat(with(none, begin + "[\\\"a\\\"]}\""))
        .isEqualTo("it names 1 classes for loss 'loss', which tells 3 apart");
    assertThat(with(none, begin + "[\\\"a\\\",\\\"b\\\",\\\"a\\\"]}\""))
        .isEqualTo("it names a class of loss 'loss' twice");
    assertThat(with(none, "classes\":\"{\\\"cost\\\":[]}\""))
        .isEqualTo("it names classes for 'cost', which is no loss of sample.Flower");
    for (String odd : new String[] {"", "[]", "{", "{}{}", "{\\\"loss\\\":[1,2,3]}", "null"}) {
      assertWithMessage(odd)
          .that(with(none, "classes\":\"" + odd + "\""))
          .contains("its class names are not");
    }
  }
}
