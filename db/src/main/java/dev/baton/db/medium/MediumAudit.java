package dev.baton.db.medium;

import dev.baton.db.Tx;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditKind;
import dev.baton.escalation.member.Baton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** That alerts go by another medium too, or no longer; never where to. */
final class MediumAudit {
  private MediumAudit() {}

  /**
   * Writes it down.
   *
   * @param why it ended, as a code; empty where the person said so themselves
   */
  static void note(Tx tx, AuditKind kind, String member, String medium, String why, Instant at) {
    boolean theirs = why.isEmpty();
    tx.audit(
        new AuditEntry(
            kind,
            at,
            theirs ? member : Baton.ID,
            theirs ? "slack" : "job",
            Optional.empty(),
            theirs
                ? Map.of("medium", medium)
                : Map.of("medium", medium, "member", member, "why", why)));
  }
}
