package dev.gradwright.train;

import dev.gradwright.optimizer.Adadelta;
import dev.gradwright.optimizer.Adagrad;
import dev.gradwright.optimizer.Adam;
import dev.gradwright.optimizer.AdamW;
import dev.gradwright.optimizer.Adamax;
import dev.gradwright.optimizer.Lbfgs;
import dev.gradwright.optimizer.Lion;
import dev.gradwright.optimizer.Nadam;
import dev.gradwright.optimizer.Optimizer;
import dev.gradwright.optimizer.RmsProp;
import dev.gradwright.optimizer.Rprop;
import dev.gradwright.optimizer.Sgd;
import java.util.stream.Stream;

/** One of each kind, and of each option that has a state of its own. */
final class Optimizers {
  private Optimizers() {}

  static Stream<Optimizer> all() {
    return Stream.of(
        Sgd.rate(0.1),
        Sgd.rate(0.1).momentum(0.9).dampening(0.1).weightDecay(0.01),
        Sgd.rate(0.1).momentum(0.9).nesterov(),
        RmsProp.rate(0.01),
        RmsProp.rate(0.01).momentum(0.9).centered().weightDecay(0.01),
        Adam.rate(0.01).weightDecay(0.01),
        Adam.rate(0.01).amsgrad(),
        AdamW.rate(0.01),
        Adagrad.rate(0.1).rateDecay(0.1),
        Adadelta.rate(1),
        Adamax.rate(0.01),
        Nadam.rate(0.01),
        Lion.rate(0.001).weightDecay(0.1),
        Rprop.rate(0.01),
        Lbfgs.rate(0.5).history(3));
  }
}
