package dev.baton.slack.socket;

import java.io.IOException;

/** Whoever takes what comes through the connections. */
@FunctionalInterface
public interface Envelopes {
  /**
   * Takes one envelope, on a thread of its own.
   *
   * @param text JSON as Slack sent it
   * @param connection where its answer goes
   */
  void take(String text, Answering connection);

  /** The connection that an envelope came through. */
  @FunctionalInterface
  interface Answering {
    /**
     * Sends an answer; Slack has it when this returns.
     *
     * @throws IOException when the connection is gone
     */
    void answer(String text) throws IOException;
  }
}
