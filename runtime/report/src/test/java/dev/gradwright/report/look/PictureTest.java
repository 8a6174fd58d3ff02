package dev.gradwright.report.look;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.gradwright.kernel.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The picture of a graph: nothing overlaps, nothing is lost, nothing points up. */
final class PictureTest {
  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  private static Box box(int i) {
    return new Box("n" + i, "@Dense [3]", Box.Look.PLAIN, 1);
  }

  /** A graph of random size, of which each box reads a few before it. */
  private static Picture random(Generator random) {
    int count = 1 + random.nextInt(120);
    List<Box> boxes = new ArrayList<>();
    List<Picture.Edge> edges = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boxes.add(box(i));
      for (int k = random.nextInt(4); k > 0 && i > 0; k--) {
        edges.add(new Picture.Edge(random.nextInt(i), i));
      }
    }
    return new Picture(boxes, edges);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  @DisplayName("places of a rank do not overlap, edges go from rank to rank, all is on the canvas")
  void legible(long seed) {
    Ranks ranks = Ranks.of(random(new Generator(seed)));
    Placement placement = new Placement(ranks);
    for (List<Ranks.Place> rank : ranks.ranks()) {
      double end = 0;
      for (Ranks.Place place : rank) {
        double half = placement.width(place) / 2;
        assertWithMessage("seed %s", seed).that(placement.center(place) - half).isAtLeast(end);
        end = placement.center(place) + half;
      }
      assertWithMessage("seed %s", seed).that(end).isAtMost(placement.width());
    }
    for (List<Ranks.Place> path : ranks.paths()) {
      for (int i = 1; i < path.size(); i++) {
        int step = path.get(i).rank - path.get(i - 1).rank;
        assertWithMessage("seed %s", seed).that(step).isEqualTo(1);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  @DisplayName("folding keeps every node, and the order that edges go")
  void folding(long seed) {
    Picture picture = random(new Generator(seed));
    Picture folded = Folding.fold(picture);
    int nodes = folded.boxes().stream().mapToInt(Box::nodes).sum();
    assertWithMessage("seed %s", seed).that(nodes).isEqualTo(picture.boxes().size());
    for (Picture.Edge edge : folded.edges()) {
      assertWithMessage("seed %s", seed).that(edge.from()).isLessThan(edge.to());
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  @DisplayName("the same graph gives the same text")
  void deterministic(long seed) {
    String first = random(new Generator(seed)).draw().orElseThrow();
    assertWithMessage("seed %s", seed)
        .that(random(new Generator(seed)).draw().orElseThrow())
        .isEqualTo(first);
  }

  @Test
  @DisplayName("200 branches that look alike are one")
  void branches() {
    List<Box> boxes = new ArrayList<>(List.of(box(0)));
    List<Picture.Edge> edges = new ArrayList<>();
    for (int i = 1; i <= 400; i += 2) {
      boxes.add(box(i));
      boxes.add(box(i + 1));
      edges.add(new Picture.Edge(0, i));
      edges.add(new Picture.Edge(i, i + 1));
      edges.add(new Picture.Edge(i + 1, 401));
    }
    boxes.add(box(401));
    Picture folded = Folding.fold(new Picture(boxes, edges));
    assertThat(folded.boxes().stream().map(Box::nodes).toList())
        .containsExactly(1, 200, 200, 1)
        .inOrder();
    assertThat(folded.edges()).hasSize(3);
  }

  @Test
  @DisplayName("what reads nothing stands just above its first reader")
  void lateInput() {
    List<Picture.Edge> edges = new ArrayList<>();
    IntStream.range(0, 5).forEach(i -> edges.add(new Picture.Edge(i, i + 1)));
    edges.add(new Picture.Edge(6, 7));
    edges.add(new Picture.Edge(5, 7));
    Picture picture = new Picture(IntStream.range(0, 8).mapToObj(PictureTest::box).toList(), edges);
    List<Ranks.Place> rank = Ranks.of(picture).ranks().get(5);
    assertThat(rank.stream().map(p -> p.box).toList()).containsExactly(5, 6);
  }

  @Test
  @DisplayName("a tangle of many thousand edges is not drawn")
  void tangle() {
    List<Box> boxes = IntStream.range(0, 200).mapToObj(PictureTest::box).toList();
    List<Picture.Edge> edges = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      for (int j = 0; j < i; j++) {
        edges.add(new Picture.Edge(j, i));
      }
    }
    assertThat(new Picture(boxes, edges).draw()).isEmpty();
  }
}
