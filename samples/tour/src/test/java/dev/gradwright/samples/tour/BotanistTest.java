package dev.gradwright.samples.tour;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.data.Csv;
import dev.gradwright.data.DataException;
import dev.gradwright.data.Dataset;
import dev.gradwright.data.Preparation;
import dev.gradwright.kernel.Generator;
import dev.gradwright.optimizer.Adam;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records in, enums out. */
final class BotanistTest {
  @TempDir private Path folder;

  private final List<Flower> flowers = new ArrayList<>();
  private final List<Species> species = new ArrayList<>();

  BotanistTest() {
    Generator random = new Generator(1);
    for (int i = 0; i < 120; i++) {
      Species kind = List.of(Species.SETOSA, Species.VERSICOLOR, Species.VIRGINICA).get(i % 3);
      double size = 2 * (i % 3) + 0.2 * random.nextGaussian();
      OptionalDouble petal =
          i % 20 == 7
              ? OptionalDouble.empty()
              : OptionalDouble.of(size + 0.1 * random.nextGaussian());
      flowers.add(new Flower(5 + size, 3, petal, OptionalDouble.of(size)));
      species.add(kind);
    }
  }

  private Path table(String header, String... rows) throws IOException {
    return Files.writeString(
        folder.resolve("flowers.csv"), header + "\n" + String.join("\n", rows) + "\n");
  }

  private static String message(Csv csv) {
    return String.valueOf(assertThrows(DataException.class, csv::load).getMessage());
  }

  @Test
  void recordsGoInAndConstantsComeOut() {
    Dataset data = BotanistData.of(flowers, species);
    Preparation preparation = BotanistData.preparation().fit(data);
    BotanistTrainer trainer =
        BotanistTrainer.builder().optimizer(Adam.rate(0.02)).epochs(40).batchSize(16).build();
    trainer.fit(preparation.apply(data));
    BotanistNetwork network = trainer.network();
    int right = 0;
    for (int i = 0; i < flowers.size(); i++) {
      right += network.predict(flowers.get(i)) == species.get(i) ? 1 : 0;
    }
    assertThat(right).isAtLeast(115);
    Map<Species, Double> all = network.probabilities(flowers.get(1));
    assertThat(all.keySet())
        .containsExactly(Species.SETOSA, Species.VERSICOLOR, Species.VIRGINICA)
        .inOrder();
    assertThat(all.values().stream().mapToDouble(p -> p).sum()).isWithin(1e-6).of(1);
    assertThat(all.get(Species.VERSICOLOR)).isGreaterThan(0.5);
    Path file = folder.resolve("botanist.safetensors");
    network.save(file);
    assertThat(BotanistNetwork.load(file).predict(flowers.get(2))).isEqualTo(species.get(2));
  }

  @Test
  void columnsAndClassesAreFoundInAnySpelling() throws IOException {
    Path file =
        table(
            "id,Sepal Length,sepal_width,PETAL-LENGTH,petalWidth,species",
            "1,5.1,3.5,1.4,0.2,Setosa",
            "2,7.0,3.2,,1.4,versicolor",
            "3,6.3,3.3,6.0,2.5,VIRGINICA");
    Dataset data = BotanistData.in(Csv.read(file)).load();
    assertThat(data.classNames("loss"))
        .containsExactly("SETOSA", "VERSICOLOR", "VIRGINICA")
        .inOrder();
    assertThat(data.field(data.features("flower")).get(2, 2)).isEqualTo(6.0);
    assertThat(data.field(data.features("flower")).get(1, 2)).isNaN();
    assertThat(data.field(data.targets("loss")).get(1, 0)).isEqualTo(1.0);
  }

  @Test
  void renamedColumnSaysWhichIsMissing() throws IOException {
    Path file = table("sepal,sepal_width,petal_length,petal_width,species", "1,2,3,4,setosa");
    assertThat(message(BotanistData.in(Csv.read(file)))).contains("no column 'sepalLength'");
    Path near = table("sepalLenght,sepal_width,petal_length,petal_width,species", "1,2,3,4,setosa");
    assertThat(message(BotanistData.in(Csv.read(near)))).contains("no column 'sepalLength'");
  }

  @Test
  void textWithoutAConstantAndConstantWithoutARowAreErrors() throws IOException {
    String header = "sepalLength,sepalWidth,petalLength,petalWidth,species";
    Path unknown = table(header, "1,2,3,4,setosa", "1,2,3,4,tulip");
    assertThat(message(BotanistData.in(Csv.read(unknown))))
        .contains("line 3, column 'species': unknown class 'tulip'; known are 'SETOSA'");
    Path absent = table(header, "1,2,3,4,setosa", "1,2,3,4,virginica");
    assertThat(message(BotanistData.in(Csv.read(absent))))
        .contains("column 'species': no row has the class 'VERSICOLOR'");
    Dataset test = BotanistData.in(Csv.read(absent)).allowAbsentClasses().load();
    assertThat(test.rows()).isEqualTo(2);
  }

  @Test
  void componentThatMustNotBeMissingIsNamed() {
    List<Flower> one =
        List.of(new Flower(Double.NaN, 1, OptionalDouble.empty(), OptionalDouble.of(1)));
    assertThat(assertThrows(DataException.class, () -> BotanistData.of(one)).getMessage())
        .isEqualTo(
            "Flower 0: sepalLength is missing; say what to do about it by @Feature(missing = ...)");
  }

  @Test
  void nothingInTheListsIsNamedByItsRow() {
    List<Species> classes = new ArrayList<>(species);
    classes.set(4, null);
    assertThat(
            assertThrows(DataException.class, () -> BotanistData.of(flowers, classes)).getMessage())
        .isEqualTo("row 4 of loss 'loss' has no class: null");
    List<Flower> rows = new ArrayList<>(flowers);
    rows.set(7, null);
    assertThat(assertThrows(DataException.class, () -> BotanistData.of(rows)).getMessage())
        .isEqualTo("Flower 7 is null");
  }
}
