package dev.baton.matrix;

/** Somebody who may decide on a request. */
public final class Decider {
  private Decider() {}

  /** What makes somebody a decider; the order of constants is the order of asking. */
  public enum Role {
    LEAD,
    BACKUP_LEAD,
    /** Lead of another route into the receiving tier. */
    TIER_LEAD,
    /** Lead of a route into the tier after the receiving one. */
    LEAD_ABOVE,
    MANAGER
  }
}
