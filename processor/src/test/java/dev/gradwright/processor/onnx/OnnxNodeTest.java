package dev.gradwright.processor.onnx;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gradwright.Network;
import dev.gradwright.Trainer;
import dev.gradwright.data.Dataset;
import dev.gradwright.data.DatasetBuilder;
import dev.gradwright.processor.testing.CompiledModels;
import dev.gradwright.processor.testing.ModelSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Layers and losses against the node tests of ONNX, an oracle that nobody here has made: each case
 * is declared as a model, and its outputs must be near. Without the data these tests are skipped.
 */
final class OnnxNodeTest {
  private static final Path DATA = Path.of("/usr/share/libonnx-testdata/data/node");
  private static final int LEAST = 350;
  private static final double RELATIVE = 1e-3;
  private static final double ABSOLUTE = 1e-7;

  private static void needsData() {
    assumeTrue(
        Files.isDirectory(DATA),
        "the ONNX node tests are not here; on Debian, install libonnx-testdata");
  }

  private static List<OnnxCase> cases() {
    try (Stream<Path> folders = Files.list(DATA)) {
      return folders.sorted().map(OnnxCase::read).filter(OnnxCase::isSingle).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyKindOfNodeIsMappedOrHasAReasonWhyNot() {
    needsData();
    List<String> unknown =
        cases().stream()
            .map(OnnxCase::operation)
            .filter(o -> !Translators.knows(o))
            .distinct()
            .toList();
    assertThat(unknown).isEmpty();
  }

  /** All cases that can be declared, by the name of their model. */
  private static Map<String, Declared> declared() {
    Map<String, Declared> declared = new LinkedHashMap<>();
    for (OnnxCase node : cases()) {
      try {
        declared.put("O_" + node.name(), Translators.declare(node));
      } catch (NotMappedException e) {
        // the reason stands where it was thrown
      }
    }
    return declared;
  }

  @TestFactory
  Stream<DynamicTest> outputsAreNear() {
    needsData();
    Map<String, Declared> declared = declared();
    assertThat(declared.size()).isAtLeast(LEAST);
    List<ModelSource> sources = new ArrayList<>();
    declared.forEach((name, model) -> sources.add(model.source(name)));
    CompiledModels models = CompiledModels.of(sources);
    return declared.entrySet().stream()
        .map(
            e ->
                DynamicTest.dynamicTest(e.getKey(), () -> check(e.getKey(), e.getValue(), models)));
  }

  private static void check(String name, Declared model, CompiledModels models) {
    if (!model.losses().isEmpty()) {
      checkLosses(name, model, models.model(name).trainer());
      return;
    }
    Network network = models.model(name).initial(1);
    for (Map.Entry<String, double[]> parameter : model.parameters().entrySet()) {
      network = network.with(parameter.getKey(), parameter.getValue());
    }
    for (int row = 0; row < model.rows(); row++) {
      double[] given = network.predict(model.row(model.inputs().values(), row));
      double[] expected = model.row(model.expected(), row);
      assertWithMessage("%s: width", name).that(given.length).isEqualTo(expected.length);
      for (int i = 0; i < given.length; i++) {
        near(name + " [" + row + "][" + i + "]", given[i], expected[i]);
      }
    }
  }

  private static void checkLosses(String name, Declared model, Trainer<?> trainer) {
    model.parameters().forEach(trainer::parameter);
    boolean isOfAll = model.losses().size() == 1;
    int width = model.row(model.inputs().values(), 0).length;
    List<String> classes =
        IntStream.range(0, width).mapToObj(c -> String.format(Locale.ROOT, "c%04d", c)).toList();
    for (int i = 0; i < model.losses().size(); i++) {
      DatasetBuilder data = Dataset.builder();
      double[] all = model.inputs().values().iterator().next();
      int[] targets = model.classes().stream().mapToInt(c -> c).toArray();
      data.features("x", isOfAll ? all : model.row(model.inputs().values(), i), width);
      data.classes("loss", isOfAll ? targets : new int[] {targets[i]}, classes);
      trainer.forward(data.build().batch());
      near(name + " loss " + i, trainer.loss(), model.losses().get(i));
    }
  }

  private static void near(String what, double given, double expected) {
    boolean near = Math.abs(given - expected) <= ABSOLUTE + RELATIVE * Math.abs(expected);
    assertWithMessage("%s: %s, not %s", what, given, expected).that(near).isTrue();
  }
}
