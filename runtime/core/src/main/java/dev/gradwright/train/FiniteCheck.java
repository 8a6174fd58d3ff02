package dev.gradwright.train;

import dev.gradwright.Architecture;
import dev.gradwright.data.Batch;
import dev.gradwright.kernel.Layout;
import dev.gradwright.kernel.Reals;
import dev.gradwright.kernel.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a batch may change the parameters, and says where its numbers left the finite
 * range: in the first node in topological order, else in the first loss, else in the gradient of
 * the first parameter.
 */
final class FiniteCheck {
  private static final int ROWS_SHOWN = 8;

  private final Architecture architecture;
  private final NonFinitePolicy policy;
  private final double largestNorm;
  private final List<Buffer> buffers = new ArrayList<>();

  /** A value buffer of the workspace, by name, index and numbers per row. */
  private record Buffer(String name, int index, int width) {}

  /** Where the first such number stands, and a clause that says so. */
  private record Place(String name, String clause) {}

  FiniteCheck(Architecture architecture, Layout layout, TrainerSettings settings) {
    this.architecture = architecture;
    policy = settings.nonFinite();
    largestNorm = settings.largestNorm;
    for (Architecture.Node node : architecture.nodes()) {
      add(layout, node.name());
    }
    for (Architecture.LossTerm loss : architecture.losses()) {
      add(layout, loss.name());
    }
  }

  private void add(Layout layout, String name) {
    if (layout.hasValue(name)) {
      int index = layout.value(name);
      buffers.add(new Buffer(name, index, layout.valueWidth(index)));
    }
  }

  /**
   * Returns whether an update may follow the backward pass that was just done; allocates nothing if
   * so.
   *
   * @param epoch the epoch, or 0 in a loop of one's own
   * @throws NonFiniteException if it may not and the policy is to stop
   */
  boolean admits(Steps steps, int epoch, long step) {
    if (policy == NonFinitePolicy.IGNORE) {
      return true;
    }
    if (steps.isFinite()) {
      return largestNorm == Double.POSITIVE_INFINITY || hasSmallNorm(steps, epoch, step);
    }
    if (policy == NonFinitePolicy.STOP) {
      throw failure(steps, epoch, step);
    }
    return false;
  }

  private boolean hasSmallNorm(Steps steps, int epoch, long step) {
    double norm = GradientClip.norm(steps.gradient());
    if (norm <= largestNorm) {
      return true;
    }
    if (policy == NonFinitePolicy.STOP) {
      throw new TrainingException(
          String.format(
              Locale.ROOT,
              "%sstep %d: the norm of the gradient is %s, above the largest of %s that is allowed;"
                  + " most of it comes from '%s'; the parameters are those before this step",
              epoch == 0 ? "" : "epoch " + epoch + ", ",
              step,
              norm,
              largestNorm,
              largest(steps.gradient())));
    }
    return false;
  }

  private String largest(Reals gradient) {
    String name = "";
    double most = -1;
    for (Architecture.Parameter parameter : architecture.parameters()) {
      int from = parameter.offset();
      double norm = GradientClip.norm(gradient, from, from + parameter.size());
      if (norm > most) {
        most = norm;
        name = parameter.name();
      }
    }
    return name;
  }

  private NonFiniteException failure(Steps steps, int epoch, long step) {
    Batch batch = steps.batch();
    Place place = value(steps.allValues(), batch);
    if (place == null) {
      place = gradient(steps.gradient());
    }
    if (place == null) {
      String loss = architecture.losses().get(0).name();
      place = new Place(loss, "it overflowed in the sum over the rows");
    }
    String message =
        String.format(
            Locale.ROOT,
            "%sstep %d: the loss is %s; %s; the batch has %d rows: %s; the parameters are those"
                + " before this step, so lower the learning rate or scale the data",
            epoch == 0 ? "" : "epoch " + epoch + ", ",
            step,
            steps.lastLoss(),
            place.clause(),
            batch.rows(),
            rows(batch));
    return new NonFiniteException(message, epoch, step, place.name());
  }

  private @Nullable Place value(Workspace workspace, Batch batch) {
    for (Buffer buffer : buffers) {
      Reals values = workspace.value(buffer.index());
      int index = values.firstNonFinite(0, batch.rows() * buffer.width());
      if (index >= 0) {
        return new Place(
            buffer.name(),
            String.format(
                Locale.ROOT,
                "the first value that is not finite is %s in '%s', row %d of the data",
                values.get(index),
                buffer.name(),
                batch.row(index / buffer.width())));
      }
    }
    return null;
  }

  private @Nullable Place gradient(Reals gradient) {
    for (Architecture.Parameter parameter : architecture.parameters()) {
      int start = parameter.offset();
      int index = gradient.firstNonFinite(start, start + parameter.size());
      if (index >= 0) {
        return new Place(
            parameter.name(),
            String.format(
                Locale.ROOT,
                "the first gradient that is not finite is %s in '%s', element %d",
                gradient.get(index),
                parameter.name(),
                index - start));
      }
    }
    return null;
  }

  private static String rows(Batch batch) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(batch.rows(), ROWS_SHOWN); i++) {
      text.append(i == 0 ? "" : ", ").append(batch.row(i));
    }
    return text.append(batch.rows() > ROWS_SHOWN ? ", ..." : "").toString();
  }
}
