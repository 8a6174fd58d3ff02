package dev.gradwright.samples.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An innermost loop with fused multiply-adds on vectors, in disassembled machine code.
 *
 * @param instructions its length
 * @param products its fused multiply-adds on vectors
 * @param spills its instructions that move a vector register to the stack or from it
 */
record HotLoop(int instructions, int products, List<String> spills) {
  private static final Pattern INSTRUCTION =
      Pattern.compile("\\s*([0-9a-f]+):\\s+([a-z][a-z0-9]*)\\s*(.*)");
  private static final Pattern PRODUCT = Pattern.compile("vf[n]?m(add|sub)\\d+ps");
  private static final Pattern VECTOR = Pattern.compile("\\b[xyz]mm\\d+");

  private record Instruction(long address, String name, String operands) {}

  private record Range(int from, int to) {
    boolean holds(Range other) {
      return !equals(other) && from <= other.from && other.to <= to;
    }
  }

  /** Finds the loops in a listing by objdump in Intel's notation. */
  static List<HotLoop> of(List<String> listing) {
    List<Instruction> code = new ArrayList<>();
    for (String line : listing) {
      Matcher m = INSTRUCTION.matcher(line);
      if (m.matches()) {
        code.add(new Instruction(Long.parseLong(m.group(1), 16), m.group(2), m.group(3).strip()));
      }
    }
    List<Range> loops = loops(code);
    List<HotLoop> hot = new ArrayList<>();
    for (Range loop : loops) {
      if (loops.stream().noneMatch(loop::holds)) {
        HotLoop found = count(code.subList(loop.from(), loop.to() + 1));
        if (found.products() > 0) {
          hot.add(found);
        }
      }
    }
    return hot;
  }

  /**
   * Every jump back is the end of a loop, unless it comes from the rare paths behind the return.
   */
  private static List<Range> loops(List<Instruction> code) {
    List<Range> loops = new ArrayList<>();
    for (int to = 0; to < code.size(); to++) {
      Instruction jump = code.get(to);
      if (!jump.name().startsWith("j")) {
        continue;
      }
      long target = target(jump.operands());
      if (target > jump.address() || target < code.get(0).address()) {
        continue;
      }
      int from = to;
      boolean returns = false;
      while (from > 0 && code.get(from).address() > target) {
        from--;
        returns |= code.get(from).name().startsWith("ret");
      }
      if (!returns) {
        loops.add(new Range(from, to));
      }
    }
    return loops;
  }

  private static long target(String operand) {
    String digits = operand.startsWith("0x") ? operand.substring(2) : operand;
    return digits.matches("[0-9a-f]+") ? Long.parseLong(digits, 16) : Long.MAX_VALUE;
  }

  private static HotLoop count(List<Instruction> body) {
    int products = 0;
    List<String> spills = new ArrayList<>();
    for (Instruction i : body) {
      if (PRODUCT.matcher(i.name()).matches()) {
        products++;
      }
      if (i.operands().contains("[rsp") && VECTOR.matcher(i.operands()).find()) {
        spills.add(i.name() + " " + i.operands());
      }
    }
    return new HotLoop(body.size(), products, spills);
  }
}
