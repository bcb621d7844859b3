package dev.baton.matrix.check;

/**
 * Something in a matrix file that was passed over.
 *
 * @param line line of the file, from 1
 * @param column name of the column
 * @param what what was passed over, a sentence
 * @param howToMend what to do, a sentence
 */
public record Warning(long line, String column, String what, String howToMend) {}
