package dev.baton.db.embedded;

/** The embedded database cannot be had; the message is a sentence for the person at the console. */
public final class EmbeddedDatabaseProblem extends RuntimeException {
  EmbeddedDatabaseProblem(String sentence) {
    super(sentence);
  }

  EmbeddedDatabaseProblem(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
