package dev.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says how a component of a record that feeds an {@link Input} is read and prepared. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.RECORD_COMPONENT)
public @interface Feature {
  /**
   * Returns the column of tables; the component's own name if empty. Any spelling of it will do.
   */
  String column() default "";

  /** Returns how numbers are brought to one size. */
  Scale scale() default Scale.STANDARDIZE;

  /** Returns what is done where the component is missing: an empty cell, NaN, null, no value. */
  Gap missing() default Gap.ERROR;

  /** Returns the number that {@link Gap#CONSTANT} puts there. */
  double constant() default 0;

  /** How numbers are brought to one size, by what the training rows are like. */
  enum Scale {
    /** Less the mean, divided by the standard deviation. */
    STANDARDIZE,
    /** Into the range from 0 to 1. */
    MIN_MAX,
    /** Less the median, divided by the range of the middle half. */
    ROBUST,
    /** As they are. */
    NONE
  }

  /** What is done where a value is missing. */
  enum Gap {
    /** It is refused. */
    ERROR,
    /** The row is left out of a table. */
    DROP,
    /** The mean of the training rows stands there. */
    MEAN,
    /** The median of the training rows stands there. */
    MEDIAN,
    /** {@link #constant} stands there. */
    CONSTANT,
    /** The mean stands there, and one more column tells. Of an enum, missing is one more class. */
    MASK
  }
}
