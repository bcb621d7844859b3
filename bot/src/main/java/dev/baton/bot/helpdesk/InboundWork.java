package dev.baton.bot.helpdesk;

import dev.baton.bot.ticket.ToldEntry;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.JobQueue.Outcome;
import dev.baton.db.Origin;
import dev.baton.db.Tenants;
import dev.baton.db.Tx;
import dev.baton.db.Work;
import dev.baton.db.helpdesk.ConnectionRow;
import dev.baton.db.helpdesk.Connections;
import dev.baton.db.helpdesk.InboundEvents;
import dev.baton.db.helpdesk.InboundRefusals;
import dev.baton.db.helpdesk.InboundRow;
import dev.baton.db.helpdesk.InboundRow.State;
import dev.baton.db.matrix.Matrices;
import dev.baton.db.table.AccountTable;
import dev.baton.db.table.TableDiff;
import dev.baton.db.table.ToldTickets;
import dev.baton.db.table.ToldTickets.Told;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.field.FieldChange;
import dev.baton.escalation.field.Word;
import dev.baton.escalation.helpdesk.InboundReason;
import dev.baton.escalation.helpdesk.Said;
import dev.baton.escalation.log.AuditKind;
import dev.baton.escalation.member.Baton;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.escalation.ticket.TicketRow;
import dev.baton.matrix.Tier;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Reads an event that was kept, and makes it so. Done twice, or after a newer one, it changes
 * nothing: each field keeps the newest word.
 */
public final class InboundWork {
  /** So many are read in one transaction, so that many a second cost few commits. */
  private static final int MOST_TOGETHER = 50;

  private final Tenants tenants;
  private final ConnectionSecrets secrets;
  private final InboundFigures figures;
  private final InstantSource clock;

  public InboundWork(
      Tenants tenants, ConnectionSecrets secrets, InboundFigures figures, InstantSource clock) {
    this.tenants = tenants;
    this.secrets = secrets;
    this.figures = figures;
    this.clock = clock;
  }

  /** Applies the event of this id, and with it others of its program that wait. */
  public Outcome apply(Work work) {
    UUID id = UUID.fromString(work.id());
    try {
      return inOne(work, tx -> together(tx, id));
    } catch (DatabaseUnavailable away) {
      throw away;
    } catch (RuntimeException oneOfThem) {
      // Whichever it is fails for itself; the others are applied.
      return inOne(work, tx -> alone(tx, id));
    }
  }

  private Outcome inOne(Work work, Tenants.Step<Outcome> step) {
    return Origin.from("webhook", () -> tenants.inBackground(work.orgId(), step));
  }

  private Outcome together(Tx tx, UUID id) {
    Optional<InboundRow> event = InboundEvents.in(tx).find(id).filter(InboundWork::isNew);
    if (event.isEmpty()) {
      return new Outcome.Done();
    }
    UUID connection = event.get().connection();
    // One transaction at a time of each program: more of them would only wait for each other.
    Connections.in(tx).lock(connection);
    List<InboundRow> waiting = InboundEvents.in(tx).waiting(connection, MOST_TOGETHER);
    List<UUID> ids = waiting.stream().map(InboundRow::id).toList();
    apply(tx, waiting);
    InboundEvents.in(tx).forgetWaiting(ids);
    boolean isLeft =
        !ids.contains(id) && InboundEvents.in(tx).find(id).filter(InboundWork::isNew).isPresent();
    return isLeft ? new Outcome.Again(clock.instant()) : new Outcome.Done();
  }

  private Outcome alone(Tx tx, UUID id) {
    apply(tx, InboundEvents.in(tx).lock(id).filter(InboundWork::isNew).stream().toList());
    return new Outcome.Done();
  }

  private static boolean isNew(InboundRow event) {
    return event.state() == State.NEW;
  }

