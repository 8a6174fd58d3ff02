package dev.gradwright.data;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.Precision;
import dev.gradwright.SettingsException;
import dev.gradwright.kernel.Generator;
import dev.gradwright.kernel.Reals;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Pictures that are changed at random. */
final class AugmentationTest {
  private static final int WIDTH = 7;
  private static final int HEIGHT = 5;
  private static final int PIXELS = WIDTH * HEIGHT;
  private static final int ROWS = 400;
  private static final long KEY = 9;

  private static final Field PICTURES = pictures();

  /** Two channels, no two pixels alike, none of them 0. */
  private static Field pictures() {
    double[] values = new double[ROWS * 2 * PIXELS];
    for (int i = 0; i < values.length; i++) {
      values[i] = i + 1;
    }
    return field(new DoubleStore(values), 2, HEIGHT, WIDTH);
  }

  private static Field field(Store store, Integer... shape) {
    return new Field(
        Field.Kind.FEATURES, Optional.empty(), List.of(shape), List.of(), store, List.of());
  }

  private static double[] changed(Augmentation augmentation, Field field, long key, int row) {
    Reals target = Reals.of(Precision.DOUBLE, field.width());
    augmentation.write(field, key, row, target, 0);
    return target.doubles();
  }

  private static double[] changed(Augmentation augmentation, int row) {
    return changed(augmentation, PICTURES, KEY, row);
  }

  /** Returns a picture moved by whole pixels after it was turned over, if it was. */
  private static double[] moved(int row, int dx, int dy, boolean turned) {
    double[] moved = new double[2 * PIXELS];
    for (int i = 0; i < moved.length; i++) {
      int x = i % WIDTH - dx;
      int y = i % PIXELS / WIDTH - dy;
      if (x >= 0 && x < WIDTH && y >= 0 && y < HEIGHT) {
        int from = turned ? WIDTH - 1 - x : x;
        moved[i] = PICTURES.get(row, i / PIXELS * PIXELS + y * WIDTH + from);
      }
    }
    return moved;
  }

  @Test
  void withoutChangesAPictureIsCopied() {
    for (int row = 0; row < 3; row++) {
      assertThat(changed(Augmentation.images(), row)).isEqualTo(moved(row, 0, 0, false));
    }
  }

  @Test
  void everyShiftAndBothSidesComeUp() {
    Set<String> seen = new HashSet<>();
    int turns = 0;
    for (int row = 0; row < ROWS; row++) {
      double[] picture = changed(Augmentation.images().shift(1).flip(), row);
      int matches = 0;
      for (int place = 0; place < 18; place++) {
        int dx = place % 3 - 1;
        int dy = place / 3 % 3 - 1;
        if (Arrays.equals(picture, moved(row, dx, dy, place >= 9))) {
          seen.add(dx + " " + dy);
          turns += place / 9;
          matches++;
        }
      }
      assertWithMessage("row %s", row).that(matches).isEqualTo(1);
    }
    assertThat(seen).hasSize(9);
    // Five deviations of a fair coin: 50.
    assertThat(Math.abs(turns - ROWS / 2)).isAtMost(50);
  }

  @Test
  void rotationTurnsAllPixelsByOneAngleAboutTheMiddle() {
    // The numbers are the places themselves, which linear interpolation keeps.
    int side = 21;
    double[] places = new double[2 * side * side];
    for (int i = 0; i < side * side; i++) {
      places[i] = i % side;
      int down = i / side;
      places[side * side + i] = down;
    }
    Field ramps = field(new DoubleStore(places), 2, side, side);
    double middle = (side - 1) / 2.0;
    double widest = 0;
    for (long key = 0; key < 200; key++) {
      double[] picture = changed(Augmentation.images().rotate(30), ramps, key, 0);
      double angle = Double.NaN;
      for (int y = 5; y < 16; y++) {
        for (int x = 5; x < 16; x++) {
          double fromX = picture[y * side + x] - middle;
          double fromY = picture[side * side + y * side + x] - middle;
          double dx = x - middle;
          double dy = y - middle;
          assertThat(fromX * fromX + fromY * fromY).isWithin(1e-9).of(dx * dx + dy * dy);
          if (dx != 0 || dy != 0) {
            double turn = StrictMath.atan2(dx * fromY - dy * fromX, dx * fromX + dy * fromY);
            angle = Double.isNaN(angle) ? turn : angle;
            assertThat(turn).isWithin(1e-9).of(angle);
          }
        }
      }
      widest = Math.max(widest, Math.abs(angle));
    }
    assertThat(widest).isAtMost(30 * Math.PI / 180 + 1e-9);
    assertThat(widest).isAtLeast(28 * Math.PI / 180);
  }

