package dev.baton.db.member;

import static dev.baton.db.tables.baton.Tables.MEMBER;
import static dev.baton.db.tables.baton.Tables.ROLE_GRANT;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.notExists;

import dev.baton.db.Tx;
import dev.baton.db.pending.Reassessment;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.decide.AskingCause;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditKind;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.member.Permissions;
import dev.baton.escalation.member.RevokeOutcome;
import dev.baton.escalation.member.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record1;
import org.jooq.Select;

/** What people of a workspace may do: by Slack, by grant, and by the live matrix. */
public final class Roles {
  private final Tx tx;
  private final RoleSources sources;

  private Roles(Tx tx) {
    this.tx = tx;
    this.sources = new RoleSources(tx);
  }

  /** Those of this transaction's workspace. */
  public static Roles in(Tx tx) {
    return new Roles(tx);
  }

  /** What this person may do now, in one round trip. */
  public Permissions permissionsOf(String id) {
    Condition named = sources.isNamedManager();
    Condition admin = sources.isAdmin();
    Condition standsIn = admin.and(notExists(sources.namedManagers()));
    return tx.dsl()
        .select(MEMBER.KIND, MEMBER.DEACTIVATED, field(named.or(standsIn)), field(admin))
        .from(MEMBER)
        .where(MEMBER.ORG_ID.eq(tx.orgId()).and(MEMBER.MEMBER_ID.eq(id)))
        .fetchOptional(row -> {
          boolean full = row.value1().equals("full") && !row.value2();
          return new Permissions(true, full, full && row.value3(), full && row.value4());
        })
        .orElse(Permissions.NONE);
  }

  /** Ids of all managers, for what managers are told; the admins while there is no manager. */
  public List<String> managers() {
    List<String> named = ids(sources.namedManagers());
    return named.isEmpty() ? admins() : named;
  }

  /** Whether somebody is a manager by grant or by the live matrix, so that no admin stands in. */
  public boolean hasNamedManager() {
    return tx.dsl().fetchExists(sources.namedManagers());
  }

  /** Ids of all admins: Slack's own, and those by grant. */
  public List<String> admins() {
    return ids(sources.slackAdmins().unionAll(sources.granted(Role.ADMIN)));
  }

  private List<String> ids(Select<Record1<String>> found) {
    return tx.dsl().fetch(found).stream().map(Record1::value1).distinct().sorted().toList();
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
    lock();
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
   * Lets nobody else's role be taken until the transaction ends. Asked before the permissions of
   * who wants to change something, so that two admins who remove each other come one after the
   * other.
   */
  public void lock() {
    WorkspaceRow.in(tx).lock();
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
        && !Members.in(tx)
            .find(member)
            .filter(m -> m.slackRole() != Member.SlackRole.MEMBER)
            .isPresent()
        && !RoleHolders.in(tx).hasAdminBesides(member);
  }

  private boolean audited(
      int rows, AuditKind kind, String member, String role, String by, String surface, Instant at) {
    if (rows == 0) {
      return false;
    }
    tx.audit(
        new AuditEntry(
            kind, at, by, surface, Optional.empty(), Map.of("member", member, "role", role)));
    Reassessment.because(tx, member, AskingCause.MEMBERSHIP, at);
    return true;
  }
}
