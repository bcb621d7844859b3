package dev.baton.db.escalate;

import static dev.baton.db.tables.baton.Tables.ACCEPTANCE;
import static dev.baton.db.tables.baton.Tables.TICKET;
import static dev.baton.db.tables.baton.Tables.TICKET_NOW;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.unnest;
import static org.jooq.impl.DSL.val;

import dev.baton.db.Tx;
import dev.baton.db.account.Accounts;
import dev.baton.db.table.StampsJson;
import dev.baton.db.tables.baton.tables.Acceptance;
import dev.baton.db.tables.baton.tables.records.TicketNowRecord;
import dev.baton.escalation.account.Account;
import dev.baton.escalation.decide.AcceptanceKind;
import dev.baton.escalation.escalate.EscalationDraft;
import dev.baton.escalation.field.Stamp;
import dev.baton.escalation.ticket.TicketDetails;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.escalation.ticket.TicketRow;
import dev.baton.escalation.ticket.TicketStatus;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record2;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;

/** Tickets as they stand: owner and tier are folded from the acceptances, never stored. */
public final class Tickets {
  private final Tx tx;

  private Tickets(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static Tickets in(Tx tx) {
    return new Tickets(tx);
  }

  /** The ticket as it stands; empty when Baton never saw it. */
  public Optional<TicketNow> find(TicketKey key) {
    return find(key.identity());
  }

  /** The ticket of this identity as it stands; empty when Baton never saw it. */
  public Optional<TicketNow> find(String identity) {
    return tx.dsl()
        .selectFrom(TICKET_NOW)
        .where(TICKET_NOW.ORG_ID.eq(tx.orgId()).and(TICKET_NOW.TICKET_KEY.eq(identity)))
        .fetchOptional()
        .map(row -> {
          Tier entry = new Tier(row.getEntryTier());
          return new TicketNow(
              new TicketKey(row.getTicketKey(), row.getShownKey()),
              new Tier(row.getTier()),
              Optional.ofNullable(row.getOwner()),
              row.getLastSeq(),
              Optional.ofNullable(row.getCategory()),
              Optional.ofNullable(row.getPriority()).map(Priority::valueOf),
              Optional.ofNullable(row.getAccountTier()),
              Optional.ofNullable(row.getCustomer()),
              lastOwners(identity, entry, Optional.ofNullable(row.getFirstOwner())),
              details(row));
        });
  }

  private static TicketDetails details(TicketNowRecord row) {
    return new TicketDetails(
        Optional.ofNullable(row.getAccountId()),
        Optional.ofNullable(row.getTitle()),
        TicketStatus.parse(row.getStatus()).orElseThrow(),
        Optional.ofNullable(row.getOpenedAt()),
        Optional.ofNullable(row.getCustomerWaitingSince()),
        Optional.ofNullable(row.getFirstResponseAt()),
        Optional.ofNullable(row.getResolvedAt()));
  }

  private Map<Tier, String> lastOwners(String identity, Tier entry, Optional<String> first) {
    Map<Tier, String> owners = new HashMap<>();
    first.ifPresent(owner -> owners.put(entry, owner));
    Result<Record2<String, String>> rows =
        tx.dsl()
            .select(ACCEPTANCE.TO_TIER, ACCEPTANCE.NEW_OWNER)
            .from(ACCEPTANCE)
            .where(
                ACCEPTANCE.ORG_ID.eq(tx.orgId()),
                ACCEPTANCE.TICKET_KEY.eq(identity),
                ACCEPTANCE.NEW_OWNER.isNotNull(),
                stands(ACCEPTANCE.as("undoing")))
            .orderBy(ACCEPTANCE.SEQ)
            .fetch();
    rows.forEach(row -> owners.put(new Tier(row.value1()), row.value2()));
    return owners;
  }

  /** Whether an acceptance was not taken back. */
  private Condition stands(Acceptance undoing) {
    return ACCEPTANCE
        .KIND
        .eq(AcceptanceKind.TAKEN_BACK.code())
        .or(
            notExists(
                selectOne()
                    .from(undoing)
                    .where(
                        undoing.ORG_ID.eq(tx.orgId()),
                        undoing.TICKET_KEY.eq(ACCEPTANCE.TICKET_KEY),
                        undoing.SEQ.eq(ACCEPTANCE.SEQ),
                        undoing.KIND.eq(AcceptanceKind.TAKEN_BACK.code()))));
  }

  /** Makes a ticket known with what its help desk says of it; a known one stays as it is. */
  public void introduce(TicketNow ticket, Instant at) {
    tx.dsl()
        .insertInto(TICKET)
        .set(TICKET.ORG_ID, tx.orgId())
        .set(TICKET.TICKET_KEY, ticket.key().identity())
        .set(TICKET.SHOWN_KEY, ticket.key().shown())
        .set(TICKET.FIRST_OWNER, ticket.owner().orElse(null))
        .set(TICKET.ENTRY_TIER, ticket.tier().name())
        .set(TICKET.CATEGORY, ticket.category().orElse(null))
        .set(TICKET.PRIORITY, ticket.priority().map(Priority::name).orElse(null))
        .set(TICKET.ACCOUNT_TIER, ticket.accountTier().orElse(null))
        .set(TICKET.CUSTOMER, ticket.customer().orElse(null))
        .set(TICKET.ACCOUNT_ID, ticket.details().account().orElse(null))
        .set(TICKET.TITLE, ticket.details().title().orElse(null))
        .set(TICKET.STATUS, ticket.details().status().code())
        .set(TICKET.OPENED_AT, ticket.details().openedAt().orElse(null))
        .set(TICKET.CUSTOMER_WAITING_SINCE, ticket.details().waitingSince().orElse(null))
        .set(TICKET.FIRST_RESPONSE_AT, ticket.details().firstResponseAt().orElse(null))
        .set(TICKET.RESOLVED_AT, ticket.details().resolvedAt().orElse(null))
        .set(TICKET.CREATED_AT, at)
        .onConflictDoNothing()
        .execute();
  }

  /** Makes the ticket known if it is not, and holds it until the transaction ends. */
  void makeKnownAndLock(EscalationDraft draft, String firstOwner, Tier entryTier, Instant at) {
    tx.dsl()
        .insertInto(TICKET)
        .set(TICKET.ORG_ID, tx.orgId())
        .set(TICKET.TICKET_KEY, draft.ticket().identity())
        .set(TICKET.SHOWN_KEY, draft.ticket().shown())
        .set(TICKET.FIRST_OWNER, firstOwner)
        .set(TICKET.ENTRY_TIER, entryTier.name())
        .set(TICKET.CREATED_AT, at)
        .onConflictDoNothing()
        .execute();
    lock(draft.ticket().identity());
  }

  /** Holds the ticket until the transaction ends; always taken before its escalations are. */
  public void lock(String identity) {
    tx.dsl()
        .select(TICKET.LAST_SEQ)
        .from(TICKET)
        .where(TICKET.ORG_ID.eq(tx.orgId()).and(TICKET.TICKET_KEY.eq(identity)))
        .forNoKeyUpdate()
        .fetch();
  }

  /** Notes what the draft says of the ticket and returns the number of its next escalation. */
  int nextNumber(EscalationDraft draft, Instant at) {
    return tx.dsl()
        .update(TICKET)
        .set(TICKET.LAST_SEQ, TICKET.LAST_SEQ.plus(1))
        .set(TICKET.CATEGORY, draft.category().orElse(null))
        .set(TICKET.PRIORITY, draft.priority().name())
        .set(
            TICKET.ACCOUNT_TIER,
            coalesce(val(draft.accountTier().orElse(null)), TICKET.ACCOUNT_TIER))
        .set(TICKET.CUSTOMER, coalesce(val(draft.customer().orElse(null)), TICKET.CUSTOMER))
        .set(TICKET.ACCOUNT_ID, coalesce(TICKET.ACCOUNT_ID, val(accountOf(draft))))
        .set(TICKET.STAMPS, field("{0} || {1}", JSONB.class, TICKET.STAMPS, val(said(draft, at))))
        .where(TICKET.ORG_ID.eq(tx.orgId()).and(TICKET.TICKET_KEY.eq(draft.ticket().identity())))
        .returningResult(TICKET.LAST_SEQ)
        .fetchSingle()
        .value1();
  }

  /** A file of before changes nothing of what was said at a filing. */
  private static JSONB said(EscalationDraft draft, Instant at) {
    Stamp stamp = new Stamp(at, "filed", "slack");
    Map<String, Stamp> stamps =
        new HashMap<>(Map.of(TicketRow.PRIORITY, stamp, TicketRow.CATEGORY, stamp));
    draft.customer().ifPresent(_ -> stamps.put(TicketRow.ACCOUNT, stamp));
    return StampsJson.write(stamps, Map.of());
  }

  /** The account of the customer whom the draft names; null where there is none of that name. */
  private @Nullable UUID accountOf(EscalationDraft draft) {
    return draft.customer().flatMap(Accounts.in(tx)::named).map(Account::id).orElse(null);
  }

  /** The number of its next escalation, which says nothing new of it; its lock is held. */
  public int nextNumber(TicketKey key) {
    return tx.dsl()
        .update(TICKET)
        .set(TICKET.LAST_SEQ, TICKET.LAST_SEQ.plus(1))
        .where(TICKET.ORG_ID.eq(tx.orgId()).and(TICKET.TICKET_KEY.eq(key.identity())))
        .returningResult(TICKET.LAST_SEQ)
        .fetchSingle()
        .value1();
  }

  /** How much each of these people carries, counting what they accepted since then. */
  public Map<String, Load> loads(Collection<String> members, Instant since) {
    var people = unnest(members.stream().distinct().toArray(String[]::new)).as("people", "id");
    Field<String> id = people.field("id", String.class);
    var later = ACCEPTANCE.as("later");
    Condition theirs = ACCEPTANCE.ORG_ID.eq(tx.orgId()).and(ACCEPTANCE.NEW_OWNER.eq(id));
    Condition stillTheirs =
        notExists(
                selectOne()
                    .from(later)
                    .where(
                        later.ORG_ID.eq(tx.orgId()),
                        later.TICKET_KEY.eq(ACCEPTANCE.TICKET_KEY),
                        later.SEQ.gt(ACCEPTANCE.SEQ)))
            .and(stands(ACCEPTANCE.as("undoing")));
    Field<Integer> recent =
        field(
            selectCount()
                .from(ACCEPTANCE)
                .where(theirs, ACCEPTANCE.ACCEPTED_AT.ge(since), stillTheirs));
    Field<Instant> last =
        field(
            select(max(ACCEPTANCE.ACCEPTED_AT))
                .from(ACCEPTANCE)
                .where(
                    theirs,
                    ACCEPTANCE.KIND.eq(AcceptanceKind.APPROVED.code()),
                    stands(ACCEPTANCE.as("undoing"))));
    return tx.dsl()
        .select(id, recent, last)
        .from(people)
        .fetchMap(id, row -> new Load(row.value2(), Optional.ofNullable(row.value3())));
  }

  /**
   * How much somebody carries.
   *
   * @param recent accepted since the moment asked for and still theirs
   * @param lastAccepted empty when they never accepted anything
   */
  public record Load(int recent, Optional<Instant> lastAccepted) {}
}
