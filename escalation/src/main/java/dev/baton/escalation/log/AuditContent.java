package dev.baton.escalation.log;

import static java.util.Objects.requireNonNull;

/** The erasable part of an audit event: its salt and its canonical JSON text. */
public record AuditContent(String salt, String text) {
  public AuditContent {
    requireNonNull(salt);
    requireNonNull(text);
  }
}