  /**
   * An event, and what it says.
   *
   * @param kind of the program that sent it
   */
  private record Heard(InboundRow event, String kind, Said said) {
    /** Customers before tickets, and tickets in one order: two transactions never cross. */
    String turn() {
      return switch (said) {
        case Said.OfTicket ticket -> "t" + ticket.row().key().identity();
        case Said.Several(var words, var _) ->
            words.isEmpty() ? "a" : "t" + words.getFirst().row().key().identity();
        case Said.OfAccount _, Said.Nothing _, Said.Refused _ -> "a";
      };
    }
  }

  private void apply(Tx tx, List<InboundRow> events) {
    if (events.isEmpty()) {
      return;
    }
    TicketRow.Workspace workspace = workspace(tx);
    Optional<ConnectionRow> connection = Connections.in(tx).find(events.getFirst().connection());
    String kind = connection.map(ConnectionRow::kind).orElse(InboundFigures.UNKNOWN_KIND);
    Desk desk = new Desk(connection.flatMap(ConnectionRow::keyTemplate));
    events.stream()
        .map(event -> new Heard(event, kind, said(tx, event, kind, workspace, desk)))
        .sorted(Comparator.comparing(Heard::turn))
        .forEach(each -> apply(tx, each));
  }

  private Said said(
      Tx tx, InboundRow event, String code, TicketRow.Workspace workspace, Desk desk) {
    Optional<ConnectionKind> kind = ConnectionKind.parse(code);
    Optional<StrictJson.Read> body =
        event
            .body()
            .flatMap(
                sealed -> secrets.body(tx.orgId(), event.connection(), event.eventId(), sealed))
            .map(StrictJson::read)
            .filter(StrictJson.Read.class::isInstance)
            .map(StrictJson.Read.class::cast);
    if (kind.isEmpty() || body.isEmpty()) {
      return new Said.Refused(InboundReason.BODY_GONE, "");
    }
    Received received = new Received(event.eventId(), event.receivedAt(), workspace, desk);
    return kind.get().read(body.get().object(), received);
  }

  private void apply(Tx tx, Heard heard) {
    switch (heard.said()) {
      case Said.Nothing(var why, var detail) ->
          settle(tx, heard, State.IGNORED, Optional.of(why), detail);
      case Said.Refused(var why, var detail) -> refuse(tx, heard, why, detail, Optional.empty());
      case Said.OfTicket ticket -> ticket(tx, heard, List.of(ticket), ticket.notes());
      case Said.Several several -> {
        List<Said.OfTicket> words = several.words().stream().map(word -> known(tx, word)).toList();
        ticket(tx, heard, words, notes(words, several.note()));
      }
      case Said.OfAccount account -> account(tx, heard, account);
    }
  }

  private static TicketRow.Workspace workspace(Tx tx) {
    LinkedHashSet<Tier> tiers = new LinkedHashSet<>();
    Matrices.in(tx)
        .live()
        .ifPresent(matrix -> {
          tiers.addAll(matrix.entryTiers());
          tiers.addAll(matrix.tiers());
        });
    TicketKeyFormat format = WorkspaceRow.in(tx).ticketKeyFormat().orElse(TicketKeyFormat.DEFAULT);
    return new TicketRow.Workspace(format, List.copyOf(tiers));
  }

  /**
   * A help desk names customers by ids of its own: one that no account has says nothing that people
   * could read. The ticket is no other customer's any more all the same.
   */
  private static Said.OfTicket known(Tx tx, Said.OfTicket said) {
    Map<String, Optional<String>> values = new HashMap<>(said.row().word().values());
    Optional<String> stranger =
        values
            .getOrDefault(TicketRow.ACCOUNT, Optional.empty())
            .filter(id -> !AccountTable.in(tx).knows(id));
    if (stranger.isEmpty()) {
      return said;
    }
    values.put(TicketRow.ACCOUNT, Optional.empty());
    String detail = TicketRow.ACCOUNT + " unknown " + stranger.get();
    TicketRow row = said.row();
    return new Said.OfTicket(
        new TicketRow(row.line(), row.key(), row.tier(), new Word(values, row.word().stamp())),
        said.externalId(),
        said.target(),
        new Said.Notes(Optional.of(InboundReason.FIELDS_LEFT_OUT), detail));
  }

