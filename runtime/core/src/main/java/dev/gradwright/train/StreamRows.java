package dev.gradwright.train;

import dev.gradwright.data.Binding;
import dev.gradwright.data.DataStream;
import dev.gradwright.data.Dataset;
import org.jspecify.annotations.Nullable;

/** The rows of a stream, in windows of whole batches. */
final class StreamRows implements RowSource {
  private final DataStream stream;
  private final Intake intake;
  private final Dataset first;
  private final int windowRows;

  /**
   * @param intake has taken in the stream
   * @param batchSize the rows of a batch; a larger one than a window means a window
   */
  StreamRows(DataStream stream, Intake intake, int batchSize) {
    this.stream = stream;
    this.intake = intake;
    first = intake.training().data();
    int batch = Math.min(batchSize, stream.windowRows());
    windowRows = (int) Math.min(stream.windowRows() / batch * (long) batch, stream.rows());
  }

  @Override
  public long rows() {
    return stream.rows();
  }

  @Override
  public int windowRows() {
    return windowRows;
  }

  @Override
  public Dataset first() {
    return first;
  }

  @Override
  public String digest() {
    return stream.digest();
  }

  @Override
  public Windows open(int skip) {
    DataStream.Windows windows = stream.open(windowRows, skip);
    return new Windows() {
      @Override
      public @Nullable Binding next() {
        Dataset window = windows.next();
        return window == null ? null : intake.window(window);
      }

      @Override
      public void close() {
        windows.close();
      }
    };
  }
}
