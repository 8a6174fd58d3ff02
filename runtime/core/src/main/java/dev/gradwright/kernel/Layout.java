package dev.gradwright.kernel;

import dev.gradwright.GradwrightException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The buffers of a generated class: their names, their widths in numbers per row, and their
 * indices.
 *
 * <p>Values are what the forward pass writes, the inputs and the targets; gradients are what the
 * backward pass writes. Generated code knows the indices as constants and this class as text, one
 * line per buffer in the order of the indices:
 *
 * <pre>
 * value flower 4
 * gradient hidden 16
 * scalars 1
 * scratch 8 16 32
 * mask drop drop.mask 0.5
 * sums 32
 * forward 3
 * backward 80 131
 * backward 0 80
 * rows norm 2
 * </pre>
 *
 * <p>A scratch line stands for arrays that loops work with inside one step, whatever the number of
 * rows: how many, their length where only the forward pass runs, then where both passes run. A mask
 * line names a dropout node, the value buffer that takes its factors, and its rate.
 *
 * <p>The last four kinds are there where passes go through the rows of a batch several times,
 * because a node needs sums over all of them: how many sums at most, how often the forward pass
 * does, for each time of the backward pass the range of the parameters whose gradients it sums up,
 * and a node with the fewest rows it can be trained on.
 */
public final class Layout {
  private final Section values;
  private final Section gradients;
  private final int scalars;
  private final List<Scratch> scratch;
  private final List<Mask> masks;
  private final Stages stages;

  /**
   * A value buffer that takes random factors before every step of a training.
   *
   * @param node the node whose name keys the draws
   * @param buffer the index of the value buffer
   * @param rate how likely a factor is 0
   */
  public record Mask(String node, int buffer, double rate) {}

  /**
   * How passes go through the rows of a batch.
   *
   * @param sums over the batch at a time, at most
   * @param forward how often the forward pass goes through the rows
   * @param backward for each time that the backward pass does, the parameters whose gradients it
   *     sums up; all of them if there is no range
   * @param leastRows the fewest rows to train on, by node
   */
  public record Stages(
      int sums, int forward, List<Range> backward, Map<String, Integer> leastRows) {
    /** Returns how often the backward pass goes through the rows. */
    public int backwardCount() {
      return Math.max(1, backward.size());
    }
  }

  /** Parameters from the first one to the one before the last, in the public order. */
  public record Range(int from, int to) {}

  /** The length of a scratch array. */
  private record Scratch(int forward, int training) {}

  private Layout(
      Section values,
      Section gradients,
      int scalars,
      List<Scratch> scratch,
      List<Mask> masks,
      Stages stages) {
    this.values = values;
    this.gradients = gradients;
    this.scalars = scalars;
    this.scratch = List.copyOf(scratch);
    this.masks = List.copyOf(masks);
    this.stages = stages;
  }

