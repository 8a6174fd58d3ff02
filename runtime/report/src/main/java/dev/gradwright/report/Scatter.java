package dev.gradwright.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Keeps pairs of what is true and what was predicted, evenly among all there are. */
final class Scatter implements Outcome {
  private static final int MOST = 2_000;

  private final long step;
  private final List<double[]> pairs = new ArrayList<>();
  private long seen;

  /**
   * @param most how many pairs there can be
   */
  Scatter(long most) {
    step = Math.max(1, (most + MOST - 1) / MOST);
  }

  @Override
  public void add(double[] target, double[] prediction) {
    for (int i = 0; i < target.length; i++) {
      boolean isDue = seen % step == 0;
      seen++;
      if (isDue && Double.isFinite(target[i]) && Double.isFinite(prediction[i])) {
        pairs.add(new double[] {target[i], prediction[i]});
      }
    }
  }

  @Override
  public void write(Json json) {
    pairs.sort(Comparator.comparingDouble(pair -> pair[0]));
    json.text("kind", "scatter");
    json.whole("pairs", seen);
    json.array("true");
    pairs.forEach(pair -> json.rough(pair[0]));
    json.end();
    json.array("predicted");
    pairs.forEach(pair -> json.rough(pair[1]));
    json.end();
  }
}
