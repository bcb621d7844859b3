package dev.baton.sandbox.fault;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One thing that goes wrong with one call. */
public sealed interface Fault {
  /** The work is not done; this status is the answer. */
  record Answer(int status, Optional<Duration> retryAfter) implements Fault {}

  /**
   * The work is not done; the answer is {@code ok: false} with this error.
   *
   * @param messages what the answer's metadata says; may be empty
   */
  record Refusal(String error, List<String> messages) implements Fault {
    public Refusal {
      messages = List.copyOf(messages);
    }
  }

  /** The work is not done; something in between answers 200 with a web page. */
  record WebPage() implements Fault {}

  /** The work is not done; the connection is closed without an answer. */
  record Cut() implements Fault {}

  /** The work is done, and then the connection is closed without an answer. */
  record LostAnswer() implements Fault {}

  /** The work is done; the answer begins, and then the connection is closed. */
  record HalfAnswer() implements Fault {}

  /** The work is done at once; its answer comes after waiting. */
  record LateAnswer(Duration duration) implements Fault {}

  /** The work is done after waiting. */
  record Slow(Duration duration) implements Fault {}

  /** The connection is closed at once. */
  record Down() implements Fault {}
}
