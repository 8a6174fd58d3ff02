package dev.gradwright.kernel;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How much a thread has allocated, where this JVM tells. */
final class Allocation {
  private static final boolean KNOWN = ModuleLayer.boot().findModule("jdk.management").isPresent();

  private Allocation() {}

  /** Returns the bytes allocated by this thread so far; always 0 where nobody counts them. */
  static long ofThisThread() {
    return KNOWN ? Counter.bytes() : 0;
  }

  /** Apart, so that it is not linked where the module is missing. */
  private static final class Counter {
    private static long bytes() {
      return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
              && threads.isThreadAllocatedMemoryEnabled()
          ? threads.getCurrentThreadAllocatedBytes()
          : 0;
    }
  }
}
