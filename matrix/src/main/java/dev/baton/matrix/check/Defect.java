package dev.baton.matrix.check;

/** What is wrong with a matrix file, without words: whoever shows it says it in a language. */
public sealed interface Defect permits FileDefect, HeaderDefect, RowDefect {}
