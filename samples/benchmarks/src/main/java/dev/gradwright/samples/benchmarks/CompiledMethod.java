package dev.gradwright.samples.benchmarks;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A method's machine code by the optimising compiler, as {@code -XX:CompileCommand=print} tells it
 * where no disassembler is installed: in hexadecimal.
 */
final class CompiledMethod {
  private static final Pattern HEADER =
      Pattern.compile("Compiled method \\(c2\\).*\\s(\\S+::\\S+(?: @ \\d+)?) \\(\\d+ bytes\\)");
  private static final Pattern LINE = Pattern.compile("\\s*0x([0-9a-f]+): ([0-9a-f| ]+)");

  private final String name;
  private final long address;
  private final byte[] code;

  private CompiledMethod(String name, long address, byte[] code) {
    this.name = name;
    this.address = address;
    this.code = code;
  }

  /**
   * Returns such as {@code p.DigitsVector::hiddenForwardTile}, with {@code @ n} behind it where the
   * code is entered in mid-loop.
   */
  String name() {
    return name;
  }

  /** Returns the address of the first byte. */
  long address() {
    return address;
  }

  /** Returns the instructions. */
  byte[] code() {
    return code.clone();
  }

  /** Finds the methods in what a virtual machine printed. */
  static List<CompiledMethod> read(List<String> lines) {
    List<CompiledMethod> methods = new ArrayList<>();
    String name = "";
    boolean inside = false;
    long address = 0;
    ByteArrayOutputStream code = new ByteArrayOutputStream();
    for (String line : lines) {
      Matcher header = HEADER.matcher(line);
      if (header.find()) {
        name = header.group(1);
      } else if (line.startsWith("Compiled method")) {
        name = ""; // by the other compiler
      } else if (line.startsWith("[MachCode]")) {
        inside = true;
        code.reset();
      } else if (line.startsWith("[/MachCode]")) {
        if (inside && !name.isEmpty() && code.size() > 0) {
          methods.add(new CompiledMethod(name, address, code.toByteArray()));
        }
        inside = false;
        name = "";
      } else if (inside) {
        Matcher bytes = LINE.matcher(line);
        if (bytes.matches()) {
          if (code.size() == 0) {
            address = Long.parseLong(bytes.group(1), 16);
          }
          String digits = bytes.group(2).replaceAll("[| ]", "");
          for (int i = 0; i + 1 < digits.length(); i += 2) {
            code.write(Integer.parseInt(digits.substring(i, i + 2), 16));
          }
        }
      }
    }
    return methods;
  }
}
