package dev.baton.matrix;

import java.util.List;

/**
 * Somebody who may decide on a request.
 *
 * @param roles all they hold for this route, nearest first
 * @param standsInFor whom they replace from the start, with why; empty when it is their own turn
 */
public record Decider(Person person, List<Role> roles, List<Absence> standsInFor) {
  public Decider {
    roles = List.copyOf(roles);
    standsInFor = List.copyOf(standsInFor);
  }

  /** What makes somebody a decider; the order of constants is the order of asking. */
  public enum Role {
    LEAD,
    BACKUP_LEAD,
    /** Lead of a route into the tier after the receiving one. */
    LEAD_ABOVE,
    MANAGER
  }
}
