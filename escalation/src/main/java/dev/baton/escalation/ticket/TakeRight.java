package dev.baton.escalation.ticket;

import dev.baton.matrix.Tier;
import java.util.Collection;

/** Who may become the first owner of a ticket that nobody owns, and who may say so of others. */
public final class TakeRight {
  private TakeRight() {}

  /**
   * Whether somebody works in the tier: the matrix names them there; in a tier that tickets begin
   * in also whoever it names in no tier.
   *
   * @param theirs the tiers that the live matrix names the person in
   * @param entry the tiers that tickets begin in
   */
  public static boolean worksIn(Tier tier, Collection<Tier> theirs, Collection<Tier> entry) {
    return theirs.contains(tier) || (theirs.isEmpty() && entry.contains(tier));
  }
}
