package dev.baton.escalation.decide;

import java.util.Locale;

/** What an acceptance is: the record that moves ownership. */
public enum AcceptanceKind {
  /** The lead of the receiving tier said yes. */
  APPROVED,
  /** Who had said yes took that back: the ticket is with its previous owner again. */
  TAKEN_BACK;

  /** As stored: {@code taken_back}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