  @Test
  void aHoleIsASquareInAllChannelsThatMayReachOut() {
    int whole = 0;
    for (int row = 0; row < ROWS; row++) {
      double[] picture = changed(Augmentation.images().cutOut(3), row);
      double[] before = moved(row, 0, 0, false);
      int left = WIDTH;
      int right = -1;
      int top = HEIGHT;
      int bottom = -1;
      int empty = 0;
      for (int i = 0; i < PIXELS; i++) {
        assertThat(picture[i] == 0).isEqualTo(picture[PIXELS + i] == 0);
        if (picture[i] == 0) {
          empty++;
          left = Math.min(left, i % WIDTH);
          right = Math.max(right, i % WIDTH);
          top = Math.min(top, i / WIDTH);
          bottom = Math.max(bottom, i / WIDTH);
        } else {
          assertThat(picture[i]).isEqualTo(before[i]);
        }
      }
      assertThat(empty).isEqualTo((right - left + 1) * (bottom - top + 1));
      assertThat(Math.max(right - left, bottom - top)).isAtMost(2);
      // The middle is inside, so at most one row and column are lost.
      assertThat(empty).isAtLeast(4);
      whole += empty == 9 ? 1 : 0;
    }
    assertThat(whole).isAtLeast(1);
    assertThat(whole).isLessThan(ROWS);
  }

  @Test
  void drawsDependOnKeyAndRowAlone() {
    Augmentation all = Augmentation.images().shift(2).flip().rotate(20).cutOut(2);
    assertThat(changed(all, PICTURES, KEY, 3)).isEqualTo(changed(all, PICTURES, KEY, 3));
    Field same = PICTURES.slice(new int[] {3, 3});
    assertThat(changed(all, same, KEY, 0)).isNotEqualTo(changed(all, same, KEY, 1));
    assertThat(changed(all, same, KEY, 0)).isNotEqualTo(changed(all, same, KEY + 1, 0));
  }

  @Test
  void storesAndPrecisionsAgree() {
    Generator random = new Generator(4);
    byte[] bytes = new byte[2 * PIXELS];
    double[] doubles = new double[bytes.length];
    float[] floats = new float[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) random.nextInt(256);
      floats[i] = bytes[i] & 0xff;
      doubles[i] = floats[i];
    }
    Augmentation all = Augmentation.images().shift(2).flip().rotate(20).cutOut(2);
    double[] expected = changed(all, field(new DoubleStore(doubles), 2, HEIGHT, WIDTH), KEY, 0);
    for (Store store : List.of(ByteStore.unsigned(bytes), new FloatStore(floats))) {
      Field field = field(store, 2, HEIGHT, WIDTH);
      assertThat(changed(all, field, KEY, 0)).isEqualTo(expected);
      Reals single = Reals.of(Precision.FLOAT, field.width() + 3);
      all.write(field, KEY, 0, single, 3);
      for (int i = 0; i < expected.length; i++) {
        assertThat(single.floats()[3 + i]).isEqualTo((float) expected[i]);
      }
    }
  }

  @Test
  void onlyFeaturesWithHeightAndWidthArePictures() {
    assertThat(Augmentation.takes(field(new DoubleStore(new double[12]), 3, 4))).isTrue();
    assertThat(Augmentation.takes(field(new DoubleStore(new double[12]), 1, 3, 4))).isTrue();
    assertThat(Augmentation.takes(field(new DoubleStore(new double[12]), 12))).isFalse();
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    Augmentation none = Augmentation.images();
    assertThrows(SettingsException.class, () -> none.shift(0));
    assertThrows(SettingsException.class, () -> none.shift(10_001));
    assertThrows(SettingsException.class, () -> none.cutOut(-1));
    assertThrows(SettingsException.class, () -> none.rotate(0));
    SettingsException e = assertThrows(SettingsException.class, () -> none.rotate(181));
    assertThat(e).hasMessageThat().contains("above 0 and at most 180, not 181.0");
    assertThrows(SettingsException.class, () -> none.rotate(Double.NaN));
  }
}