  /**
   * Reads a layout.
   *
   * @param parts the text, in pieces that are joined without anything between them
   * @throws GradwrightException if a line is of none of these kinds or names a buffer twice
   */
  public static Layout parse(String... parts) {
    Section values = new Section("value");
    Section gradients = new Section("gradient");
    int scalars = 0;
    List<Scratch> scratch = new ArrayList<>();
    List<Mask> masks = new ArrayList<>();
    int sums = 0;
    int forward = 1;
    List<Range> backward = new ArrayList<>();
    Map<String, Integer> leastRows = new LinkedHashMap<>();
    String text = String.join("", parts);
    for (String line : (Iterable<String>) text.lines()::iterator) {
      String[] fields = line.split(" ", -1);
      try {
        if (fields.length == 3 && fields[0].equals("value")) {
          values.add(fields[1], Integer.parseInt(fields[2]));
        } else if (fields.length == 3 && fields[0].equals("gradient")) {
          gradients.add(fields[1], Integer.parseInt(fields[2]));
        } else if (fields.length == 2 && fields[0].equals("scalars")) {
          scalars = Integer.parseInt(fields[1]);
        } else if (fields.length == 4 && fields[0].equals("scratch")) {
          Scratch lengths = new Scratch(Integer.parseInt(fields[2]), Integer.parseInt(fields[3]));
          scratch.addAll(Collections.nCopies(Integer.parseInt(fields[1]), lengths));
        } else if (fields.length == 2 && fields[0].equals("sums")) {
          sums = Integer.parseInt(fields[1]);
        } else if (fields.length == 2 && fields[0].equals("forward")) {
          forward = Integer.parseInt(fields[1]);
        } else if (fields.length == 3 && fields[0].equals("backward")) {
          backward.add(new Range(Integer.parseInt(fields[1]), Integer.parseInt(fields[2])));
        } else if (fields.length == 3 && fields[0].equals("rows")) {
          leastRows.put(fields[1], Integer.parseInt(fields[2]));
        } else if (fields.length == 4 && fields[0].equals("mask")) {
          masks.add(new Mask(fields[1], values.index(fields[2]), Double.parseDouble(fields[3])));
        } else {
          throw new GradwrightException("not a line of a layout: '" + line + "'");
        }
      } catch (NumberFormatException e) {
        throw new GradwrightException("not a number in the line of a layout: '" + line + "'", e);
      }
    }
    Stages stages =
        new Stages(sums, forward, List.copyOf(backward), Collections.unmodifiableMap(leastRows));
    return new Layout(values, gradients, scalars, scratch, masks, stages);
  }

  /** Returns the buffers that take random factors before every step of a training. */
  public List<Mask> masks() {
    return masks;
  }

  /** Returns how passes go through the rows of a batch. */
  public Stages stages() {
    return stages;
  }

  /** Returns the number of value buffers. */
  public int valueCount() {
    return values.names.size();
  }

  /** Returns the number of gradient buffers. */
  public int gradientCount() {
    return gradients.names.size();
  }

  /** Returns the number of scalars that belong to a whole batch. */
  public int scalars() {
    return scalars;
  }

  /** Returns the number of scratch arrays. */
  public int scratchCount() {
    return scratch.size();
  }

  /**
   * Returns the length of a scratch array.
   *
   * @param training whether the backward pass runs, too
   */
  public int scratchLength(int index, boolean training) {
    Scratch lengths = scratch.get(index);
    return training ? lengths.training() : lengths.forward();
  }

  /**
   * Returns the index of a value buffer.
   *
   * @throws GradwrightException if there is none of this name
   */
  public int value(String name) {
    return values.index(name);
  }

  /**
   * Returns the index of a gradient buffer.
   *
   * @throws GradwrightException if there is none of this name
   */
  public int gradient(String name) {
    return gradients.index(name);
  }

  /** Returns whether there is a value buffer of this name. */
  public boolean hasValue(String name) {
    return values.indices.containsKey(name);
  }

  /** Returns whether there is a gradient buffer of this name. */
  public boolean hasGradient(String name) {
    return gradients.indices.containsKey(name);
  }

  /** Returns the name of a value buffer. */
  public String valueName(int index) {
    return values.names.get(index);
  }

  /** Returns the name of a gradient buffer. */
  public String gradientName(int index) {
    return gradients.names.get(index);
  }

  /** Returns the numbers per row of a value buffer. */
  public int valueWidth(int index) {
    return values.widths.get(index);
  }

  /** Returns the numbers per row of a gradient buffer. */
  public int gradientWidth(int index) {
    return gradients.widths.get(index);
  }

  /** The buffers of one kind. Only {@link #parse} adds to it. */
  private static final class Section {
    private final String kind;
    private final List<String> names = new ArrayList<>();
    private final List<Integer> widths = new ArrayList<>();
    private final Map<String, Integer> indices = new HashMap<>();

    Section(String kind) {
      this.kind = kind;
    }

    void add(String name, int width) {
      if (indices.putIfAbsent(name, names.size()) != null) {
        throw new GradwrightException("a layout names the " + kind + " '" + name + "' twice");
      }
      names.add(name);
      widths.add(width);
    }

    int index(String name) {
      @Nullable Integer index = indices.get(name);
      if (index == null) {
        throw new GradwrightException("no " + kind + " buffer is named '" + name + "': " + names);
      }
      return index;
    }
  }
}
