package dev.baton.db.privacy;

import static dev.baton.db.tables.baton.Tables.MEMBER;
import static dev.baton.db.tables.baton.Tables.ROUTE;
import static dev.baton.db.tables.baton.Tables.WORKSPACE;

import dev.baton.db.Job;
import dev.baton.db.Tx;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.file.FileCopies;
import dev.baton.db.member.Members;
import dev.baton.db.member.Roles;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditKind;
import dev.baton.escalation.member.RevokeOutcome;
import dev.baton.escalation.member.Role;
import dev.baton.escalation.privacy.ErasureOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Erasure of one person's data: their words, name and addresses; the history keeps their id. */
public final class Erasures {
  /**
   * Does what {@link #order} promised; its id is the person's Slack id, a blank, and the admin's.
   */
  public static final Job ERASE = new Job("person-erasure");

  private static final int MOST_NAMED = 10;

  private final Tx tx;

  private Erasures(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static Erasures in(Tx tx) {
    return new Erasures(tx);
  }

  /**
   * Orders that what is stored about this person is erased, which takes as long as there is
   * history; their roles go at once.
   *
   * @param by Slack id of the admin who asked for it
   */
  public ErasureOutcome order(String member, String by, Instant at) {
    return refusal(member, by, at)
        .orElseGet(() -> {
          tx.enqueue(ERASE, member + " " + by, at);
          audit(AuditKind.PERSON_ERASURE_ORDERED, member, by, at);
          return new ErasureOutcome.Erased(member);
        });
  }

  /**
   * Erases what is stored about this person, roles included.
   *
   * @param by Slack id of the admin who asked for it
   */
  public ErasureOutcome erase(String member, String by, Instant at) {
    return refusal(member, by, at)
        .orElseGet(() -> {
          tx.dsl()
              .fetch("select baton.erase_person(?, ?, ?::timestamptz)", member, by, at.toString());
          FileCopies.in(tx).deleteDoomed(at);
          audit(AuditKind.PERSON_ERASED, member, by, at);
          return new ErasureOutcome.Erased(member);
        });
  }

  private void audit(AuditKind kind, String member, String by, Instant at) {
    tx.audit(new AuditEntry(kind, at, by, "slack", Optional.empty(), Map.of("member", member)));
  }

  /** Why not now; where nothing keeps the person, their roles are gone afterwards. */
  private Optional<ErasureOutcome> refusal(String member, String by, Instant at) {
    if (!Members.in(tx).lockForErasure(member)) {
      return Optional.of(new ErasureOutcome.Unknown());
    }
    List<Escalation> pending = Escalations.in(tx).filedBy(member, MOST_NAMED);
    if (!pending.isEmpty()) {
      return Optional.of(new ErasureOutcome.StillPending(pending));
    }
    List<Integer> routes = liveRoutesNaming(member);
    if (!routes.isEmpty()) {
      return Optional.of(new ErasureOutcome.StillInMatrix(routes));
    }
    return losesLastAdmin(member, by, at)
        ? Optional.of(new ErasureOutcome.LastAdmin())
        : Optional.empty();
  }

  private boolean losesLastAdmin(String member, String by, Instant at) {
    RevokeOutcome admin = Roles.in(tx).revoke(member, Role.ADMIN.code(), by, "slack", at);
    if (admin == RevokeOutcome.LAST_ADMIN) {
      return true;
    }
    Roles.in(tx).revoke(member, Role.MANAGER.code(), by, "slack", at);
    Roles.in(tx).revoke(member, Role.SUPPORT.code(), by, "slack", at);
    return false;
  }

  private List<Integer> liveRoutesNaming(String member) {
    return tx.dsl()
        .select(ROUTE.NUMBER)
        .from(ROUTE)
        .join(WORKSPACE)
        .on(WORKSPACE.ORG_ID.eq(ROUTE.ORG_ID), WORKSPACE.LIVE_MATRIX_VERSION.eq(ROUTE.VERSION))
        .join(MEMBER)
        .on(MEMBER.ORG_ID.eq(ROUTE.ORG_ID), MEMBER.MEMBER_ID.eq(member))
        .where(ROUTE.ORG_ID.eq(tx.orgId()), NamedInRoute.anywhere())
        .orderBy(ROUTE.NUMBER)
        .fetch(ROUTE.NUMBER);
  }
}
