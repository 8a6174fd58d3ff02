package dev.gradwright.train;

import dev.gradwright.kernel.DropoutMask;
import dev.gradwright.kernel.Generator;
import dev.gradwright.kernel.Layout;
import dev.gradwright.kernel.Workspace;
import dev.gradwright.state.Memory;
import dev.gradwright.state.Resumable;
import dev.gradwright.state.Streams;
import java.util.List;

/** The dropout masks of a model: drawn anew for every step, filled block by block. */
final class Masks implements Resumable {
  private final List<Layout.Mask> masks;
  private final int[] widths;
  private final Generator random;
  private final long[] keys;
  private final long[] streams;

  Masks(Layout layout, Generator random) {
    masks = layout.masks();
    widths = masks.stream().mapToInt(mask -> layout.valueWidth(mask.buffer())).toArray();
    keys = masks.stream().mapToLong(mask -> Streams.key(mask.node())).toArray();
    streams = new long[widths.length];
    this.random = random;
  }

  /** Draws for the next step; a model without dropout draws nothing. */
  void draw() {
    if (streams.length > 0) {
      long step = random.nextLong();
      for (int i = 0; i < streams.length; i++) {
        streams[i] = Streams.start(step, keys[i]);
      }
    }
  }

  @Override
  public void remember(Memory memory) {
    random.state(memory.whole("masks", random.state()));
  }

  /** Sets the masks of the rows {@code [from, to)}; several threads may share out the rows. */
  void fill(Workspace workspace, int from, int to) {
    for (int i = 0; i < streams.length; i++) {
      Layout.Mask mask = masks.get(i);
      DropoutMask.fill(
          workspace.value(mask.buffer()), widths[i], streams[i], mask.rate(), from, to);
    }
  }
}
