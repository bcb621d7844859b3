package dev.baton.db.member;

import static dev.baton.db.tables.baton.Tables.MEMBER;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.when;

import dev.baton.db.Tx;
import dev.baton.db.pending.Reassessment;
import dev.baton.db.tables.baton.tables.records.MemberRecord;
import dev.baton.escalation.decide.AskingCause;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditKind;
import dev.baton.escalation.member.Member;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;

/** The people of a workspace as Slack tells of them, and what they chose in Baton. */
public final class Members {
  private static final int ROWS_PER_INSERT = 500;

  /**
   * A stored time further ahead than this was written by a clock that ran ahead, and is ignored.
   * Requests of Slack whose time differs by more are refused, so that a right clock writes none.
   */
  private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(5);

  private final Tx tx;

  private Members(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static Members in(Tx tx) {
    return new Members(tx);
  }

  /**
   * Writes what Slack says of these people; what they chose in Baton stays.
   *
   * @return ids of those who are no full members now and were when Slack last told of them
   */
  public List<String> refresh(Collection<Member> members, Instant at) {
    return refresh(members, at, at);
  }

  /**
   * The same with data of an earlier moment. Somebody of whom later data are stored is left as they
   * are.
   *
   * @param asOf the moment the data are of, by Slack's clock
   * @param at now
   */
  public List<String> refresh(Collection<Member> members, Instant asOf, Instant at) {
    // One row per person, in one order, so that two refreshes at once do not wait for each other.
    SortedMap<String, Member> people = new TreeMap<>();
    members.forEach(member -> people.put(member.id(), member));
    Map<String, MemberRecord> rows = locked(people.keySet());
    Map<String, Member> before = new HashMap<>();
    rows.forEach((id, row) -> {
      if (isLater(row, asOf, at)) {
        people.remove(id);
      } else {
        before.put(id, toMember(row));
      }
    });
    auditChanges(before, people.values(), at);
    List<MemberRecord> all = people.values().stream().map(m -> toRecord(m, asOf)).toList();
    for (int from = 0; from < all.size(); from += ROWS_PER_INSERT) {
      write(all.subList(from, Math.min(from + ROWS_PER_INSERT, all.size())), at);
    }
    reassess(before, people.values(), at);
    return people.values().stream()
        .filter(now -> !now.isFull())
        .map(Member::id)
        .filter(id -> before.containsKey(id) && before.get(id).isFull())
        .toList();
  }

  /** What says who may decide is another now for these. */
  private void reassess(Map<String, Member> before, Collection<Member> members, Instant at) {
    List<String> membership =
        members.stream()
            .filter(now -> !standing(before.get(now.id())).equals(standing(now)))
            .map(Member::id)
            .toList();
    List<String> absence =
        members.stream()
            .filter(now -> !membership.contains(now.id()))
            .filter(now -> isAwayOtherwise(before.get(now.id()), now))
            .map(Member::id)
            .toList();
    Reassessment.because(tx, membership, AskingCause.MEMBERSHIP, at);
    Reassessment.because(tx, absence, AskingCause.ABSENCE, at);
  }

  private static List<Object> standing(@Nullable Member member) {
    return member == null
        ? List.of()
        : List.of(member.kind(), member.slackRole(), member.deactivated(), member.email());
  }

  private static boolean isAwayOtherwise(@Nullable Member before, Member now) {
    return before == null
        || before.away() != now.away()
        || !before.awayUntil().equals(now.awayUntil());
  }

  private Map<String, MemberRecord> locked(Collection<String> ids) {
    return tx.dsl()
        .selectFrom(MEMBER)
        .where(MEMBER.ORG_ID.eq(tx.orgId()), MEMBER.MEMBER_ID.eq(any(ids.toArray(String[]::new))))
        .orderBy(MEMBER.MEMBER_ID)
        .forNoKeyUpdate()
        .fetchMap(MEMBER.MEMBER_ID);
  }

  private static boolean isLater(MemberRecord row, Instant asOf, Instant at) {
    return row.getRefreshedAt().isAfter(asOf)
        && !row.getRefreshedAt().isAfter(at.plus(CLOCKS_DIFFER_BY));
  }

  /** What Slack's admins do to people's rights is history; names and time zones are not. */
  private void auditChanges(Map<String, Member> before, Collection<Member> members, Instant at) {
    for (Member now : members) {
      Optional.ofNullable(before.get(now.id()))
          .filter(was -> !rights(was).equals(rights(now)))
          .ifPresent(was -> tx.audit(changed(was, now, at)));
    }
  }

  private static AuditEntry changed(Member was, Member now, Instant at) {
    return new AuditEntry(
        AuditKind.MEMBER_CHANGED,
        at,
        "slack",
        "slack",
        Optional.empty(),
        Map.of("member", now.id(), "before", rights(was), "now", rights(now)));
  }

  private static String rights(Member member) {
    return "%s %s%s"
        .formatted(
            member.kind().name().toLowerCase(Locale.ROOT),
            member.slackRole().name().toLowerCase(Locale.ROOT),
            member.deactivated() ? " deactivated" : "");
  }

  private void write(List<MemberRecord> rows, Instant at) {
    tx.dsl()
        .insertInto(MEMBER)
        .columns(MEMBER.fields())
        .valuesOfRecords(rows)
        .onConflict(MEMBER.ORG_ID, MEMBER.MEMBER_ID)
        .doUpdate()
        .set(MEMBER.EMAIL, unlessErased(MEMBER.EMAIL))
        .set(MEMBER.NAME, unlessErased(MEMBER.NAME))
        .set(MEMBER.TZ, unlessErased(MEMBER.TZ))
        .set(MEMBER.KIND, excluded(MEMBER.KIND))
        .set(MEMBER.SLACK_ROLE, excluded(MEMBER.SLACK_ROLE))
        .set(MEMBER.DEACTIVATED, excluded(MEMBER.DEACTIVATED))
        .set(MEMBER.AWAY, unlessErased(MEMBER.AWAY))
        .set(MEMBER.AWAY_UNTIL, unlessErased(MEMBER.AWAY_UNTIL))
        .set(
            MEMBER.LOCALE,
            unlessErased(MEMBER.LOCALE, coalesce(excluded(MEMBER.LOCALE), MEMBER.LOCALE)))
        .set(MEMBER.REFRESHED_AT, excluded(MEMBER.REFRESHED_AT))
        .where(
            MEMBER
                .REFRESHED_AT
                .le(excluded(MEMBER.REFRESHED_AT))
                .or(MEMBER.REFRESHED_AT.gt(at.plus(CLOCKS_DIFFER_BY))))
        .execute();
  }

  /** Decided under the row's lock, so that an erasure that runs beside it is not undone. */
  private static <T> Field<T> unlessErased(Field<T> column) {
    return unlessErased(column, excluded(column));
  }

  private static <T> Field<T> unlessErased(Field<T> column, Field<T> anew) {
    return when(MEMBER.ERASED_AT.isNull(), anew).otherwise(column);
  }

  /** Everybody Slack ever told of, the deactivated included. */
  public List<Member> all() {
    List<Member> all =
        tx.dsl()
            .selectFrom(MEMBER)
            .where(MEMBER.ORG_ID.eq(tx.orgId()))
            .orderBy(MEMBER.MEMBER_ID)
            .fetch(Members::toMember);
    return with(Absences.in(tx).all(), all);
  }

  private static List<Member> with(Map<String, List<Member.Away>> planned, List<Member> members) {
    return members.stream()
        .map(one -> planned.containsKey(one.id()) ? one.withPlanned(planned.get(one.id())) : one)
        .toList();
  }

  private List<Member> with(List<Member> members) {
    return with(Absences.in(tx).of(members.stream().map(Member::id).toList()), members);
  }

  /** This person; empty when the workspace has nobody of that Slack id. */
  public Optional<Member> find(String id) {
    return those(List.of(id)).stream().findFirst();
  }

  /**
   * Keeps what Slack says of these people as it is, and their data from being erased, until the
   * transaction ends. To be asked before a ticket is locked.
   */
  public void hold(Collection<String> ids) {
    tx.dsl()
        .select(MEMBER.MEMBER_ID)
        .from(MEMBER)
        .where(MEMBER.ORG_ID.eq(tx.orgId()), MEMBER.MEMBER_ID.eq(any(ids.toArray(String[]::new))))
        .orderBy(MEMBER.MEMBER_ID)
        .forShare()
        .fetch();
  }

  /** Lets absences of this person be written one after the other; false for nobody. */
  boolean lockForAbsence(String id) {
    return rowOf(id).forNoKeyUpdate().fetchOptional().isPresent();
  }

  /** Waits for what this person is writing and lets nothing further in; false for nobody. */
  public boolean lockForErasure(String id) {
    return rowOf(id).forUpdate().fetchOptional().isPresent();
  }

  private SelectConditionStep<Record1<String>> rowOf(String id) {
    return tx.dsl()
        .select(MEMBER.MEMBER_ID)
        .from(MEMBER)
        .where(MEMBER.ORG_ID.eq(tx.orgId()), MEMBER.MEMBER_ID.eq(id));
  }

  /** Those of these Slack ids whom the workspace has. */
  public List<Member> those(Collection<String> ids) {
    return with(
        tx.dsl()
            .selectFrom(MEMBER)
            .where(
                MEMBER.ORG_ID.eq(tx.orgId()), MEMBER.MEMBER_ID.eq(any(ids.toArray(String[]::new))))
            .orderBy(MEMBER.MEMBER_ID)
            .fetch(Members::toMember));
  }

  /**
   * Those of these people whom the workspace has, and everybody with one of these addresses, the
   * deactivated included.
   *
   * @param emails in lower case
   */
  public List<Member> those(Collection<String> ids, Collection<String> emails) {
    return with(
        tx.dsl()
            .selectFrom(MEMBER)
            .where(
                MEMBER.ORG_ID.eq(tx.orgId()),
                MEMBER
                    .MEMBER_ID
                    .eq(any(ids.toArray(String[]::new)))
                    .or(MEMBER.EMAIL.eq(any(emails.toArray(String[]::new)))))
            .orderBy(MEMBER.MEMBER_ID)
            .fetch(Members::toMember));
  }

  /** Those of these people of whom something is known from that moment or later. */
  public List<Member> seenSince(Instant since, Collection<String> ids) {
    return tx.dsl()
        .selectFrom(MEMBER)
        .where(
            MEMBER.ORG_ID.eq(tx.orgId()),
            MEMBER.MEMBER_ID.eq(any(ids.toArray(String[]::new))),
            MEMBER.REFRESHED_AT.ge(since))
        .orderBy(MEMBER.MEMBER_ID)
        .fetch(Members::toMember);
  }

  /** Active people of whom nothing is known from that moment or later. */
  public List<Member> notSeenSince(Instant since) {
    return tx.dsl()
        .selectFrom(MEMBER)
        .where(
            MEMBER.ORG_ID.eq(tx.orgId()),
            MEMBER.REFRESHED_AT.lt(since),
            MEMBER.DEACTIVATED.isFalse(),
            MEMBER.KIND.in("full", "guest"))
        .orderBy(MEMBER.MEMBER_ID)
        .fetch(Members::toMember);
  }

  /** The active person with this address; empty when there is none. */
  public Optional<Member> findByEmail(String email) {
    return tx.dsl()
        .selectFrom(MEMBER)
        .where(
            MEMBER.ORG_ID.eq(tx.orgId()),
            MEMBER.EMAIL.eq(email.toLowerCase(Locale.ROOT)),
            MEMBER.DEACTIVATED.isFalse())
        .orderBy(MEMBER.MEMBER_ID)
        .limit(1)
        .fetchOptional(Members::toMember)
        .map(found -> with(List.of(found)).getFirst());
  }

  /**
   * Remembers whether this person wants mail; false when that is so already: nothing is written.
   *
   * @param by the person, or {@code baton} after a complaint
   */
  public boolean setEmailOptOut(
      String member, boolean optOut, String by, String surface, Instant at) {
    int changed =
        tx.dsl()
            .update(MEMBER)
            .set(MEMBER.EMAIL_OPT_OUT, optOut)
            .where(
                MEMBER.ORG_ID.eq(tx.orgId()),
                MEMBER.MEMBER_ID.eq(member),
                MEMBER.EMAIL_OPT_OUT.ne(optOut))
            .execute();
    if (changed > 0) {
      AuditKind kind = optOut ? AuditKind.EMAIL_STOPPED : AuditKind.EMAIL_RESUMED;
      tx.audit(new AuditEntry(kind, at, by, surface, Optional.empty(), Map.of("member", member)));
    }
    return changed > 0;
  }

  /** Whether this person wants requests to decide by mail too. */
  public boolean wantsRequestMail(String member) {
    return tx.dsl()
        .fetchExists(
            MEMBER,
            MEMBER.ORG_ID.eq(tx.orgId()),
            MEMBER.MEMBER_ID.eq(member),
            MEMBER.REQUEST_MAIL.isTrue());
  }

  /** Remembers that; false when it is so already: nothing is written. */
  public boolean setRequestMail(String member, boolean wanted, String surface, Instant at) {
    int changed =
        tx.dsl()
            .update(MEMBER)
            .set(MEMBER.REQUEST_MAIL, wanted)
            .where(
                MEMBER.ORG_ID.eq(tx.orgId()),
                MEMBER.MEMBER_ID.eq(member),
                MEMBER.REQUEST_MAIL.ne(wanted))
            .execute();
    if (changed > 0) {
      AuditKind kind = wanted ? AuditKind.REQUEST_MAIL_WANTED : AuditKind.REQUEST_MAIL_STOPPED;
      tx.audit(
          new AuditEntry(kind, at, member, surface, Optional.empty(), Map.of("member", member)));
    }
    return changed > 0;
  }

  /** Remembers in which language this person wants to be spoken to; empty for Slack's. */
  public void setLanguage(String member, Optional<String> language) {
    tx.dsl()
        .update(MEMBER)
        .set(MEMBER.LANGUAGE, language.orElse(null))
        .where(MEMBER.ORG_ID.eq(tx.orgId()), MEMBER.MEMBER_ID.eq(member), MEMBER.ERASED_AT.isNull())
        .execute();
  }

  private MemberRecord toRecord(Member member, Instant at) {
    MemberRecord row = new MemberRecord();
    row.setOrgId(tx.orgId());
    row.setMemberId(member.id());
    row.setEmail(member.email().map(email -> email.toLowerCase(Locale.ROOT)).orElse(null));
    row.setName(member.name());
    row.setTz(member.zone().getId());
    row.setKind(member.kind().name().toLowerCase(Locale.ROOT));
    row.setSlackRole(member.slackRole().name().toLowerCase(Locale.ROOT));
    row.setDeactivated(member.deactivated());
    row.setAway(member.away());
    row.setAwayUntil(member.awayUntil().orElse(null));
    row.setEmailOptOut(member.emailOptOut());
    row.setRequestMail(false);
    row.setLocale(member.speech().locale().orElse(null));
    row.setRefreshedAt(at);
    return row;
  }

  private static Member toMember(MemberRecord row) {
    return new Member(
        row.getMemberId(),
        Optional.ofNullable(row.getEmail()),
        row.getName(),
        ZoneId.of(row.getTz()),
        Member.Kind.valueOf(row.getKind().toUpperCase(Locale.ROOT)),
        Member.SlackRole.valueOf(row.getSlackRole().toUpperCase(Locale.ROOT)),
        row.getDeactivated(),
        row.getAway(),
        Optional.ofNullable(row.getAwayUntil()),
        row.getEmailOptOut(),
        new Member.Speech(
            Optional.ofNullable(row.getLocale()), Optional.ofNullable(row.getLanguage())),
        List.of());
  }
}
