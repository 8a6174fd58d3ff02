package dev.gradwright.kernel;

import static com.google.common.truth.Truth.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** When work counts as compiled. */
final class WarmUpTest {
  private static volatile Object kept = "";

  private static boolean cancelledAfter(int looks, AtomicInteger count) {
    return count.incrementAndGet() > looks;
  }

  @Test
  void workThatIsFastAndAllocatesNothingIsCompiled() {
    assertThat(new WarmUp(Thread::onSpinWait).run(1e9, () -> false)).isTrue();
  }

  @Test
  void workThatAllocatesIsNot() {
    AtomicInteger looks = new AtomicInteger();
    WarmUp allocating = new WarmUp(() -> kept = new float[16]);
    assertThat(allocating.run(1e9, () -> cancelledAfter(20, looks))).isFalse();
    assertThat(kept).isInstanceOf(float[].class);
  }

  @Test
  void workOfTwiceThePaceThatAllocatesLittleIsCompiled() {
    WarmUp seldom =
        new WarmUp(
            () -> {
              long start = System.nanoTime();
              while (System.nanoTime() - start < 50_000) {
                Thread.onSpinWait();
              }
              kept = new float[16];
            });
    AtomicInteger looks = new AtomicInteger();
    assertThat(seldom.run(1e9, () -> cancelledAfter(200, looks))).isTrue();
    assertThat(looks.get()).isAtLeast(20);
  }

  @Test
  void workThatIsSlowerThanTheLimitIsNot() {
    AtomicInteger looks = new AtomicInteger();
    WarmUp slow = new WarmUp(Thread::onSpinWait);
    assertThat(slow.run(0, () -> cancelledAfter(20, looks))).isFalse();
    assertThat(looks.get()).isEqualTo(21);
  }
}
