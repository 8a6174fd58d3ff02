package dev.gradwright.report.look;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the places of a picture lie, in pixels: every place as near above and below its neighbours
 * as the order of its rank lets it.
 */
final class Placement {
  static final int BOX_HEIGHT = 42;
  static final int RANK_HEIGHT = 84;
  static final int MARGIN = 14;

  /** Letters of a box's lines; a longer line is clipped. */
  static final int LETTERS = 30;

  private static final double LETTER_WIDTH = 7.3;
  private static final int GAP = 22;
  private static final int PASSING_WIDTH = 2;
  private static final int ROUNDS = 16;

  private final Picture picture;
  private final List<List<Ranks.Place>> ranks;
  private final Map<Ranks.Place, Double> centers = new HashMap<>();
  private double width;

  Placement(Ranks ranks) {
    this.picture = ranks.picture();
    this.ranks = ranks.ranks();
    place();
  }

  int width() {
    return (int) Math.ceil(width);
  }

  int height() {
    return 2 * MARGIN + (ranks.size() - 1) * RANK_HEIGHT + BOX_HEIGHT;
  }

  double center(Ranks.Place place) {
    return centers.getOrDefault(place, 0.0);
  }

  static int top(Ranks.Place place) {
    return MARGIN + place.rank * RANK_HEIGHT;
  }

  double width(Ranks.Place place) {
    if (place.box < 0) {
      return PASSING_WIDTH;
    }
    Box box = picture.boxes().get(place.box);
    int letters = Math.max(Columns.width(box.name()), Columns.width(box.detail()));
    return Math.min(letters, LETTERS) * LETTER_WIDTH + 22;
  }

  private void place() {
    for (List<Ranks.Place> rank : ranks) {
      settle(rank, List.of());
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < ranks.size(); i++) {
        List<Ranks.Place> rank = ranks.get(round % 2 == 0 ? i : ranks.size() - 1 - i);
        List<Double> wanted = new ArrayList<>();
        for (Ranks.Place place : rank) {
          wanted.add(wanted(place));
        }
        settle(rank, wanted);
      }
    }
    double left = Double.MAX_VALUE;
    double right = 0;
    for (List<Ranks.Place> rank : ranks) {
      for (Ranks.Place place : rank) {
        left = Math.min(left, center(place) - width(place) / 2);
        right = Math.max(right, center(place) + width(place) / 2);
      }
    }
    double shift = MARGIN - left;
    centers.replaceAll((place, center) -> center + shift);
    width = right + shift + MARGIN;
  }

  private double wanted(Ranks.Place place) {
    double sum = 0;
    for (Ranks.Place joined : place.above) {
      sum += center(joined);
    }
    for (Ranks.Place joined : place.below) {
      sum += center(joined);
    }
    int count = place.above.size() + place.below.size();
    return count == 0 ? center(place) : sum / count;
  }

  /**
   * Puts a rank as near as it can be to the wanted centers, in the sense of least squares: without
   * the widths that lie between, that is the nearest ascending sequence, found by joining
   * neighbours that descend (pool adjacent violators). An empty list wants all at one point.
   */
  private void settle(List<Ranks.Place> rank, List<Double> wanted) {
    double[] offset = new double[rank.size()];
    for (int i = 1; i < offset.length; i++) {
      double half = (width(rank.get(i - 1)) + width(rank.get(i))) / 2;
      offset[i] = offset[i - 1] + half + GAP;
    }
    double[] mean = new double[rank.size()];
    int[] members = new int[rank.size()];
    int pools = 0;
    for (int i = 0; i < offset.length; i++) {
      mean[pools] = (wanted.isEmpty() ? 0 : wanted.get(i)) - offset[i];
      members[pools++] = 1;
      while (pools > 1 && mean[pools - 2] >= mean[pools - 1]) {
        int joined = members[pools - 2] + members[pools - 1];
        mean[pools - 2] =
            (mean[pools - 2] * members[pools - 2] + mean[pools - 1] * members[pools - 1]) / joined;
        members[pools - 2] = joined;
        pools--;
      }
    }
    int i = 0;
    for (int pool = 0; pool < pools; pool++) {
      for (int m = 0; m < members[pool]; m++, i++) {
        centers.put(rank.get(i), mean[pool] + offset[i]);
      }
    }
  }
}