  private static Said.Notes notes(List<Said.OfTicket> words, Optional<InboundReason> note) {
    return new Said.Notes(
        note.or(() -> words.stream().flatMap(word -> word.notes().reason().stream()).findFirst()),
        words.stream()
            .map(word -> word.notes().detail())
            .filter(detail -> !detail.isEmpty())
            .distinct()
            .collect(Collectors.joining(", ")));
  }

  private void ticket(Tx tx, Heard heard, List<Said.OfTicket> words, Said.Notes notes) {
    Optional<String> ticket = Optional.empty();
    for (Said.OfTicket word : words) {
      switch (hear(tx, heard, word)) {
        case Told.KeyTaken(var other) -> {
          String key = word.row().key().shown();
          refuse(tx, heard, InboundReason.KEY_TAKEN, key, Optional.of(other));
          return;
        }
        case Told.Heard(var identity, var _, var _) -> ticket = Optional.of(identity);
        case Told.KeptElsewhere _ ->
            throw new IllegalStateException("That is said to people, not to programs.");
      }
    }
    settle(tx, heard, State.APPLIED, notes.reason(), notes.detail(), ticket);
  }

  private Told hear(Tx tx, Heard heard, Said.OfTicket said) {
    Told told =
        ToldTickets.in(tx)
            .hear(
                said.row(),
                new ToldTickets.Program(
                    heard.event().connection(), said.externalId(), said.target()),
                clock.instant());
    if (told instanceof Told.Heard(var _, var added, var changes)
        && (added || !changes.isEmpty())) {
      audit(
          tx,
          heard.event(),
          added ? AuditKind.TICKET_OPENED : AuditKind.TICKET_CHANGED,
          "ticket",
          said.row().key().shown(),
          changes);
    }
    return told;
  }

  private void account(Tx tx, Heard heard, Said.OfAccount said) {
    // Two events of a customer that nobody knows yet come one after the other.
    Connections.in(tx).lock(heard.event().connection());
    TableDiff diff = AccountTable.in(tx).apply(List.of(said.row()), clock.instant());
    if (!diff.faults().isEmpty()) {
      refuse(tx, heard, InboundReason.NAME_TAKEN, said.row().name(), Optional.empty());
      return;
    }
    settle(tx, heard, State.APPLIED, said.notes().reason(), said.notes().detail());
    diff.shown()
        .forEach(change ->
            audit(
                tx,
                heard.event(),
                AuditKind.ACCOUNT_CHANGED,
                "account",
                change.name(),
                change.fields()));
  }

  private void refuse(
      Tx tx, Heard heard, InboundReason why, String detail, Optional<String> ticket) {
    settle(tx, heard, State.REFUSED, Optional.of(why), detail, ticket);
    InboundRefusals.in(tx).note(heard.event().connection(), why, clock.instant());
  }

  private void settle(Tx tx, Heard heard, State state, Optional<InboundReason> why, String detail) {
    settle(tx, heard, state, why, detail, Optional.empty());
  }

  private void settle(
      Tx tx,
      Heard heard,
      State state,
      Optional<InboundReason> why,
      String detail,
      Optional<String> ticket) {
    InboundEvents.in(tx).settle(heard.event().id(), state, why, detail, ticket, clock.instant());
    String result =
        state == State.APPLIED ? state.code() : why.map(InboundReason::code).orElseGet(state::code);
    tx.afterCommit(() -> figures.count(heard.kind(), result));
  }

  private void audit(
      Tx tx,
      InboundRow event,
      AuditKind kind,
      String what,
      String name,
      List<FieldChange> changes) {
    tx.audit(
        ToldEntry.of(
            kind,
            Baton.ID,
            "webhook",
            Map.of(
                what, name, "connection", event.connection().toString(), "event", event.eventId()),
            changes,
            clock.instant()));
  }
}
