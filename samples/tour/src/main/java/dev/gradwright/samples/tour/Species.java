package dev.gradwright.samples.tour;

/** The three species of iris. */
enum Species {
  SETOSA,
  VERSICOLOR,
  VIRGINICA
}
