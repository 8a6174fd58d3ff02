package dev.gradwright.samples.benchmarks.peers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.nn.recurrent.LSTM;
import dev.gradwright.samples.benchmarks.contest.DeepNet;
import dev.gradwright.samples.benchmarks.contest.Net;
import dev.gradwright.samples.benchmarks.contest.Network;
import java.util.List;

/**
 * The networks as blocks of DJL, their parameters in the order of {@link Network#parameters}. All
 * layers are DJL's own; only the middle of the attention, from the projected queries, keys and
 * values to the mixed values, is written in array operations: DJL's attention block makes them by
 * three products instead of one, and PyTorch's own attention is not among what DJL lets one call.
 */
final class DjlBlocks {
  private DjlBlocks() {}

  static Block of(Network net) {
    if (net instanceof Net dense) {
      return dense(dense);
    }
    return switch ((DeepNet) net) {
      case LENET -> lenet();
      case LSTM -> lstm();
      case BLOCK -> block();
    };
  }

  /** The shape of the input. */
  static Shape input(Network net, int rows) {
    if (net instanceof DeepNet deep) {
      return switch (deep) {
        case LENET -> new Shape(rows, 1, 28, 28);
        case LSTM -> new Shape(rows, DeepNet.TIMES, DeepNet.FEATURES);
        case BLOCK -> new Shape(rows, DeepNet.TIMES, DeepNet.WIDTH);
      };
    }
    return new Shape(rows, net.inputs());
  }

  private static Block linear(int units) {
    return Linear.builder().setUnits(units).build();
  }

  private static Block dense(Net net) {
    SequentialBlock block = new SequentialBlock();
    for (int l = 0; l < net.layers(); l++) {
      block.add(linear(net.size(l + 1)));
      if (l < net.layers() - 1) {
        block.add(
            net.hidden() == Net.Hidden.RELU ? Activation.reluBlock() : Activation.tanhBlock());
      }
    }
    return block;
  }

  private static Block lenet() {
    return new SequentialBlock()
        .add(convolution(6))
        .add(Activation.reluBlock())
        .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
        .add(convolution(16))
        .add(Activation.reluBlock())
        .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
        .add(Blocks.batchFlattenBlock())
        .add(linear(120))
        .add(Activation.reluBlock())
        .add(linear(84))
        .add(Activation.reluBlock())
        .add(linear(10));
  }

  private static Block convolution(int filters) {
    return Conv2d.builder().setKernelShape(new Shape(5, 5)).setFilters(filters).build();
  }

  private static Block lstm() {
    return new SequentialBlock()
        .add(LSTM.builder().setStateSize(DeepNet.UNITS).setNumLayers(1).optReturnState(true).build())
        .add(new LambdaBlock(outputs -> new NDList(outputs.get(1).squeeze(0)), "last"))
        .add(linear(10));
  }

  private static Block block() {
    Block attention =
        new SequentialBlock()
            .add(norm())
            .add(linear(3 * DeepNet.WIDTH))
            .add(LambdaBlock.singleton(DjlBlocks::attention))
            .add(linear(DeepNet.WIDTH));
    Block forward =
        new SequentialBlock()
            .add(norm())
            .add(linear(DeepNet.WIDE))
            .add(Activation.geluBlock())
            .add(linear(DeepNet.WIDTH));
    return new SequentialBlock()
        .add(residual(attention))
        .add(residual(forward))
        .add(LambdaBlock.singleton(y -> y.mean(new int[] {1})))
        .add(linear(10));
  }

  private static Block norm() {
    return LayerNorm.builder().axis(2).optEpsilon(DeepNet.EPSILON).build();
  }

  private static Block residual(Block block) {
    return new ParallelBlock(
        both -> new NDList(both.get(0).singletonOrThrow().add(both.get(1).singletonOrThrow())),
        List.of(Blocks.identityBlock(), block));
  }

  /** Queries, keys and values side by side, {@code [rows, times, 3 * width]}, to the mixed values. */
  private static NDArray attention(NDArray all) {
    int each = DeepNet.WIDTH / DeepNet.HEADS;
    NDList parts =
        all.reshape(-1, DeepNet.TIMES, 3, DeepNet.HEADS, each).transpose(2, 0, 3, 1, 4).split(3);
    NDArray queries = parts.get(0).squeeze(0).mul(1 / (float) Math.sqrt(each));
    NDArray keys = parts.get(1).squeeze(0);
    NDArray values = parts.get(2).squeeze(0);
    NDArray looks = queries.matMul(keys.transpose(0, 1, 3, 2)).softmax(-1);
    return looks.matMul(values).transpose(0, 2, 1, 3).reshape(-1, DeepNet.TIMES, DeepNet.WIDTH);
  }
}
