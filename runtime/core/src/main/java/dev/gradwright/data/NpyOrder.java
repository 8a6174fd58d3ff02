package dev.gradwright.data;

/** Turns an array around whose first dimension runs fastest. */
final class NpyOrder {
  private NpyOrder() {}

  /** Returns the items with the last dimension fastest. */
  static byte[] rowsFirst(byte[] bytes, NpyHeader header) {
    int dimensions = header.shape().size();
    int itemBytes = header.itemBytes();
    int[] step = new int[dimensions];
    int next = itemBytes;
    for (int i = 0; i < dimensions; i++) {
      step[i] = next;
      next *= header.shape().get(i);
    }
    byte[] turned = Heap.allocate(bytes.length, 1, byte[]::new, "the array");
    int[] index = new int[dimensions];
    int from = 0;
    for (int to = 0; to < bytes.length; to += itemBytes) {
      System.arraycopy(bytes, from, turned, to, itemBytes);
      for (int i = dimensions - 1; i >= 0; i--) {
        from += step[i];
        if (++index[i] < header.shape().get(i)) {
          break;
        }
        from -= step[i] * index[i];
        index[i] = 0;
      }
    }
    return turned;
  }
}
