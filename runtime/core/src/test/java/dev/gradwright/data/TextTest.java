package dev.gradwright.data;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of characters. */
final class TextTest {
  @TempDir private Path folder;

  @Test
  void charactersAreReadAndTheNextOnesAreClasses() {
    Dataset data = Text.of("banana band").windows(4).load();
    assertThat(data.classNames()).containsExactly(" ", "a", "b", "d", "n").inOrder();
    assertThat(data.rows()).isEqualTo(2);
    assertThat(row(data.field(0), 0)).containsExactly(2.0, 1.0, 4.0, 1.0).inOrder();
    assertThat(row(data.field(1), 0)).containsExactly(1.0, 4.0, 1.0, 4.0).inOrder();
    assertThat(row(data.field(0), 1)).containsExactly(4.0, 1.0, 0.0, 2.0).inOrder();
    assertThat(row(data.field(1), 1)).containsExactly(1.0, 0.0, 2.0, 1.0).inOrder();
  }

  @Test
  void everyWindowThatHasANextCharacterIsTaken() {
    for (int characters = 4; characters <= 12; characters++) {
      Dataset data = Text.of("abcdefghijkl".substring(0, characters)).windows(3).step(2).load();
      assertThat(data.rows()).isEqualTo((characters - 4) / 2 + 1);
    }
  }

  @Test
  void partsShareTheVocabularyAndNoCharacter() {
    Split parts = Text.of("aaaaaabbbb").windows(2).split(0.6);
    assertThat(parts.train().classNames()).isEqualTo(parts.test().classNames());
    assertThat(parts.train().rows()).isEqualTo(2);
    assertThat(parts.test().rows()).isEqualTo(1);
    assertThat(row(parts.train().field(1), 1)).containsExactly(0.0, 0.0);
    assertThat(row(parts.test().field(0), 0)).containsExactly(1.0, 1.0);
  }

  @Test
  void aCharacterIsACodePoint() {
    Vocabulary vocabulary = Text.of("z\ud83d\ude00\uffee").vocabulary();
    assertThat(vocabulary.names()).containsExactly("z", "\uffee", "\ud83d\ude00").inOrder();
    assertThat(vocabulary.encode("\ud83d\ude00z")).isEqualTo(new float[] {2, 0});
    assertThat(vocabulary.codePoint(2)).isEqualTo(0x1f600);
  }

  @Test
  void aVocabularyComesBackFromItsNames() {
    Vocabulary vocabulary = Vocabulary.of("to be").extendedTo(7);
    assertThat(vocabulary.names())
        .containsExactly(" ", "b", "e", "o", "t", "unused 5", "unused 6")
        .inOrder();
    Vocabulary again = Vocabulary.of(vocabulary.names());
    assertThat(again.characters()).isEqualTo(5);
    assertThat(again.size()).isEqualTo(7);
    assertThat(again.index('t')).isEqualTo(4);
    assertThat(again.index('x')).isEqualTo(-1);
  }

  @Test
  void namesOfOtherClassesAreNoVocabulary() {
    for (List<String> names :
        List.of(
            List.of("setosa", "virginica"),
            List.of("b", "a"),
            List.of("a", "a"),
            List.of("unused 0", "a"),
            List.<String>of())) {
      DataException e = assertThrows(DataException.class, () -> Vocabulary.of(names));
      assertThat(e).hasMessageThat().contains("not the names of a vocabulary");
    }
  }

  @Test
  void aTextOutsideTheVocabularyIsRefusedWithItsLine() {
    Vocabulary known = Vocabulary.of("ab\n");
    DataException e = assertThrows(DataException.class, () -> Text.of("ab\nac").vocabulary(known));
    assertThat(e).hasMessageThat().contains("line 2 has the character 'c'");
    e = assertThrows(DataException.class, () -> known.encode("abc"));
    assertThat(e).hasMessageThat().contains("character 2 of the text, 'c'");
    e = assertThrows(DataException.class, () -> known.extendedTo(2));
    assertThat(e).hasMessageThat().contains("3 different characters, more than 2");
  }

  @Test
  void whatMakesNoRowsIsRefusedInWords() {
    Text text = Text.of("abcd");
    assertThat(assertThrows(DataException.class, text::load))
        .hasMessageThat()
        .contains("windows(length), which was not called");
    assertThat(assertThrows(DataException.class, text.windows(4)::load))
        .hasMessageThat()
        .contains("windows of 4 characters need 5, but there are 4");
    assertThrows(DataException.class, () -> text.windows(0));
    assertThrows(DataException.class, () -> text.windows(2).step(0));
    assertThrows(DataException.class, () -> text.windows(2).split(1));
    assertThrows(DataException.class, () -> Text.of(""));
    assertThat(assertThrows(DataException.class, () -> Text.of("a\ud83d")))
        .hasMessageThat()
        .contains("\\ud83d is half a character");
  }

  @Test
  void aFileIsReadWithoutItsMarkAndRefusedOutsideUtf8() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "\ufeffabc\r\n");
    assertThat(Text.read(file).length()).isEqualTo(5);
    Files.write(file, new byte[] {'a', '\n', 'b', (byte) 0xe4, 'c'});
    DataException e = assertThrows(DataException.class, () -> Text.read(file));
    assertThat(e).hasMessageThat().contains("a.txt: not in UTF-8 (line 2, byte 3)");
    e = assertThrows(DataException.class, () -> Text.read(folder.resolve("none.txt")));
    assertThat(e).hasMessageThat().contains("there is no such file");
  }

  private static List<Double> row(Field field, int row) {
    return java.util.stream.IntStream.range(0, field.width())
        .mapToObj(column -> field.get(row, column))
        .toList();
  }
}
