package dev.baton.bot.ticket;

import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.table.ToldTickets;
import dev.baton.db.table.ToldTickets.Told;
import dev.baton.escalation.field.Stamp;
import dev.baton.escalation.field.Word;
import dev.baton.escalation.log.AuditKind;
import dev.baton.escalation.ticket.Gone;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.escalation.ticket.TicketRow;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Tier;
import dev.baton.matrix.check.Fault;
import dev.baton.matrix.csv.TableRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What somebody types of a ticket, read as a file's row would be, and kept as said in Slack. */
final class TypedTicket {
  private final Tx tx;
  private final Snapshot people;
  private final String by;
  private final Instant now;

  TypedTicket(Tx tx, Snapshot people, String by, Instant now) {
    this.tx = tx;
    this.people = people;
    this.by = by;
    this.now = now;
  }

  /** What came of it. */
  sealed interface Outcome {
    /** It was heard; {@code changed} is false where all of it was known. */
    record Done(TicketKey ticket, boolean added, boolean changed) implements Outcome {}

    /** Another program keeps it. */
    record KeptElsewhere(String program) implements Outcome {}

    /** These columns hold what cannot be kept. */
    record Faulty(List<Fault> faults) implements Outcome {
      public Faulty {
        faults = List.copyOf(faults);
      }
    }

    /** Nobody knows in which tier it begins. */
    record NoMatrix() implements Outcome {}
  }

  /**
   * Keeps it.
   *
   * @param fields as a file writes them, only those that are spoken of
   * @param gone where it went; empty where nothing is said of that, blank inside where it is back
   * @param target that it was merged into
   */
  Outcome keep(
      TicketKey ticket,
      Map<String, String> fields,
      Optional<Optional<Gone>> gone,
      Optional<TicketKey> target) {
    LinkedHashSet<Tier> tiers = new LinkedHashSet<>();
    Optional<Matrix> live = people.matrix();
    live.ifPresent(matrix -> {
      tiers.addAll(matrix.entryTiers());
      tiers.addAll(matrix.tiers());
    });
    if (tiers.isEmpty()) {
      return new Outcome.NoMatrix();
    }
    Map<String, String> cells = new HashMap<>(fields);
    cells.put(TicketRow.KEY, ticket.shown());
    List<Fault> faults = new ArrayList<>();
    Stamp stamp = new Stamp(now, tx.newId().toString(), "slack");
    Optional<TicketRow> row =
        TicketRow.said(
            TableRow.said(cells, faults::add),
            new TicketRow.Workspace(people.format(), List.copyOf(tiers)),
            stamp,
            now);
    return row.map(read -> keep(moved(read, gone), target))
        .orElseGet(() -> new Outcome.Faulty(faults));
  }

  private static TicketRow moved(TicketRow row, Optional<Optional<Gone>> gone) {
    Map<String, Optional<String>> values = new HashMap<>(row.word().values());
    gone.ifPresent(where -> values.put(TicketRow.GONE, where.map(Gone::written)));
    return new TicketRow(row.line(), row.key(), row.tier(), new Word(values, row.word().stamp()));
  }

  private Outcome keep(TicketRow row, Optional<TicketKey> target) {
    return switch (ToldTickets.in(tx).edit(row, target, by, now)) {
      case Told.KeptElsewhere(_, var program) -> new Outcome.KeptElsewhere(program);
      case Told.Heard(_, var added, var changes) -> {
        if (added || !changes.isEmpty()) {
          tx.audit(
              ToldEntry.of(
                  added ? AuditKind.TICKET_OPENED : AuditKind.TICKET_CHANGED,
                  by,
                  "slack",
                  Map.of("ticket", row.key().shown()),
                  changes,
                  now));
        }
        yield new Outcome.Done(row.key(), added, !changes.isEmpty());
      }
      case Told.KeyTaken _ -> throw new IllegalStateException("That is said to programs only.");
    };
  }
}
