package dev.baton.db.table;

import static dev.baton.db.tables.baton.Tables.CONNECTION;
import static dev.baton.db.tables.baton.Tables.TICKET;

import dev.baton.db.Tx;
import dev.baton.db.helpdesk.DeskPeople;
import dev.baton.db.tables.baton.tables.records.TicketRecord;
import dev.baton.escalation.field.Facts;
import dev.baton.escalation.field.FieldChange;
import dev.baton.escalation.field.Stamp;
import dev.baton.escalation.field.Word;
import dev.baton.escalation.member.Baton;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.escalation.ticket.TicketRow;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a program or a person says of one ticket as it happens. The ticket is held meanwhile, so
 * that two words at once come one after the other, and each field keeps the newer of them.
 */
public final class ToldTickets {
  /** Ticket merged into ticket; longer chains than any help desk makes are followed no further. */
  private static final int MOST_STEPS = 20;

  private final Tx tx;
  private final TicketTable table;

  private ToldTickets(Tx tx) {
    this.tx = tx;
    this.table = TicketTable.in(tx);
  }

  /** The tickets of this transaction's workspace. */
  public static ToldTickets in(Tx tx) {
    return new ToldTickets(tx);
  }

  /** What came of it. */
  public sealed interface Told {
    /**
     * It was heard.
     *
     * @param ticket identity
     * @param added whether Baton had never heard of the ticket
     * @param changes that it made
     */
    record Heard(String ticket, boolean added, List<FieldChange> changes) implements Told {
      public Heard {
        changes = List.copyOf(changes);
      }
    }

    /** The key is of another program's ticket, or of another one of the same program. */
    record KeyTaken(String ticket) implements Told {}

    /**
     * The ticket is kept by another program, and is changed there.
     *
     * @param program its name
     */
    record KeptElsewhere(String ticket, String program) implements Told {}
  }

  /**
   * What a program says.
   *
   * @param externalId by which it knows the ticket; empty where it says nothing but the key
   * @param target that the ticket was merged into; empty for anything else
   */
  public record Program(UUID connection, Optional<String> externalId, Optional<TicketKey> target) {}

  /** Hears a program. */
  public Told hear(TicketRow row, Program program, Instant at) {
    String key = table.meant(row.key().identity());
    boolean added = introduce(row.key(), key, row, at);
    program
        .target()
        .ifPresent(target -> introduce(target, table.meant(target.identity()), row, at));
    hold(key, program.target());
    TicketRecord known = known(key);
    if (isTaken(known, program)) {
      return new Told.KeyTaken(key);
    }
    List<FieldChange> changes = heard(row, key, Baton.ID, at);
    tx.dsl()
        .update(TICKET)
        .set(TICKET.CONNECTION_ID, program.connection())
        .set(TICKET.EXTERNAL_ID, program.externalId().orElse(known.getExternalId()))
        .where(TICKET.ORG_ID.eq(tx.orgId()), TICKET.TICKET_KEY.eq(key))
        .execute();
    DeskPeople.in(tx).settle(key);
    return new Told.Heard(key, added, changes);
  }

  private List<FieldChange> heard(TicketRow row, String key, String by, Instant at) {
    Set<String> near = mergedWith(key);
    boolean wasGone = known(key).getGone() != null;
    List<FieldChange> changes = apply(row, by, at);
    if (row.word().values().containsKey(TicketRow.GONE)) {
      near.addAll(mergedWith(key));
      near.forEach(this::settleMerge);
    } else if (wasGone) {
      settleMerge(key);
    }
    return changes;
  }

  /**
   * Hears a person of the workspace; a ticket that a program keeps is not changed.
   *
   * @param target that it was merged into, which is known; empty for anything else
   * @param by their Slack id
   */
  public Told edit(TicketRow row, Optional<TicketKey> target, String by, Instant at) {
    String key = table.meant(row.key().identity());
    boolean added = introduce(row.key(), key, row, at);
    hold(key, target);
    Optional<String> program = keeper(known(key));
    if (program.isPresent()) {
      return new Told.KeptElsewhere(key, program.get());
    }
    return new Told.Heard(key, added, heard(latest(row, key), key, by, at));
  }

  /** Who says something with the ticket before them says it after all that is known of it. */
  private TicketRow latest(TicketRow row, String key) {
    Stamp stamp = row.word().stamp();
    Optional<Instant> newest =
        TicketTable.facts(known(key)).stamps().values().stream()
            .map(Stamp::at)
            .max(Comparator.naturalOrder())
            .filter(last -> !last.isBefore(stamp.at()));
    return newest
        .map(last ->
            new TicketRow(
                row.line(),
                row.key(),
                row.tier(),
                new Word(
                    row.word().values(),
                    new Stamp(last.plus(1, ChronoUnit.MICROS), stamp.id(), stamp.source()))))
        .orElse(row);
  }

  /** What is known of a ticket, field by field as files write them; empty where nobody knows it. */
  public Optional<Map<String, String>> valuesOf(String identity) {
    return Optional.ofNullable(find(table.meant(identity)))
        .map(TicketTable::facts)
        .map(Facts::values);
  }

