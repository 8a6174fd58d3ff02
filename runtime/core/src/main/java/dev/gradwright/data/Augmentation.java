package dev.gradwright.data;

import dev.gradwright.SettingsException;
import dev.gradwright.kernel.Generator;
import dev.gradwright.kernel.Reals;
import java.util.Locale;

/**
 * Changes of pictures that a fit makes anew each time it sees them: shifted, turned over, rotated,
 * with a hole, by random amounts.
 *
 * <pre>{@code
 * builder.augment(Augmentation.images().shift(2).flip().rotate(10).cutOut(8))
 * }</pre>
 *
 * <p>Works on features of shape {@code [height, width]} or {@code [channels, height, width]}, all
 * channels alike; targets and other features stay as they are, and so do the data of validation and
 * evaluation. What comes from outside a picture is 0. A picture is turned over first, then rotated
 * about its middle, then shifted, and then gets its hole.
 *
 * <p>The draws depend on the seed, the epoch and the place of the row in the data, and on nothing
 * else: not on threads, batches or the features' order. Immutable.
 */
public final class Augmentation {
  private static final int MOST_PIXELS = 10_000;
  private static final double MOST_DEGREES = 180;

  private final int shift;
  private final boolean flip;
  private final double degrees;
  private final int hole;

  private Augmentation(int shift, boolean flip, double degrees, int hole) {
    this.shift = shift;
    this.flip = flip;
    this.degrees = degrees;
    this.hole = hole;
  }

  /** Returns an augmentation of pictures that changes nothing yet. */
  public static Augmentation images() {
    return new Augmentation(0, false, 0, 0);
  }

  /**
   * Moves a picture by up to so many pixels to the left or right and up or down, each number of
   * them with equal probability.
   *
   * @throws SettingsException unless the number is from 1 to 10,000
   */
  public Augmentation shift(int pixels) {
    return new Augmentation(positive("the pixels to shift by", pixels), flip, degrees, hole);
  }

  /** Exchanges left and right in every second picture, on average. */
  public Augmentation flip() {
    return new Augmentation(shift, true, degrees, hole);
  }

  /**
   * Rotates a picture by up to so many degrees to either side, evenly distributed, by bilinear
   * interpolation.
   *
   * @throws SettingsException unless the number is positive and at most 180
   */
  public Augmentation rotate(double degrees) {
    if (!(degrees > 0 && degrees <= MOST_DEGREES)) {
      throw new SettingsException(
          "the degrees to rotate by must be above 0 and at most 180, not " + degrees);
    }
    return new Augmentation(shift, flip, degrees, hole);
  }

  /**
   * Sets a square of the picture to 0. Its middle is a pixel of the picture, each with equal
   * probability, so that part of the square may lie outside. T. DeVries, G. Taylor, <i>Improved
   * Regularization of Convolutional Neural Networks with Cutout</i>, 2017.
   *
   * @param side the pixels of a side
   * @throws SettingsException unless the number is from 1 to 10,000
   */
  public Augmentation cutOut(int side) {
    return new Augmentation(shift, flip, degrees, positive("the side of a hole", side));
  }

  private static int positive(String setting, int pixels) {
    if (pixels < 1 || pixels > MOST_PIXELS) {
      throw new SettingsException(setting + " must be from 1 to 10000, not " + pixels);
    }
    return pixels;
  }

  /** Returns whether a field holds pictures. */
  static boolean takes(Field field) {
    int dimensions = field.shape().size();
    return field.kind() == Field.Kind.FEATURES && (dimensions == 2 || dimensions == 3);
  }

  /**
   * Writes one picture, changed; the same arguments give the same numbers. Allocates nothing.
   *
   * @param key what the draws of this pass over the data depend on
   * @param row of the field
   * @param at where in {@code target} the first pixel goes
   */
  void write(Field field, long key, int row, Reals target, int at) {
    int dimensions = field.shape().size();
    int height = field.shape().get(dimensions - 2);
    int width = field.shape().get(dimensions - 1);
    int pixels = height * width;
    int source = row * field.width();
    long draws = Generator.mix(Generator.mix(key) + row);

    boolean turned = flip && Generator.doubleAt(draws, 0) < 0.5;
    double angle = Math.PI / MOST_DEGREES * degrees * (2 * Generator.doubleAt(draws, 1) - 1);
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    double middleX = (width - 1) / 2.0;
    double middleY = (height - 1) / 2.0;
    double toX = middleX + below(draws, 2, 2 * shift + 1) - shift;
    double toY = middleY + below(draws, 3, 2 * shift + 1) - shift;
    int holeX = below(draws, 4, width) - hole / 2;
    int holeY = below(draws, 5, height) - hole / 2;

    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int place = at + y * width + x;
        if (x >= holeX && x < holeX + hole && y >= holeY && y < holeY + hole) {
          for (int from = 0; from < field.width(); from += pixels) {
            target.set(place + from, 0);
          }
          continue;
        }
        double across = x - toX;
        double down = y - toY;
        double fromX = cos * across + sin * down;
        double fromY = cos * down - sin * across + middleY;
        fromX = (turned ? -fromX : fromX) + middleX;
        for (int from = 0; from < field.width(); from += pixels) {
          target.set(
              place + from, pixel(field.store(), source + from, width, height, fromX, fromY));
        }
      }
    }
  }

  /** Returns what a picture shows between its pixels. */
  private static double pixel(Store store, int source, int width, int height, double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double right = x - left;
    double bottom = y - top;
    if (right == 0 && bottom == 0) {
      return at(store, source, width, height, left, top);
    }
    double upper =
        (1 - right) * at(store, source, width, height, left, top)
            + right * at(store, source, width, height, left + 1, top);
    double lower =
        (1 - right) * at(store, source, width, height, left, top + 1)
            + right * at(store, source, width, height, left + 1, top + 1);
    return (1 - bottom) * upper + bottom * lower;
  }

  private static double at(Store store, int source, int width, int height, int x, int y) {
    boolean inside = x >= 0 && x < width && y >= 0 && y < height;
    return inside ? store.get(source + y * width + x) : 0;
  }

  /** Returns the settings in words, for reports and checkpoints. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "shift %d, flip %b, rotate %s, cut out %d", shift, flip, degrees, hole);
  }

  /** Returns one of the numbers from 0 to {@code bound - 1}. */
  private static int below(long draws, int index, int bound) {
    return (int) (Generator.doubleAt(draws, index) * bound);
  }
}
