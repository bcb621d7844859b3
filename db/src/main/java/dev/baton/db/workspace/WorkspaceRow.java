package dev.baton.db.workspace;

import static dev.baton.db.tables.baton.Tables.TICKET;
import static dev.baton.db.tables.baton.Tables.WORKSPACE;
import static org.jooq.impl.DSL.selectOne;

import dev.baton.db.Tx;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditKind;
import dev.baton.escalation.ticket.TicketKeyFormat;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The workspace's own row. */
public final class WorkspaceRow {
  private static final int MOST_COUNTED = 100_000;

  private final Tx tx;

  private WorkspaceRow(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static WorkspaceRow in(Tx tx) {
    return new WorkspaceRow(tx);
  }

  /** How the workspace writes its tickets; empty when Baton does not know the workspace. */
  public Optional<TicketKeyFormat> ticketKeyFormat() {
    return tx.dsl()
        .select(WORKSPACE.TICKET_PREFIX, WORKSPACE.TICKET_PATTERN, WORKSPACE.TICKET_URL_TEMPLATE)
        .from(WORKSPACE)
        .where(WORKSPACE.ORG_ID.eq(tx.orgId()))
        .fetchOptional(row ->
            new TicketKeyFormat(row.value1(), row.value2(), Optional.ofNullable(row.value3())));
  }

  /** Whether Baton knows the workspace. */
  public boolean isKnown() {
    return tx.dsl().fetchExists(WORKSPACE, WORKSPACE.ORG_ID.eq(tx.orgId()));
  }

  /** Until the transaction ends nobody else who locks it goes on. */
  public void lock() {
    tx.dsl()
        .select(WORKSPACE.ORG_ID)
        .from(WORKSPACE)
        .where(WORKSPACE.ORG_ID.eq(tx.orgId()))
        .forNoKeyUpdate()
        .fetch();
  }

  /** As Slack calls it; empty when Baton does not know the workspace. */
  public Optional<String> name() {
    return tx.dsl()
        .select(WORKSPACE.NAME)
        .from(WORKSPACE)
        .where(WORKSPACE.ORG_ID.eq(tx.orgId()))
        .fetchOptional(WORKSPACE.NAME);
  }

  /** Whether an admin of the workspace agreed that Baton may email its people. */
  public boolean hasEmailConsent() {
    return tx.dsl()
        .fetchExists(
            WORKSPACE, WORKSPACE.ORG_ID.eq(tx.orgId()).and(WORKSPACE.EMAIL_CONSENT_AT.isNotNull()));
  }

  /** Who agreed to email, and when; empty while nobody did. */
  public Optional<EmailConsent> emailConsent() {
    return tx.dsl()
        .select(WORKSPACE.EMAIL_CONSENT_BY, WORKSPACE.EMAIL_CONSENT_AT)
        .from(WORKSPACE)
        .where(WORKSPACE.ORG_ID.eq(tx.orgId()), WORKSPACE.EMAIL_CONSENT_AT.isNotNull())
        .fetchOptional(row -> new EmailConsent(row.value1(), row.value2()));
  }

  /**
   * An admin's agreement.
   *
   * @param by Slack id
   */
  public record EmailConsent(String by, Instant at) {}

  /** Notes or ends the agreement; false when that is so already: nothing is written. */
  public boolean setEmailConsent(boolean agreed, String by, Instant at) {
    if (hasEmailConsent() == agreed) {
      return false;
    }
    tx.dsl()
        .update(WORKSPACE)
        .set(WORKSPACE.EMAIL_CONSENT_BY, agreed ? by : null)
        .set(WORKSPACE.EMAIL_CONSENT_AT, agreed ? at : null)
        .where(WORKSPACE.ORG_ID.eq(tx.orgId()))
        .execute();
    AuditKind kind = agreed ? AuditKind.EMAIL_CONSENT_GIVEN : AuditKind.EMAIL_CONSENT_WITHDRAWN;
    tx.audit(new AuditEntry(kind, at, by, "slack", Optional.empty(), Map.of()));
    return true;
  }

  /** Makes the workspace known, or renames it. */
  public void makeKnown(String name, Instant at) {
    tx.dsl()
        .insertInto(WORKSPACE)
        .set(WORKSPACE.ORG_ID, tx.orgId())
        .set(WORKSPACE.NAME, name)
        .set(WORKSPACE.CREATED_AT, at)
        .set(WORKSPACE.CRITERIA_SINCE, at)
        .onConflict(WORKSPACE.ORG_ID)
        .doUpdate()
        .set(WORKSPACE.NAME, name)
        .execute();
  }

  /**
   * Tickets of bare numbers that are found under this prefix from now on; counted up to a limit.
   */
  private int carried(TicketKeyFormat format) {
    return format.prefix().isEmpty()
        ? 0
        : tx.dsl()
            .fetchCount(
                selectOne()
                    .from(TICKET)
                    .where(TICKET.ORG_ID.eq(tx.orgId()), TICKET.TICKET_KEY.likeRegex("^[0-9]+$"))
                    .limit(MOST_COUNTED));
  }

  /** How tickets are written from now on; false when that is so already: nothing is written. */
  public boolean setTicketKeyFormat(TicketKeyFormat format, String by, Instant at) {
    if (ticketKeyFormat().filter(format::equals).isPresent()) {
      return false;
    }
    int carried = carried(format);
    tx.dsl()
        .update(WORKSPACE)
        .set(WORKSPACE.TICKET_PREFIX, format.prefix())
        .set(WORKSPACE.TICKET_PATTERN, format.pattern())
        .set(WORKSPACE.TICKET_URL_TEMPLATE, format.urlTemplate().orElse(null))
        .where(WORKSPACE.ORG_ID.eq(tx.orgId()))
        .execute();
    tx.audit(
        AuditEntry.ofSettings(
            Map.of(
                "ticket_prefix", format.prefix(),
                "tickets_carried", String.valueOf(carried),
                "ticket_pattern", format.pattern(),
                "ticket_url_template", format.urlTemplate().orElse("")),
            by,
            at));
    return true;
  }
}
