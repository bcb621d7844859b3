package dev.baton.db.escalate;

/** What an acceptance is, as stored. */
public final class AcceptanceKind {
  /** The lead of the receiving tier said yes. */
  public static final String APPROVED = "approved";

  /** Who had said yes took that back: the ticket is with its previous owner again. */
  public static final String TAKEN_BACK = "taken_back";

  private AcceptanceKind() {}
}
