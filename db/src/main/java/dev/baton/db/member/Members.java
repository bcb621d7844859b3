package dev.baton.db.member;

import static dev.baton.db.tables.baton.Tables.MEMBER;
import static dev.baton.db.tables.baton.Tables.ROLE_GRANT;
import static dev.baton.db.tables.baton.Tables.ROUTE;
import static dev.baton.db.tables.baton.Tables.WORKSPACE;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;

import dev.baton.db.Tx;
import dev.baton.db.tables.baton.tables.records.MemberRecord;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditKind;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.member.RevokeOutcome;
import dev.baton.escalation.member.Role;
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
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.SelectConditionStep;

/** The people of a workspace and what they may do. */
public final class Members {
  private static final int ROWS_PER_INSERT = 500;

  /**
   * What is known of a time after that was written by a clock that ran ahead, and does not stand.
   * Slack's requests are refused where clocks differ by more.
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
   * What somebody may do now.
   *
   * @param known whether the workspace has this person at all
   * @param full whether they are an active full member
   * @param manager whether they are a manager: by Slack's roles, by grant, or by the live matrix
   * @param admin whether they are an admin: by Slack's roles or by grant
   */
  public record Standing(boolean known, boolean full, boolean manager, boolean admin) {
    static final Standing NONE = new Standing(false, false, false, false);
  }

  /**
   * Writes what Slack says of these people; what they chose in Baton stays.
   *
   * @return ids of those who are deactivated now and were not when Slack last told of them
   */
  public List<String> refresh(Collection<Member> members, Instant at) {
    return refresh(members, at, at);
  }

  /**
   * The same for what was so at an earlier moment: of whom something later is known, that stands.
   *
   * @param asOf when it was so by Slack's clock
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
    return people.values().stream()
        .filter(Member::deactivated)
        .map(Member::id)
        .filter(id -> before.containsKey(id) && !before.get(id).deactivated())
        .toList();
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
    return when(MEMBER.ERASED_AT.isNull(), excluded(column)).otherwise(column);
  }

  /** Everybody Slack ever told of, the deactivated included. */
  public List<Member> all() {
    return tx.dsl()
        .selectFrom(MEMBER)
        .where(MEMBER.ORG_ID.eq(tx.orgId()))
        .orderBy(MEMBER.MEMBER_ID)
        .fetch(Members::toMember);
  }

  /** This person; empty when the workspace has nobody of that Slack id. */
  public Optional<Member> find(String id) {
    return tx.dsl()
        .selectFrom(MEMBER)
        .where(MEMBER.ORG_ID.eq(tx.orgId()).and(MEMBER.MEMBER_ID.eq(id)))
        .fetchOptional(Members::toMember);
  }

  /** Keeps this person's data from being erased before what they write now is on record. */
  public void keepFromErasure(String id) {
    rowOf(id).forShare().fetch();
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
    return tx.dsl()
        .selectFrom(MEMBER)
        .where(MEMBER.ORG_ID.eq(tx.orgId()), MEMBER.MEMBER_ID.eq(any(ids.toArray(String[]::new))))
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
        .fetchOptional(Members::toMember);
  }

  /** What this person may do now, in one round trip. */
  public Standing standingOf(String id) {
    Field<Boolean> manager =
        field(or(isSlackAdmin(), hasGrant("manager"), hasGrant("admin"), isManagerOfLiveMatrix()));
    Field<Boolean> admin = field(or(isSlackAdmin(), hasGrant("admin")));
    return tx.dsl()
        .select(MEMBER.KIND, MEMBER.DEACTIVATED, manager, admin)
        .from(MEMBER)
        .where(MEMBER.ORG_ID.eq(tx.orgId()).and(MEMBER.MEMBER_ID.eq(id)))
        .fetchOptional(row -> {
          boolean full = row.value1().equals("full") && !row.value2();
          return new Standing(true, full, full && row.value3(), full && row.value4());
        })
        .orElse(Standing.NONE);
  }

