package dev.gradwright.samples.tour;

import dev.gradwright.Feature;
import java.util.OptionalDouble;

/** What was measured of a flower, in centimetres; petals are sometimes lost. */
record Flower(
    double sepalLength,
    double sepalWidth,
    @Feature(missing = Feature.Gap.MEAN) OptionalDouble petalLength,
    @Feature(missing = Feature.Gap.MEAN) OptionalDouble petalWidth) {}
