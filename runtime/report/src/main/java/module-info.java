/** A page about a training: curves, histograms, the graph of the model. */
module dev.gradwright.report {
  requires com.fasterxml.jackson.core;
  requires transitive dev.gradwright;
  requires jdk.httpserver;
  requires static org.jspecify;

  exports dev.gradwright.report;
}