  /** Ids of all managers, for what managers are told. */
  public List<String> managers() {
    return tx.dsl()
        .select(MEMBER.MEMBER_ID)
        .from(MEMBER)
        .where(
            MEMBER.ORG_ID.eq(tx.orgId()),
            MEMBER.KIND.eq("full"),
            MEMBER.DEACTIVATED.isFalse(),
            or(isSlackAdmin(), hasGrant("manager"), hasGrant("admin"), isManagerOfLiveMatrix()))
        .orderBy(MEMBER.MEMBER_ID)
        .fetch(MEMBER.MEMBER_ID);
  }

  /** Gives a role; false when they had it already, and then nothing is written. */
  public boolean grant(String member, String role, String by, String surface, Instant at) {
    int inserted =
        tx.dsl()
            .insertInto(ROLE_GRANT)
            .set(ROLE_GRANT.ORG_ID, tx.orgId())
            .set(ROLE_GRANT.MEMBER_ID, member)
            .set(ROLE_GRANT.ROLE, role)
            .set(ROLE_GRANT.GRANTED_BY, by)
            .set(ROLE_GRANT.GRANTED_AT, at)
            .onConflictDoNothing()
            .execute();
    return audited(inserted, AuditKind.ROLE_GRANTED, member, role, by, surface, at);
  }

  /** Takes a granted role away, unless nobody would be left who may change settings. */
  public RevokeOutcome revoke(String member, String role, String by, String surface, Instant at) {
    lockRoles();
    if (isLastAdmin(member, role)) {
      return RevokeOutcome.LAST_ADMIN;
    }
    int deleted =
        tx.dsl()
            .deleteFrom(ROLE_GRANT)
            .where(
                ROLE_GRANT.ORG_ID.eq(tx.orgId()),
                ROLE_GRANT.MEMBER_ID.eq(member),
                ROLE_GRANT.ROLE.eq(role))
            .execute();
    return audited(deleted, AuditKind.ROLE_REVOKED, member, role, by, surface, at)
        ? RevokeOutcome.REVOKED
        : RevokeOutcome.NOT_GRANTED;
  }

  /**
   * Lets nobody else's role be taken until the transaction ends. Asked before the standing of who
   * wants to change something, so that two admins who remove each other come one after the other.
   */
  public void lockRoles() {
    tx.dsl()
        .select(WORKSPACE.ORG_ID)
        .from(WORKSPACE)
        .where(WORKSPACE.ORG_ID.eq(tx.orgId()))
        .forNoKeyUpdate()
        .fetch();
  }

  private boolean isLastAdmin(String member, String role) {
    return role.equals(Role.ADMIN.code())
        && tx.dsl()
            .fetchExists(
                ROLE_GRANT,
                ROLE_GRANT
                    .ORG_ID
                    .eq(tx.orgId())
                    .and(ROLE_GRANT.MEMBER_ID.eq(member))
                    .and(ROLE_GRANT.ROLE.eq(role)))
        && !find(member).filter(m -> m.slackRole() != Member.SlackRole.MEMBER).isPresent()
        && !RoleHolders.in(tx).hasAdminBesides(member);
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

  private boolean audited(
      int rows, AuditKind kind, String member, String role, String by, String surface, Instant at) {
    if (rows == 0) {
      return false;
    }
    tx.audit(
        new AuditEntry(
            kind, at, by, surface, Optional.empty(), Map.of("member", member, "role", role)));
    return true;
  }

  static Condition isSlackAdmin() {
    return MEMBER.SLACK_ROLE.in("admin", "owner");
  }

  static Condition hasGrant(String role) {
    return exists(
        selectOne()
            .from(ROLE_GRANT)
            .where(
                ROLE_GRANT.ORG_ID.eq(MEMBER.ORG_ID),
                ROLE_GRANT.MEMBER_ID.eq(MEMBER.MEMBER_ID),
                ROLE_GRANT.ROLE.eq(role)));
  }

  static Condition isManagerOfLiveMatrix() {
    return exists(
        selectOne()
            .from(ROUTE)
            .join(WORKSPACE)
            .on(WORKSPACE.ORG_ID.eq(ROUTE.ORG_ID), WORKSPACE.LIVE_MATRIX_VERSION.eq(ROUTE.VERSION))
            .where(ROUTE.ORG_ID.eq(MEMBER.ORG_ID), MEMBER.EMAIL.eq(any(ROUTE.MANAGERS))));
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
        row.getEmailOptOut());
  }
}
