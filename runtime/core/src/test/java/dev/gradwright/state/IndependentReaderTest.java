package dev.gradwright.state;

import static com.google.common.truth.Truth.assertThat;

import dev.gradwright.Architecture;
import dev.gradwright.Network;
import dev.gradwright.data.Dataset;
import dev.gradwright.train.FlowerNetwork;
import dev.gradwright.train.FlowerTrainer;
import dev.gradwright.train.LineNetwork;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our files in the eyes of a reader that knows the rules of safetensors and nothing of this
 * library: eight bytes of length, a JSON header, tensors side by side, little-endian, row by row.
 */
final class IndependentReaderTest {
  @TempDir private Path folder;

  /** A file as the rules have it. */
  private record Safetensors(Map<?, ?> header, ByteBuffer data) {
    static Safetensors read(byte[] file) throws CharacterCodingException {
      ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
      int length = Math.toIntExact(bytes.getLong());
      assertThat(file[8]).isEqualTo((byte) '{');
      ByteBuffer header = bytes.slice(8, length);
      String text = StandardCharsets.UTF_8.newDecoder().decode(header).toString();
      ByteBuffer data =
          bytes.slice(8 + length, file.length - 8 - length).order(ByteOrder.LITTLE_ENDIAN);
      return new Safetensors((Map<?, ?>) PlainJson.parse(text), data);
    }

    List<String> names() {
      List<String> names = new ArrayList<>();
      header.keySet().forEach(name -> names.add(String.valueOf(name)));
      names.remove("__metadata__");
      return names;
    }

    String metadata(String key) {
      return String.valueOf(((Map<?, ?>) member(header, "__metadata__")).get(key));
    }

    double[] tensor(String name, List<Long> shape) {
      Map<?, ?> entry = (Map<?, ?>) member(header, name);
      assertThat(entry.keySet()).containsExactly("dtype", "shape", "data_offsets");
      assertThat(entry.get("shape")).isEqualTo(shape);
      List<?> offsets = (List<?>) member(entry, "data_offsets");
      int begin = ((Long) offsets.get(0)).intValue();
      int end = ((Long) offsets.get(1)).intValue();
      boolean wide = member(entry, "dtype").equals("F64");
      assertThat(wide || member(entry, "dtype").equals("F32")).isTrue();
      int size = wide ? 8 : 4;
      double[] values = new double[(end - begin) / size];
      for (int i = 0; i < values.length; i++) {
        int at = begin + size * i;
        values[i] = wide ? data.getDouble(at) : data.getFloat(at);
      }
      return values;
    }

    /** Asserts that the tensors cover the data without hole or overlap, in the header's order. */
    void assertSideBySide() {
      long end = 0;
      for (String name : names()) {
        List<?> offsets = (List<?>) member((Map<?, ?>) member(header, name), "data_offsets");
        assertThat(offsets.get(0)).isEqualTo(end);
        end = (Long) offsets.get(1);
      }
      assertThat(end).isEqualTo(data.capacity());
    }

    private static Object member(Map<?, ?> object, String name) {
      Object member = object.get(name);
      if (member == null) {
        throw new AssertionError(name + " is not in " + object);
      }
      return member;
    }
  }

  private static void assertReads(Network network, byte[] file) throws CharacterCodingException {
    Safetensors read = Safetensors.read(file);
    read.assertSideBySide();
    List<String> names = new ArrayList<>();
    for (Architecture.Parameter parameter : network.architecture().parameters()) {
      names.add(parameter.name());
      List<Long> shape = parameter.shape().stream().map(Integer::longValue).toList();
      assertThat(read.tensor(parameter.name(), shape))
          .isEqualTo(network.parameter(parameter.name()));
    }
    assertThat(read.names()).isEqualTo(names);
  }

  @Test
  void tensorsAreReadByAnotherReader() throws CharacterCodingException {
    ModelFiles files = new ModelFiles(folder);
    FlowerNetwork flower = FlowerNetwork.initial(8);
    assertReads(flower, files.bytes(flower));
    LineNetwork line = LineNetwork.initial(8).with("y.bias", 0.1);
    assertReads(line, files.bytes(line));
    WideNetwork wide = WideNetwork.filled(2);
    assertReads(wide, files.bytes(wide));
  }

  @Test
  void metadataSayWhatTheFileIs() throws CharacterCodingException, NoSuchAlgorithmException {
    FlowerTrainer trainer = FlowerTrainer.builder().epochs(1).build();
    trainer.fit(
        Dataset.builder()
            .features(new float[6], 2)
            .classes(new int[] {0, 1, 2}, List.of("Gänseblümchen", "\"", "三"))
            .build());
    byte[] file = new ModelFiles(folder).bytes(trainer.network());
    Safetensors read = Safetensors.read(file);
    String architecture = trainer.architecture().text();
    assertThat(read.metadata("gradwright.format")).isEqualTo("1.0");
    assertThat(read.metadata("gradwright.architecture")).isEqualTo(architecture);
    assertThat(read.metadata("gradwright.fingerprint"))
        .isEqualTo(sha256(architecture.getBytes(StandardCharsets.UTF_8)));
    assertThat(PlainJson.parse(read.metadata("gradwright.classes")))
        .isEqualTo(Map.of("loss", List.of("Gänseblümchen", "\"", "三")));
    String digits = read.metadata("gradwright.sha256");
    byte[] zeroed =
        new String(file, StandardCharsets.ISO_8859_1)
            .replace(digits, "0".repeat(64))
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(digits).isEqualTo(sha256(zeroed));
  }

  private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
