package dev.baton.bot.leaver;

import static java.util.Objects.requireNonNull;

import dev.baton.escalation.member.TierDuties;
import java.util.List;

/**
 * Somebody who left, and what they still hold in the tiers that its reader answers for.
 *
 * @param member Slack id
 * @param guest whether they are a guest now; else their account is switched off
 * @param tickets how many tickets are theirs
 * @param duties what the live matrix counts on them for
 */
public record Leaver(String member, boolean guest, int tickets, List<TierDuties> duties) {
  public Leaver {
    requireNonNull(member);
    duties = List.copyOf(duties);
  }

  /** Whether the matrix is to be changed. */
  public boolean isNamed() {
    return !duties.isEmpty();
  }
}
