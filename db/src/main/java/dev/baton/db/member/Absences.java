package dev.baton.db.member;

import static dev.baton.db.tables.baton.Tables.ABSENCE;
import static org.jooq.impl.DSL.any;

import dev.baton.db.Change;
import dev.baton.db.Tx;
import dev.baton.db.pending.Reassessment;
import dev.baton.db.tables.baton.tables.records.AbsenceRecord;
import dev.baton.escalation.decide.AskingCause;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditKind;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.member.PlannedAbsence;
import dev.baton.escalation.member.SetAbsenceOutcome;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;

/** When people of a workspace said to be away, or an admin said so for them. */
public final class Absences {
  private final Tx tx;

  private Absences(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static Absences in(Tx tx) {
    return new Absences(tx);
  }

  /** Everybody's, by Slack id; whoever has none is missing. */
  Map<String, List<Member.Away>> all() {
    return where(ABSENCE.ORG_ID.eq(tx.orgId()));
  }

  /** Those of these people, by Slack id; whoever has none is missing. */
  Map<String, List<Member.Away>> of(Collection<String> members) {
    return where(ABSENCE.MEMBER_ID.eq(any(members.toArray(String[]::new))));
  }

  private Map<String, List<Member.Away>> where(Condition whose) {
    return tx
        .dsl()
        .select(ABSENCE.MEMBER_ID, ABSENCE.AWAY_FROM, ABSENCE.AWAY_UNTIL)
        .from(ABSENCE)
        .where(ABSENCE.ORG_ID.eq(tx.orgId()), whose)
        .orderBy(ABSENCE.AWAY_FROM)
        .fetch()
        .stream()
        .collect(
            Collectors.groupingBy(
                row -> row.value1(),
                Collectors.mapping(
                    row -> new Member.Away(row.value2(), row.value3()), Collectors.toList())));
  }

  /** What this person has from then on, the nearest first. */
  public List<PlannedAbsence> ahead(String member, Instant now) {
    return fetch(ABSENCE.MEMBER_ID.eq(member).and(ABSENCE.AWAY_UNTIL.gt(now)));
  }

  /** What anybody has from then on, the nearest first. */
  public List<PlannedAbsence> ahead(Instant now) {
    return fetch(ABSENCE.AWAY_UNTIL.gt(now));
  }

  /** This one; empty when it is over at that moment, or was taken away meanwhile. */
  public Optional<PlannedAbsence> find(UUID id, Instant now) {
    return fetch(ABSENCE.ABSENCE_ID.eq(id).and(ABSENCE.AWAY_UNTIL.gt(now))).stream().findFirst();
  }

  private List<PlannedAbsence> fetch(Condition which) {
    return tx.dsl()
        .selectFrom(ABSENCE)
        .where(ABSENCE.ORG_ID.eq(tx.orgId()), which)
        .orderBy(ABSENCE.AWAY_FROM, ABSENCE.ABSENCE_ID)
        .fetch(Absences::toPlanned);
  }

  private static PlannedAbsence toPlanned(AbsenceRecord row) {
    return new PlannedAbsence(
        row.getAbsenceId(),
        row.getMemberId(),
        new Member.Away(row.getAwayFrom(), row.getAwayUntil()),
        Optional.ofNullable(row.getNote()),
        row.getSetBy());
  }

  /**
   * Notes that somebody is away, or changes when. Refused when it overlaps another absence of the
   * same person. Whoever waits for their yes is asked anew by a job.
   *
   * @param planned the same id changes it; one that is not there any more is set anew
   * @param surface from where
   */
  public SetAbsenceOutcome set(PlannedAbsence planned, String surface, Instant at) {
    if (!Members.in(tx).lockForAbsence(planned.member())) {
      return new SetAbsenceOutcome.NobodyOfThatId();
    }
    Optional<PlannedAbsence> overlapping =
        fetch(
                ABSENCE
                    .MEMBER_ID
                    .eq(planned.member())
                    .and(ABSENCE.ABSENCE_ID.ne(planned.id()))
                    .and(ABSENCE.AWAY_FROM.lt(planned.away().until()))
                    .and(ABSENCE.AWAY_UNTIL.gt(planned.away().from())))
            .stream()
            .findFirst();
    if (overlapping.isPresent()) {
      return new SetAbsenceOutcome.Overlaps(overlapping.get());
    }
    tx.dsl()
        .insertInto(ABSENCE)
        .set(ABSENCE.ORG_ID, tx.orgId())
        .set(ABSENCE.ABSENCE_ID, planned.id())
        .set(ABSENCE.MEMBER_ID, planned.member())
        .set(ABSENCE.AWAY_FROM, planned.away().from())
        .set(ABSENCE.AWAY_UNTIL, planned.away().until())
        .set(ABSENCE.NOTE, planned.note().orElse(null))
        .set(ABSENCE.SET_BY, planned.setBy())
        .set(ABSENCE.SET_AT, at)
        .onConflict(ABSENCE.ORG_ID, ABSENCE.ABSENCE_ID)
        .doUpdate()
        .set(ABSENCE.AWAY_FROM, planned.away().from())
        .set(ABSENCE.AWAY_UNTIL, planned.away().until())
        .set(ABSENCE.NOTE, planned.note().orElse(null))
        .set(ABSENCE.SET_BY, planned.setBy())
        .set(ABSENCE.SET_AT, at)
        .execute();
    audit(AuditKind.ABSENCE_SET, planned, planned.setBy(), surface, at);
    Change seen = new Change(planned.member(), Optional.empty());
    Stream.of(planned.away().from(), planned.away().until())
        .filter(at::isBefore)
        .forEach(turn -> seen.tellAt(tx, turn));
    Reassessment.because(tx, planned.member(), AskingCause.ABSENCE, at);
    return new SetAbsenceOutcome.Set(planned);
  }

  /**
   * Ends an absence now, or takes it back when it has not begun.
   *
   * @return false when it was over or gone already
   */
  public boolean end(PlannedAbsence planned, String by, String surface, Instant at) {
    Condition thisOne = ABSENCE.ORG_ID.eq(tx.orgId()).and(ABSENCE.ABSENCE_ID.eq(planned.id()));
    boolean begun = planned.away().from().isBefore(at);
    int changed =
        begun
            ? tx.dsl()
                .update(ABSENCE)
                .set(ABSENCE.AWAY_UNTIL, at)
                .where(thisOne, ABSENCE.AWAY_UNTIL.gt(at), ABSENCE.AWAY_FROM.lt(at))
                .execute()
            : tx.dsl().deleteFrom(ABSENCE).where(thisOne).execute();
    if (changed > 0) {
      audit(AuditKind.ABSENCE_ENDED, planned, by, surface, at);
      Reassessment.because(tx, planned.member(), AskingCause.ABSENCE, at);
    }
    return changed > 0;
  }

  /** Forgets what is over since before that moment. */
  public void forgetBefore(Instant moment) {
    tx.dsl()
        .deleteFrom(ABSENCE)
        .where(ABSENCE.ORG_ID.eq(tx.orgId()), ABSENCE.AWAY_UNTIL.lt(moment))
        .execute();
  }

  private void audit(
      AuditKind kind, PlannedAbsence planned, String by, String surface, Instant at) {
    tx.audit(
        new AuditEntry(
            kind,
            at,
            by,
            surface,
            Optional.empty(),
            Map.of(
                "member", planned.member(),
                "from", planned.away().from().toString(),
                "until", planned.away().until().toString())));
  }
}
