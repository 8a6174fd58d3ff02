package dev.gradwright.train;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.gradwright.data.Csv;
import dev.gradwright.data.DataException;
import dev.gradwright.data.DataStream;
import dev.gradwright.data.Dataset;
import dev.gradwright.kernel.Generator;
import dev.gradwright.optimizer.Adam;
import dev.gradwright.state.ChildJvm;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Training on rows that are read window by window. {@code -Dgradwright.stream=MB} and {@code
 * -Dgradwright.heap=MB} set the size of the large table and of the heap.
 */
final class StreamedTrainingTest {
  private static final long MEGABYTES = Long.getLong("gradwright.stream", 300);
  private static final int HEAP = Integer.getInteger("gradwright.heap", 32);

  @TempDir private Path folder;

  private Csv table(int rows) throws IOException {
    Path file = folder.resolve("flowers.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      write(out, rows);
    }
    return Csv.read(file).features("x", "y").label("class").ignoreOthers();
  }

  private static void write(BufferedWriter out, long rows) throws IOException {
    Generator random = new Generator(1);
    out.write("x,y,class,comment\n");
    String[] classes = {"a", "b", "c"};
    for (long i = 0; i < rows; i++) {
      int kind = random.nextInt(3);
      double x = random.nextDouble() * 4 + (kind == 1 ? 3 : 0);
      double y = random.nextDouble() * 4 + (kind == 2 ? 3 : 0);
      out.write(Double.toString(x));
      out.write(',');
      out.write(Double.toString(y));
      out.write(',');
      out.write(classes[kind]);
      out.write(",a comment that nobody reads\n");
    }
  }

  @Test
  void streamOfOneWindowTrainsToTheBitsOfMemory() throws IOException {
    Dataset memory = table(300).load();
    FlowerTrainer one = builder().build();
    one.fit(memory);
    FlowerTrainer other = builder().build();
    other.fit(table(300).stream(1000));
    assertThat(other.parameter("species.weight")).isEqualTo(one.parameter("species.weight"));
    assertThat(other.evaluate(table(300).stream(64)).metric("accuracy"))
        .isEqualTo(one.evaluate(memory).metric("accuracy"));
    assertThat(other.network().classes("loss")).containsExactly("a", "b", "c").inOrder();
  }

  @Test
  void everyRowOfAStreamIsTrainedOnceAnEpoch() throws IOException {
    DataStream stream = table(305).stream(70);
    History history = builder().build().fit(stream, table(305).load());
    assertThat(history.last().training().rows()).isEqualTo(305);
    assertThat(history.last().validation().orElseThrow().rows()).isEqualTo(305);
  }

  @Test
  @DisplayName("T17: a streamed fit is resumed in the middle of a window")
  void streamedFitIsResumed() throws IOException {
    DataStream stream = table(305).stream(70);
    FlowerTrainer whole = builder().build();
    whole.fit(stream);
    for (int stop : new int[] {3, 7, 12, 31, 40}) {
      Checkpoint checkpoint = Checkpoint.in(folder.resolve("stop" + stop));
      Runnable[] end = new Runnable[1];
      int[] steps = new int[1];
      builder()
          .checkpoint(checkpoint)
          .listener(
              new TrainingListener() {
                @Override
                public void onStart(TrainingStart start) {
                  end[0] = start::stop;
                }

                @Override
                public void onStep(int epoch, int step, int rows, double loss) {
                  if (++steps[0] == stop) {
                    end[0].run();
                  }
                }
              })
          .build()
          .fit(stream);
      FlowerTrainer resumed = builder().checkpoint(checkpoint).build();
      resumed.fit(table(305).stream(70));
      assertWithMessage("stopped after step %s", stop)
          .that(resumed.parameter("species.weight"))
          .isEqualTo(whole.parameter("species.weight"));
    }
  }

  @Test
  void fileThatVanishesEndsTheFitInWords() throws IOException {
    DataStream stream = table(305).stream(70);
    Path file = folder.resolve("flowers.csv");
    FlowerTrainer trainer =
        builder()
            .listener(
                new TrainingListener() {
                  @Override
                  public void onEpoch(EpochReport report) {
                    try {
                      Files.delete(file);
                    } catch (IOException e) {
                      throw new AssertionError(e);
                    }
                  }
                })
            .build();
    assertThat(Thrown.message(DataException.class, () -> trainer.fit(stream)))
        .contains("flowers.csv");
  }

  @Test
  void tableLargerThanTheHeapIsTrainedOn() throws IOException, InterruptedException {
    Path file = folder.resolve("large.csv");
    long rows = MEGABYTES * 1_000_000 / 66;
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      write(out, rows);
    }
    assertThat(Files.size(file)).isAtLeast(MEGABYTES * 990_000);
    List<String> command =
        new ArrayList<>(ChildJvm.command(ChildJvm.own(), StreamProcess.class, file.toString()));
    command.replaceAll(word -> word.startsWith("-Xmx") ? "-Xmx" + HEAP + "m" : word);
    command.remove("-XX:TieredStopAtLevel=1");
    Process child =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String text = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor()).isEqualTo(0);
    System.out.printf(Locale.ROOT, "streamed %d MB: %s", Files.size(file) / 1_000_000, text);
    assertThat(text).startsWith(rows + " rows, accuracy 0.");
    assertThat(Double.parseDouble(text.replaceAll(".*accuracy ([0-9.]+),.*\\R", "$1")))
        // The classes overlap by a quarter, so that no classifier has more than about 0.83.
        .isGreaterThan(0.81);
  }

  private static TrainerBuilder<FlowerTrainer> builder() {
    return FlowerTrainer.builder().optimizer(Adam.rate(0.02)).epochs(2).batchSize(16);
  }
}
