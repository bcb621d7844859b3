package dev.baton.escalation.member;

import static java.util.Objects.requireNonNull;

import dev.baton.matrix.Tier;

/**
 * What the matrix counts on one person for, in one tier.
 *
 * @param leads routes into it that they decide, as lead
 * @param onlyLead whether nobody else who is here leads it or stands in for its leads
 * @param owns routes into it that propose them as next owner
 * @param backs routes into it for whose lead or owner they stand in
 */
public record TierDuties(Tier tier, int leads, boolean onlyLead, int owns, int backs) {
  public TierDuties {
    requireNonNull(tier);
  }
}
