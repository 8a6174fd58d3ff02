import java.util.Locale;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * Prints the single-precision peak of one core: 12 independent chains of fused multiply-adds in
 * registers, the best of many short windows.
 *
 * <p>Run as a source file, so that no build has to see the incubating module: {@code java
 * --add-modules jdk.incubator.vector -Dbits=256 Peak.java MILLISECONDS}.
 */
final class Peak {
  private static final VectorSpecies<Float> S =
      VectorSpecies.of(float.class, VectorShape.forBitSize(Integer.getInteger("bits", 256)));
  private static final int CHAINS = 12;
  private static final int ROUNDS = 20_000;
  private static volatile float sink;

  private Peak() {}

  public static void main(String[] arguments) {
    long nanos = Long.parseLong(arguments[0]) * 1_000_000;
    double best = 0;
    for (long start = System.nanoTime(); System.nanoTime() - start < nanos; ) {
      long begun = System.nanoTime();
      sink = chains(1e-6f * (begun & 1));
      long taken = System.nanoTime() - begun;
      best = Math.max(best, 2.0 * CHAINS * S.length() * ROUNDS / taken);
    }
    System.out.printf(Locale.ROOT, "@measured gflops=%.2f%n", best);
  }

  private static float chains(float offset) {
    FloatVector x = FloatVector.broadcast(S, 0.999f);
    FloatVector y = FloatVector.broadcast(S, 1 + offset);
    FloatVector a0 = FloatVector.broadcast(S, 0);
    FloatVector a1 = FloatVector.broadcast(S, 1);
    FloatVector a2 = FloatVector.broadcast(S, 2);
    FloatVector a3 = FloatVector.broadcast(S, 3);
    FloatVector a4 = FloatVector.broadcast(S, 4);
    FloatVector a5 = FloatVector.broadcast(S, 5);
    FloatVector a6 = FloatVector.broadcast(S, 6);
    FloatVector a7 = FloatVector.broadcast(S, 7);
    FloatVector a8 = FloatVector.broadcast(S, 8);
    FloatVector a9 = FloatVector.broadcast(S, 9);
    FloatVector a10 = FloatVector.broadcast(S, 10);
    FloatVector a11 = FloatVector.broadcast(S, 11);
    for (int i = 0; i < ROUNDS; i++) {
      a0 = x.fma(a0, y);
      a1 = x.fma(a1, y);
      a2 = x.fma(a2, y);
      a3 = x.fma(a3, y);
      a4 = x.fma(a4, y);
      a5 = x.fma(a5, y);
      a6 = x.fma(a6, y);
      a7 = x.fma(a7, y);
      a8 = x.fma(a8, y);
      a9 = x.fma(a9, y);
      a10 = x.fma(a10, y);
      a11 = x.fma(a11, y);
    }
    FloatVector sum =
        a0.add(a1).add(a2).add(a3).add(a4).add(a5).add(a6).add(a7).add(a8).add(a9).add(a10).add(a11);
    return sum.lane(0);
  }
}
