/** The report on a training, as a page in one file or served while the training runs. */
module dev.gradwright.report {
  requires transitive dev.gradwright;
  requires com.fasterxml.jackson.core;
  requires jdk.httpserver;
  requires static org.jspecify;

  exports dev.gradwright.report;
  exports dev.gradwright.report.look;
}
