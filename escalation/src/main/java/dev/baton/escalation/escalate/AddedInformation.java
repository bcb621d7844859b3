package dev.baton.escalation.escalate;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** What somebody added to an escalation while it was pending. */
public record AddedInformation(String author, String text, Instant at) {
  public AddedInformation {
    requireNonNull(author);
    requireNonNull(text);
    requireNonNull(at);
  }
}
