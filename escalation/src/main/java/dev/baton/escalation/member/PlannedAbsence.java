package dev.baton.escalation.member;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.UUID;

/**
 * When a member is away.
 *
 * @param member Slack id
 * @param note what they say of it; empty for nothing
 * @param setBy Slack id of who said so: the person, or an admin
 */
public record PlannedAbsence(
    UUID id, String member, Member.Away away, Optional<String> note, String setBy) {
  /** In UTF-16 units, as Slack counts the text of an input. */
  public static final int LONGEST_NOTE = 200;

  public PlannedAbsence {
    requireNonNull(id);
    requireNonNull(member);
    requireNonNull(away);
    requireNonNull(note);
    requireNonNull(setBy);
  }
}
