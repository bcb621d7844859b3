package dev.baton.matrix.check;

/** What is wrong with a file, without words: whoever shows it says it in a language. */
public sealed interface Defect
    permits FileDefect, HeaderDefect, PromiseDefect, RowDefect, TableDefect {}
