package dev.baton.db.escalate;

import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static dev.baton.db.tables.baton.Tables.MEMBER;
import static dev.baton.db.tables.baton.Tables.RECIPIENT;

import dev.baton.db.Job;
import dev.baton.db.Tx;
import dev.baton.db.member.Members;
import dev.baton.escalation.escalate.EscalationState;
import dev.baton.escalation.member.Member;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * People asked to decide who are no full members: who left, became guests, or never were. Each is
 * replaced by a job, from whom the live matrix names then.
 */
public final class AskedWhoLeft {
  /** Finds who decides in place of one of them; its id is that person's Slack id. */
  public static final Job REPLACE = new Job("leaver-replacement");

  private final Tx tx;

  private AskedWhoLeft(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static AskedWhoLeft in(Tx tx) {
    return new AskedWhoLeft(tx);
  }

  /**
   * Has those of these people replaced who are no full members. Their rows must be held, so that
   * nobody leaves between this look and the commit.
   */
  public void replace(Collection<String> asked, Instant at) {
    Set<String> full =
        Members.in(tx).those(asked).stream()
            .filter(Member::isFull)
            .map(Member::id)
            .collect(Collectors.toSet());
    new TreeSet<>(asked)
        .stream()
            .filter(person -> !full.contains(person))
            .forEach(person -> tx.enqueue(REPLACE, person, at));
  }

  /** The same for everybody for whom something waits. */
  public void replaceAll(Instant at) {
    tx.dsl()
        .selectDistinct(RECIPIENT.MEMBER_ID)
        .from(ESCALATION)
        .join(RECIPIENT)
        .on(
            RECIPIENT.ORG_ID.eq(ESCALATION.ORG_ID),
            RECIPIENT.TICKET_KEY.eq(ESCALATION.TICKET_KEY),
            RECIPIENT.SEQ.eq(ESCALATION.SEQ))
        .leftJoin(MEMBER)
        .on(MEMBER.ORG_ID.eq(RECIPIENT.ORG_ID), MEMBER.MEMBER_ID.eq(RECIPIENT.MEMBER_ID))
        .where(
            ESCALATION.ORG_ID.eq(tx.orgId()),
            ESCALATION.STATE.eq(EscalationState.PENDING.code()),
            RECIPIENT.REMOVED_AT.isNull(),
            MEMBER.MEMBER_ID.isNull().or(MEMBER.DEACTIVATED.isTrue()).or(MEMBER.KIND.ne("full")))
        .orderBy(RECIPIENT.MEMBER_ID)
        .forEach(row -> tx.enqueue(REPLACE, row.value1(), at));
  }
}
