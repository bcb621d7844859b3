package dev.baton.bot.matrix;

/** Reads Google Sheets: from Google, or in a test from what that says. */
@FunctionalInterface
public interface Sheets {
  /** Reads the sheet of this link, or says why not. */
  MatrixSource.Opened open(String link);
}
