package dev.baton.db.member;

import static dev.baton.db.tables.baton.Tables.ACCEPTANCE;
import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static dev.baton.db.tables.baton.Tables.FIRST_TAKING;
import static dev.baton.db.tables.baton.Tables.MEMBER;
import static dev.baton.db.tables.baton.Tables.ROUTE;
import static dev.baton.db.tables.baton.Tables.TICKET;
import static dev.baton.db.tables.baton.Tables.WORKSPACE;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import dev.baton.db.Tx;
import dev.baton.escalation.escalate.EscalationState;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.HistoryRight;
import dev.baton.escalation.member.Permissions;
import dev.baton.escalation.member.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.TableField;

/**
 * Who reads tickets' histories: the support team, or every full member where an admin said so. To
 * the support team belong managers, admins, whom the live matrix names in any column, who owns or
 * owned a ticket by an approval or took one that nobody owned, whose request was approved, and whom
 * an admin added. That somebody filed for a ticket never seen before, which makes them its first
 * owner, is not enough.
 */
public final class HistoryReaders {
  private final Tx tx;
  private final RoleSources sources;

  private HistoryReaders(Tx tx) {
    this.tx = tx;
    this.sources = new RoleSources(tx);
  }

  /** Those of this transaction's workspace. */
  public static HistoryReaders in(Tx tx) {
    return new HistoryReaders(tx);
  }

  /** What this person may read now. */
  public HistoryRight rightOf(String member) {
    Permissions permissions = Roles.in(tx).permissionsOf(member);
    boolean needless = !permissions.full() || permissions.manager() || permissions.admin();
    return HistoryRight.of(permissions, needless || isOfSupportTeam(member), needless || isOpen());
  }

  /** Whether they work on tickets: who only may read because everybody may does not. */
  public boolean worksOnTickets(String member) {
    Permissions permissions = Roles.in(tx).permissionsOf(member);
    return permissions.full()
        && (permissions.manager() || permissions.admin() || isOfSupportTeam(member));
  }

  private boolean isOfSupportTeam(String member) {
    return tx.dsl()
        .fetchExists(
            MEMBER,
            sources.isActive(),
            MEMBER.MEMBER_ID.eq(member),
            sources
                .hasGrant(Role.SUPPORT)
                .or(owned(member))
                .or(took(member))
                .or(worksAtHelpDesk(member))
                .or(handedOn(member, ESCALATION.REQUESTER))
                .or(handedOn(member, ESCALATION.PREVIOUS_OWNER))
                .or(
                    sources.isInLiveMatrix(
                        List.of(
                            ROUTE.OWNERS,
                            ROUTE.BACKUP_OWNERS,
                            ROUTE.LEADS,
                            ROUTE.BACKUP_LEADS,
                            ROUTE.MANAGERS))));
  }

  private Condition owned(String member) {
    return exists(
        selectOne()
            .from(ACCEPTANCE)
            .where(ACCEPTANCE.ORG_ID.eq(tx.orgId()), ACCEPTANCE.NEW_OWNER.eq(member)));
  }

  private Condition took(String member) {
    return exists(
        selectOne()
            .from(FIRST_TAKING)
            .where(FIRST_TAKING.ORG_ID.eq(tx.orgId()), FIRST_TAKING.OWNER.eq(member)));
  }

  private Condition worksAtHelpDesk(String member) {
    return exists(
        selectOne().from(TICKET).where(TICKET.ORG_ID.eq(tx.orgId()), TICKET.DESK_OWNER.eq(member)));
  }

  private Condition handedOn(String member, TableField<?, String> by) {
    return exists(
        selectOne()
            .from(ESCALATION)
            .where(
                ESCALATION.ORG_ID.eq(tx.orgId()),
                by.eq(member),
                ESCALATION.STATE.eq(EscalationState.APPROVED.code())));
  }

  /** Whether every full member reads. */
  public boolean isOpen() {
    return tx.dsl()
        .fetchExists(WORKSPACE, WORKSPACE.ORG_ID.eq(tx.orgId()), WORKSPACE.HISTORY_OPEN.isTrue());
  }

  /** Opens reading to every full member, or closes it; false when that is so already. */
  public boolean setOpen(boolean open, String by, Instant at) {
    int changed =
        tx.dsl()
            .update(WORKSPACE)
            .set(WORKSPACE.HISTORY_OPEN, open)
            .where(WORKSPACE.ORG_ID.eq(tx.orgId()), WORKSPACE.HISTORY_OPEN.ne(open))
            .execute();
    if (changed > 0) {
      tx.audit(
          AuditEntry.ofSettings(
              Map.of("history_readers", open ? "full_members" : "support_team"), by, at));
    }
    return changed > 0;
  }
}
