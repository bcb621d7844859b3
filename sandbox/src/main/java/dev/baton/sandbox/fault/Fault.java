package dev.baton.sandbox.fault;

import java.time.Duration;
import java.util.Optional;

/** One thing that goes wrong with one call. */
public sealed interface Fault {
  /** The work is not done; this status is the answer. */
  record Answer(int status, Optional<Duration> retryAfter) implements Fault {}

  /** The work is not done; the answer is {@code ok: false} with this error. */
  record Refusal(String error) implements Fault {}

  /** The work is not done; something in between answers 200 with a web page. */
  record WebPage() implements Fault {}

  /** The work is done, and then the connection is closed without an answer. */
  record LostAnswer() implements Fault {}

  /** The work is done after waiting. */
  record Slow(Duration duration) implements Fault {}

  /** The connection is closed at once. */
  record Down() implements Fault {}
}