  /** The program that keeps this ticket and may still send; empty where none does. */
  public Optional<String> keeperOf(String identity) {
    return Optional.ofNullable(find(identity)).flatMap(this::keeper);
  }

  private Optional<String> keeper(TicketRecord ticket) {
    return Optional.ofNullable(ticket.getConnectionId()).flatMap(this::nameOfSender);
  }

  private Optional<String> nameOfSender(UUID connection) {
    return tx.dsl()
        .select(CONNECTION.NAME)
        .from(CONNECTION)
        .where(
            CONNECTION.ORG_ID.eq(tx.orgId()),
            CONNECTION.CONNECTION_ID.eq(connection),
            CONNECTION.OFF_AT.isNull())
        .fetchOptional(CONNECTION.NAME);
  }

  private boolean introduce(TicketKey key, String meant, TicketRow row, Instant at) {
    return tx.dsl()
            .insertInto(TICKET)
            .set(TICKET.ORG_ID, tx.orgId())
            .set(TICKET.TICKET_KEY, meant)
            .set(TICKET.SHOWN_KEY, key.shown())
            .set(TICKET.ENTRY_TIER, row.tier().name())
            .set(TICKET.SOURCE, row.word().stamp().source())
            .set(TICKET.CREATED_AT, at)
            .onConflictDoNothing()
            .execute()
        > 0;
  }

  /** Both, in one order, so that two merges at once do not wait for each other. */
  private void hold(String key, Optional<TicketKey> target) {
    TreeSet<String> keys = new TreeSet<>(Set.of(key));
    target.ifPresent(other -> keys.add(table.meant(other.identity())));
    tx.dsl()
        .select(TICKET.TICKET_KEY)
        .from(TICKET)
        .where(TICKET.ORG_ID.eq(tx.orgId()), TICKET.TICKET_KEY.in(keys))
        .orderBy(TICKET.TICKET_KEY)
        .forNoKeyUpdate()
        .fetch();
  }

  private TicketRecord known(String key) {
    TicketRecord known = find(key);
    if (known == null) {
      throw new IllegalStateException("The ticket was introduced before.");
    }
    return known;
  }

  private @Nullable TicketRecord find(String key) {
    return tx.dsl()
        .selectFrom(TICKET)
        .where(TICKET.ORG_ID.eq(tx.orgId()), TICKET.TICKET_KEY.eq(key))
        .fetchOne();
  }

  /** A program that was switched off keeps no ticket from the one that follows it. */
  private boolean isTaken(TicketRecord known, Program program) {
    UUID linked = known.getConnectionId();
    if (linked == null) {
      return false;
    }
    if (!linked.equals(program.connection())) {
      return nameOfSender(linked).isPresent();
    }
    return program.externalId().isPresent()
        && known.getExternalId() != null
        && !known.getExternalId().equals(program.externalId().get());
  }

  private List<FieldChange> apply(TicketRow row, String by, Instant at) {
    List<FieldChange> changes =
        table.apply(List.of(row), by, at).shown().stream()
            .flatMap(change -> change.fields().stream())
            .toList();
    StatusSince.in(tx).settle(table.meant(row.key().identity()));
    return changes;
  }

  /** The tickets whose merges hang together with this one's, itself among them. */
  private Set<String> mergedWith(String key) {
    Set<String> chain = new LinkedHashSet<>();
    String next = key;
    while (next != null && chain.size() < MOST_STEPS && chain.add(next)) {
      TicketRecord ticket = find(next);
      next = ticket == null ? null : ticket.getGoneInto();
    }
    return chain;
  }

  /** A circle of merges holds for none of its tickets: both stay what they are. */
  private void settleMerge(String key) {
    TicketRecord ticket = find(key);
    if (ticket == null) {
      return;
    }
    Optional<String> into = Optional.ofNullable(ticket.getGoneInto()).map(table::meant);
    boolean circle = into.isPresent() && (into.get().equals(key) || isInCircle(key));
    tx.dsl()
        .update(TICKET)
        .set(TICKET.MERGED_INTO, into.filter(_ -> !circle).orElse(null))
        .set(
            TICKET.STATUS,
            circle
                ? StampsJson.said(ticket.getStamps(), TicketRow.STATUS).orElse("open")
                : ticket.getGone() == null ? ticket.getStatus() : "closed")
        .where(TICKET.ORG_ID.eq(tx.orgId()), TICKET.TICKET_KEY.eq(key))
        .execute();
  }

  private boolean isInCircle(String key) {
    Set<String> seen = new LinkedHashSet<>();
    String next = key;
    for (int step = 0; step < MOST_STEPS; step++) {
      TicketRecord ticket = find(next);
      String into = ticket == null ? null : ticket.getGoneInto();
      if (into == null || !seen.add(next)) {
        return false;
      }
      if (into.equals(key)) {
        return true;
      }
      next = into;
    }
    return false;
  }
}
