package dev.gradwright.processor.program;

import dev.gradwright.processor.program.op.Contraction;
import java.util.LinkedHashMap;
import java.util.Map;

/** The places of the numbers that belong to a batch as a whole, by name. */
public final class PerBatch {
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final Map<String, Integer> sums = new LinkedHashMap<>();
  private int numberCount;
  private int sumCount;

  /** Gives every number and every sum of a program its place. */
  public PerBatch(Program program) {
    for (LossProgram loss : program.losses()) {
      numbers.put(loss.scale(), numberCount++);
    }
    for (NodeProgram node : program.nodes()) {
      node.batch().stages().forEach(this::add);
    }
  }

  private void add(BatchStage stage) {
    int place = 0; // one stage at a time sums up
    for (Contraction.Target.Batch sum : stage.sums()) {
      sums.put(sum.name(), place);
      place += sum.width();
    }
    sumCount = Math.max(sumCount, place);
    for (BatchNumber number : stage.numbers()) {
      numbers.put(number.name(), numberCount);
      numberCount += number.width();
    }
  }

  /** Returns the places in the array of numbers. */
  public Map<String, Integer> numbers() {
    return numbers;
  }

  /** Returns how many numbers there are. */
  public int numberCount() {
    return numberCount;
  }

  /** Returns the places in the array of sums, which stages use one after the other. */
  public Map<String, Integer> sums() {
    return sums;
  }

  /** Returns how many sums the largest stage has. */
  public int sumCount() {
    return sumCount;
  }
}
