package dev.baton.matrix.check;

/**
 * What is wrong with a file that is imported, without words: whoever shows it says it in a
 * language.
 */
public sealed interface Defect permits FileDefect, HeaderDefect, RowDefect, TableDefect {}
