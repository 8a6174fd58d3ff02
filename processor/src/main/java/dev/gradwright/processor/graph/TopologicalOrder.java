package dev.gradwright.processor.graph;

import dev.gradwright.processor.declare.EdgeDeclaration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;

/** Each node after those it reads, the smallest name first (Kahn 1962); and the cycles. */
final class TopologicalOrder {
  private final Map<String, GraphNode> nodes;
  private final List<GraphNode> sorted = new ArrayList<>();
  private final List<List<String>> cycles = new ArrayList<>();
  private final Map<String, Integer> waitingFor = new TreeMap<>();
  private final Map<String, List<String>> readers = new TreeMap<>();
  private final PriorityQueue<String> ready = new PriorityQueue<>();

  private TopologicalOrder(Map<String, GraphNode> nodes) {
    this.nodes = nodes;
  }

  static TopologicalOrder of(Map<String, GraphNode> nodes) {
    TopologicalOrder order = new TopologicalOrder(nodes);
    order.sort();
    return order;
  }

  private void sort() {
    for (GraphNode node : nodes.values()) {
      int known = 0;
      for (EdgeDeclaration edge : node.declaration().edges()) {
        if (leads(edge)) {
          readers.computeIfAbsent(edge.source(), s -> new ArrayList<>()).add(node.name());
          known++;
        }
      }
      waitingFor.put(node.name(), known);
    }
    waitingFor.forEach((name, count) -> addIfReady(ready, name, count));
    takeReady();
    while (!waitingFor.isEmpty()) {
      List<String> cycle = findCycle();
      cycles.add(cycle);
      // go on as if its nodes read nothing, to find what is wrong behind it and beside it
      for (String name : new TreeSet<>(cycle)) {
        waitingFor.put(name, 0);
        ready.add(name);
      }
      takeReady();
    }
  }

  /** A loss gives nothing to read; an edge from one has been reported and is no part of a cycle. */
  private boolean leads(EdgeDeclaration edge) {
    GraphNode source = nodes.get(edge.source());
    return source != null && !source.isLoss();
  }

  private void takeReady() {
    while (!ready.isEmpty()) {
      String name = ready.remove();
      if (waitingFor.remove(name) == null) {
        continue; // a node of a cycle, ready once more
      }
      GraphNode node = nodes.get(name);
      if (node != null) {
        sorted.add(node);
      }
      for (String reader : readers.getOrDefault(name, List.of())) {
        Integer count = waitingFor.computeIfPresent(reader, (r, c) -> c - 1);
        addIfReady(ready, reader, count == null ? -1 : count);
      }
    }
  }

  private static void addIfReady(Collection<String> ready, String name, int count) {
    if (count == 0) {
      ready.add(name);
    }
  }

  List<GraphNode> sorted() {
    return sorted;
  }

  /** Returns the cycles as paths along edges, first name repeated at the end. */
  List<List<String>> cycles() {
    return cycles;
  }

  private List<String> findCycle() {
    // every waiting node reads another waiting node: walking back along edges must repeat
    Deque<String> path = new ArrayDeque<>();
    String name = waitingFor.keySet().iterator().next();
    while (!path.contains(name)) {
      path.addFirst(name);
      name = waitingSource(name);
    }
    List<String> cycle = new ArrayList<>(List.of(name));
    for (String step : path) {
      cycle.add(step);
      if (step.equals(name)) {
        break;
      }
    }
    return smallestFirst(cycle);
  }

  private String waitingSource(String name) {
    GraphNode node = nodes.get(name);
    if (node == null) {
      throw new IllegalStateException(name);
    }
    return node.declaration().edges().stream()
        .filter(this::leads)
        .map(EdgeDeclaration::source)
        .filter(waitingFor::containsKey)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> smallestFirst(List<String> cycle) {
    List<String> open = cycle.subList(0, cycle.size() - 1);
    int start = open.indexOf(open.stream().min(String::compareTo).orElseThrow());
    List<String> turned = new ArrayList<>(open.subList(start, open.size()));
    turned.addAll(open.subList(0, start));
    turned.add(turned.get(0));
    return turned;
  }
}
