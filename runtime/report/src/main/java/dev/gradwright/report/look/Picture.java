package dev.gradwright.report.look;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A graph to draw.
 *
 * @param boxes in topological order
 * @param edges from one box to a later one
 */
public record Picture(List<Box> boxes, List<Edge> edges) {
  /** A graph of up to so many boxes is drawn node by node. */
  private static final int FOLDED_ABOVE = 40;

  /** More would be a tangle that no browser likes to draw. */
  private static final int MOST_BOXES = 1_500;

  private static final int MOST_EDGES = 4_000;

  /**
   * An edge.
   *
   * @param from the place of a box in the list
   * @param to the place of a later one
   */
  public record Edge(int from, int to) {}

  /** Copies the lists; of equal edges one remains. */
  public Picture {
    boxes = List.copyOf(boxes);
    edges = List.copyOf(new LinkedHashSet<>(edges));
  }

  /** Returns the picture as an SVG element, or nothing if it would be too large to be of use. */
  public Optional<String> draw() {
    Picture drawn = boxes.size() > FOLDED_ABOVE ? Folding.fold(this) : this;
    if (drawn.boxes.size() > MOST_BOXES || drawn.edges.size() > MOST_EDGES) {
      return Optional.empty();
    }
    Ranks ranks = Ranks.of(drawn);
    return Optional.of(new SvgWriter(drawn, ranks, new Placement(ranks)).write());
  }

  /** Returns for each box those it reads. */
  List<Set<Integer>> sources() {
    List<Set<Integer>> sources = sets();
    edges.forEach(edge -> sources.get(edge.to()).add(edge.from()));
    return sources;
  }

  /** Returns for each box those that read it. */
  List<Set<Integer>> readers() {
    List<Set<Integer>> readers = sets();
    edges.forEach(edge -> readers.get(edge.from()).add(edge.to()));
    return readers;
  }

  private List<Set<Integer>> sets() {
    List<Set<Integer>> sets = new ArrayList<>();
    boxes.forEach(box -> sets.add(new LinkedHashSet<>()));
    return sets;
  }
}
