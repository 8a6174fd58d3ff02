/**
 * The runtime of Gradwright: annotations, data, and what generated networks and trainers stand on.
 */
module dev.gradwright {
  requires com.fasterxml.jackson.core;
  requires de.siegmar.fastcsv;
  requires static java.desktop;
  requires static java.sql;
  requires static jdk.management;
  requires static org.jspecify;

  exports dev.gradwright;
  exports dev.gradwright.data;
  exports dev.gradwright.kernel;
  exports dev.gradwright.layer;
  exports dev.gradwright.loss;
  exports dev.gradwright.metric;
  exports dev.gradwright.optimizer;
  exports dev.gradwright.state;
  exports dev.gradwright.train;
  exports dev.gradwright.tune;
}
