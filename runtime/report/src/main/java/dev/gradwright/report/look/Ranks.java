package dev.gradwright.report.look;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The boxes of a picture in ranks, every edge from a rank to the next: a long edge passes each rank
 * between at a place of its own. Within a rank, places stand near those they are joined to, so that
 * few edges cross.
 */
final class Ranks {
  private static final int SWEEPS = 8;

  /** Long edges of a graph with more places than this are drawn without places between. */
  private static final int MOST_PLACES = 6_000;

  /** A place in a rank: a box, or where a long edge passes. */
  static final class Place {
    final int rank;

    /** The box, or -1 for a passing edge. */
    final int box;

    final List<Place> above = new ArrayList<>();
    final List<Place> below = new ArrayList<>();
    double order;

    Place(int rank, int box) {
      this.rank = rank;
      this.box = box;
    }
  }

  private final Picture picture;
  private final List<List<Place>> ranks = new ArrayList<>();
  private final List<List<Place>> paths = new ArrayList<>();

  private Ranks(Picture picture) {
    this.picture = picture;
  }

  static Ranks of(Picture picture) {
    Ranks ranks = new Ranks(picture);
    ranks.fill();
    ranks.sort();
    return ranks;
  }

  Picture picture() {
    return picture;
  }

  List<List<Place>> ranks() {
    return ranks;
  }

  /** Returns the places of each edge, from its beginning to its end. */
  List<List<Place>> paths() {
    return paths;
  }

  private void fill() {
    int[] rankOf = rankOf();
    int count = Arrays.stream(rankOf).max().orElse(0) + 1;
    for (int r = 0; r < count; r++) {
      ranks.add(new ArrayList<>());
    }
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < rankOf.length; i++) {
      Place place = new Place(rankOf[i], i);
      places.add(place);
      ranks.get(place.rank).add(place);
    }
    long passing =
        picture.edges().stream().mapToLong(e -> rankOf[e.to()] - rankOf[e.from()] - 1L).sum();
    boolean direct = passing + places.size() > MOST_PLACES;
    for (Picture.Edge edge : picture.edges()) {
      paths.add(path(places.get(edge.from()), places.get(edge.to()), direct));
    }
  }

  /** A box is one rank below the lowest that it reads; what reads nothing, just above a reader. */
  private int[] rankOf() {
    List<Set<Integer>> sources = picture.sources();
    List<Set<Integer>> readers = picture.readers();
    int[] rankOf = new int[picture.boxes().size()];
    for (int i = 0; i < rankOf.length; i++) {
      for (int source : sources.get(i)) {
        rankOf[i] = Math.max(rankOf[i], rankOf[source] + 1);
      }
    }
    for (int i = 0; i < rankOf.length; i++) {
      if (sources.get(i).isEmpty() && !readers.get(i).isEmpty()) {
        int nearest = readers.get(i).stream().mapToInt(r -> rankOf[r]).min().orElse(1);
        rankOf[i] = nearest - 1;
      }
    }
    return rankOf;
  }

  private List<Place> path(Place from, Place to, boolean direct) {
    List<Place> path = new ArrayList<>(List.of(from));
    for (int r = from.rank + 1; r < to.rank && !direct; r++) {
      Place passing = new Place(r, -1);
      ranks.get(r).add(passing);
      path.add(passing);
    }
    path.add(to);
    for (int i = 1; i < path.size(); i++) {
      path.get(i - 1).below.add(path.get(i));
      path.get(i).above.add(path.get(i - 1));
    }
    return path;
  }

  private void sort() {
    ranks.forEach(Ranks::number);
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      boolean down = sweep % 2 == 0;
      for (int i = 0; i < ranks.size(); i++) {
        List<Place> rank = ranks.get(down ? i : ranks.size() - 1 - i);
        for (Place place : rank) {
          List<Place> joined = down ? place.above : place.below;
          place.order = joined.stream().mapToDouble(p -> p.order).average().orElse(place.order);
        }
        rank.sort(Comparator.comparingDouble(p -> p.order)); // stable: the same text every time
        number(rank);
      }
    }
  }

  /** Orders are fractions of a rank, so that ranks of different lengths compare. */
  private static void number(List<Place> rank) {
    for (int i = 0; i < rank.size(); i++) {
      rank.get(i).order = (i + 0.5) / rank.size();
    }
  }
}
