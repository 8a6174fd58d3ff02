package dev.gradwright.processor.report.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Makes one box of many: of boxes that look alike and stand between the same others, and of what
 * lies inside a long chain.
 */
final class Folding {
  /** Fewer boxes are shown one by one. */
  private static final int LEAST = 4;

  private Folding() {}

  static Picture fold(Picture picture) {
    return merge(merge(merge(picture, Folding::alike), Folding::chains), Folding::alike);
  }

  private interface Rule {
    Map<Integer, Integer> groups(Picture picture);
  }

  private static Picture merge(Picture picture, Rule rule) {
    return merge(picture, rule.groups(picture));
  }

  /** Returns for each box that is folded the first box of its group. */
  private static Map<Integer, Integer> alike(Picture picture) {
    record Key(String detail, Box.Look look, Set<Integer> sources, Set<Integer> readers) {}
    List<Set<Integer>> sources = picture.sources();
    List<Set<Integer>> readers = picture.readers();
    Map<Key, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < picture.boxes().size(); i++) {
      Box box = picture.boxes().get(i);
      Key key = new Key(box.detail(), box.look(), sources.get(i), readers.get(i));
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(i);
    }
    return first(groups.values());
  }

  /** The ends of a chain stay, since they are where other edges begin. */
  private static Map<Integer, Integer> chains(Picture picture) {
    List<Set<Integer>> sources = picture.sources();
    List<Set<Integer>> readers = picture.readers();
    Map<Integer, List<Integer>> runs = new LinkedHashMap<>();
    Map<Integer, Integer> runOf = new HashMap<>();
    for (int i = 0; i < picture.boxes().size(); i++) {
      if (isLink(sources, i) && isLink(readers, i) && isPlain(picture, i)) {
        int before = sources.get(i).iterator().next();
        int run = runOf.getOrDefault(before, i);
        runOf.put(i, run);
        runs.computeIfAbsent(run, r -> new ArrayList<>()).add(i);
      }
    }
    List<List<Integer>> inner = new ArrayList<>();
    runs.values().forEach(run -> inner.add(run.subList(1, Math.max(1, run.size() - 1))));
    return first(inner);
  }

  private static boolean isLink(List<Set<Integer>> neighbours, int box) {
    return neighbours.get(box).size() == 1;
  }

  private static boolean isPlain(Picture picture, int box) {
    return picture.boxes().get(box).look() == Box.Look.PLAIN;
  }

  private static Map<Integer, Integer> first(Iterable<List<Integer>> groups) {
    Map<Integer, Integer> first = new HashMap<>();
    for (List<Integer> group : groups) {
      if (group.size() >= LEAST) {
        group.forEach(box -> first.put(box, group.get(0)));
      }
    }
    return first;
  }

  private static Picture merge(Picture picture, Map<Integer, Integer> first) {
    Map<Integer, List<Box>> members = new LinkedHashMap<>();
    for (int i = 0; i < picture.boxes().size(); i++) {
      members
          .computeIfAbsent(first.getOrDefault(i, i), g -> new ArrayList<>())
          .add(picture.boxes().get(i));
    }
    Map<Integer, Integer> place = new HashMap<>();
    List<Box> boxes = new ArrayList<>();
    members.forEach(
        (group, folded) -> {
          place.put(group, boxes.size());
          boxes.add(folded.size() == 1 ? folded.get(0) : one(folded));
        });
    List<Picture.Edge> edges = new ArrayList<>();
    for (Picture.Edge edge : picture.edges()) {
      int from = placeOf(edge.from(), first, place);
      int to = placeOf(edge.to(), first, place);
      if (from != to) {
        edges.add(new Picture.Edge(from, to));
      }
    }
    return new Picture(boxes, edges);
  }

  private static int placeOf(int box, Map<Integer, Integer> first, Map<Integer, Integer> place) {
    return place.getOrDefault(first.getOrDefault(box, box), 0);
  }

  private static Box one(List<Box> boxes) {
    int nodes = boxes.stream().mapToInt(Box::nodes).sum();
    Set<String> details = new LinkedHashSet<>();
    boxes.forEach(box -> details.add(box.detail()));
    Box head = boxes.get(0);
    String name = head.name() + " \u2026 " + boxes.get(boxes.size() - 1).name();
    String each = details.size() == 1 ? head.detail() : "several kinds";
    String detail = String.format(Locale.ROOT, "%,d nodes: %s", nodes, each);
    return new Box(name, detail, head.look(), nodes);
  }
}
