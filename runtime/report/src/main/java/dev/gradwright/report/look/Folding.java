package dev.gradwright.report.look;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes one box of many: of boxes that look alike and stand alike in the graph, and of what lies
 * inside a long chain.
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

  /** How a box stands in its graph: what it shows, and how its neighbours on one side stand. */
  private record Standing(String detail, Box.Look look, Set<Integer> neighbours) {}

  /** Returns for each box that is folded the first box of its group. */
  private static Map<Integer, Integer> alike(Picture picture) {
    record Key(int above, int below) {}
    int[] above = standing(picture, picture.sources(), true);
    int[] below = standing(picture, picture.readers(), false);
    Map<Key, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < above.length; i++) {
      groups.computeIfAbsent(new Key(above[i], below[i]), k -> new ArrayList<>()).add(i);
    }
    return first(groups.values());
  }

  /**
   * Numbers the boxes so that equal numbers mean: the same all the way up, or all the way down.
   * Boxes alike in what is above them are equally deep, so folding them makes no cycle.
   */
  private static int[] standing(Picture picture, List<Set<Integer>> neighbours, boolean down) {
    int[] numbers = new int[picture.boxes().size()];
    Map<Standing, Integer> known = new HashMap<>();
    for (int i = 0; i < numbers.length; i++) {
      int place = down ? i : numbers.length - 1 - i;
      Set<Integer> theirs = new TreeSet<>();
      neighbours.get(place).forEach(n -> theirs.add(numbers[n]));
      Box box = picture.boxes().get(place);
      Standing standing = new Standing(box.detail(), box.look(), theirs);
      known.putIfAbsent(standing, known.size());
      numbers[place] = known.getOrDefault(standing, 0);
    }
    return numbers;
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
    Map<Integer, Set<Integer>> sources = new LinkedHashMap<>();
    List<Set<Integer>> all = picture.sources();
    for (int i = 0; i < picture.boxes().size(); i++) {
      int group = first.getOrDefault(i, i);
      members.computeIfAbsent(group, g -> new ArrayList<>()).add(picture.boxes().get(i));
      Set<Integer> read = sources.computeIfAbsent(group, g -> new TreeSet<>());
      all.get(i).forEach(s -> read.add(first.getOrDefault(s, s)));
      read.remove(group); // inside a chain
    }
    Map<Integer, Integer> place = new LinkedHashMap<>();
    sources.keySet().forEach(group -> visit(group, sources, place));
    List<Box> boxes = new ArrayList<>();
    List<Picture.Edge> edges = new ArrayList<>();
    for (int group : place.keySet()) {
      List<Box> folded = members.getOrDefault(group, List.of());
      boxes.add(folded.size() == 1 ? folded.get(0) : one(folded));
      for (int source : sources.getOrDefault(group, Set.of())) {
        edges.add(new Picture.Edge(place.getOrDefault(source, 0), boxes.size() - 1));
      }
    }
    return new Picture(boxes, edges);
  }

  /** Gives a group its place after those that it reads. */
  private static void visit(
      int start, Map<Integer, Set<Integer>> sources, Map<Integer, Integer> place) {
    Deque<Integer> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      int group = open.peek();
      int before = open.size();
      for (int source : sources.getOrDefault(group, Set.of())) {
        if (!place.containsKey(source)) {
          open.push(source);
        }
      }
      if (open.size() == before) {
        place.putIfAbsent(open.pop(), place.size());
      }
    }
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
