package dev.gradwright.optimizer;

import dev.gradwright.state.Memory;

/** A climb in a straight line before another schedule. */
record WarmUpSchedule(Schedule after, int warm, boolean smooth) implements Schedule {
  @Override
  public ScheduleState begin(double base, int epochs) {
    ScheduleState rest = after.begin(base, Math.max(1, epochs - warm + 1));
    return new ScheduleState() {
      @Override
      public double rate(int epoch, double progress) {
        double done = smooth ? epoch + progress : epoch + 1;
        return done < warm
            ? rest.rate(0, 0) * (done / warm)
            : rest.rate(epoch - warm + 1, progress);
      }

      @Override
      public void epochEnded(double monitored) {
        rest.epochEnded(monitored);
      }

      @Override
      public void remember(Memory memory) {
        rest.remember(memory);
      }
    };
  }

  @Override
  public String toString() {
    return after + (smooth ? " after a smooth warm-up of " : " after a warm-up of ") + warm;
  }
}
