package dev.gradwright.processor.emit;

import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.program.lanes.LaneMethod;
import java.util.List;

final class VectorFunctions {
  private VectorFunctions() {}

  static LaneMethod method(Function function) {
    return new LaneMethod(
        function.java(),
        List.of(),
        List.of("float[] a", "int width", "int n"),
        List.of(
            "for (int j = 0; j < width; j++) { for (int r=0;r<n;r++) a[64*j+r] = dev.gradwright.kernel.Maths."
                + function.java()
                + "(a[64*j+r]); }"));
  }
}
