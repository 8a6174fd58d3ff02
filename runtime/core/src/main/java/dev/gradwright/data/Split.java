package dev.gradwright.data;

/**
 * The two parts of a data set.
 *
 * @param train the rows to train on
 * @param test the rows held back
 */
public record Split(Dataset train, Dataset test) {}
