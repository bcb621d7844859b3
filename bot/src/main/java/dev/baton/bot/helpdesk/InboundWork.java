package dev.baton.bot.helpdesk;

import dev.baton.bot.ticket.ToldEntry;
import dev.baton.db.Origin;
import dev.baton.db.Tenants;
import dev.baton.db.Tx;
import dev.baton.db.Work;
import dev.baton.db.helpdesk.ConnectionRow;
import dev.baton.db.helpdesk.Connections;
import dev.baton.db.helpdesk.InboundEvents;
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
  private final Tenants tenants;
  private final ConnectionSecrets secrets;
  private final InstantSource clock;

  public InboundWork(Tenants tenants, ConnectionSecrets secrets, InstantSource clock) {
    this.tenants = tenants;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** Applies the event of this id. */
  public void apply(Work work) {
    boolean _ =
        Origin.from(
            "webhook",
            () ->
                tenants.inBackground(
                    work.orgId(),
                    tx -> {
                      InboundEvents.in(tx)
                          .lock(UUID.fromString(work.id()))
                          .filter(event -> event.state() == State.NEW)
                          .ifPresent(event -> apply(tx, event));
                      return true;
                    }));
  }

  private void apply(Tx tx, InboundRow event) {
    Optional<ConnectionRow> connection = Connections.in(tx).find(event.connection());
    Optional<ConnectionKind> kind = connection.flatMap(known -> ConnectionKind.parse(known.kind()));
    Optional<StrictJson.Read> body =
        event
            .body()
            .flatMap(
                sealed -> secrets.body(tx.orgId(), event.connection(), event.eventId(), sealed))
            .map(StrictJson::read)
            .filter(StrictJson.Read.class::isInstance)
            .map(StrictJson.Read.class::cast);
    if (kind.isEmpty() || body.isEmpty()) {
      settle(tx, event, State.REFUSED, Optional.of(InboundReason.BODY_GONE), "");
      return;
    }
    Desk desk = new Desk(connection.flatMap(ConnectionRow::keyTemplate));
    Received received = new Received(event.eventId(), event.receivedAt(), workspace(tx), desk);
    switch (kind.get().read(body.get().object(), received)) {
      case Said.Nothing(var why, var detail) ->
          settle(tx, event, State.IGNORED, Optional.of(why), detail);
      case Said.Refused(var why, var detail) ->
          settle(tx, event, State.REFUSED, Optional.of(why), detail);
      case Said.OfTicket ticket -> ticket(tx, event, ticket);
      case Said.Several several -> {
        List<Said.OfTicket> words = several.words().stream().map(word -> known(tx, word)).toList();
        Said.Notes notes = notes(words, several.note());
        words.forEach(word -> ticket(tx, event, word.with(notes)));
      }
      case Said.OfAccount account -> account(tx, event, account);
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
   * could read, and is left out.
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
    values.remove(TicketRow.ACCOUNT);
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

  private void ticket(Tx tx, InboundRow event, Said.OfTicket said) {
    Told told =
        ToldTickets.in(tx)
            .hear(
                said.row(),
                new ToldTickets.Program(event.connection(), said.externalId(), said.target()),
                clock.instant());
    switch (told) {
      case Told.KeyTaken(var ticket) ->
          InboundEvents.in(tx)
              .settle(
                  event.id(),
                  State.REFUSED,
                  Optional.of(InboundReason.KEY_TAKEN),
                  said.row().key().shown(),
                  Optional.of(ticket),
                  clock.instant());
      case Told.Heard(var ticket, var added, var changes) -> {
        InboundEvents.in(tx)
            .settle(
                event.id(),
                State.APPLIED,
                said.notes().reason(),
                said.notes().detail(),
                Optional.of(ticket),
                clock.instant());
        if (added || !changes.isEmpty()) {
          audit(
              tx,
              event,
              added ? AuditKind.TICKET_OPENED : AuditKind.TICKET_CHANGED,
              "ticket",
              said.row().key().shown(),
              changes);
        }
      }
      case Told.KeptElsewhere _ ->
          throw new IllegalStateException("That is said to people, not to programs.");
    }
  }

  private void account(Tx tx, InboundRow event, Said.OfAccount said) {
    // Two events of a customer that nobody knows yet come one after the other.
    Connections.in(tx).lock(event.connection());
    TableDiff diff = AccountTable.in(tx).apply(List.of(said.row()), clock.instant());
    if (!diff.faults().isEmpty()) {
      settle(tx, event, State.REFUSED, Optional.of(InboundReason.NAME_TAKEN), said.row().name());
      return;
    }
    settle(tx, event, State.APPLIED, said.notes().reason(), said.notes().detail());
    diff.shown()
        .forEach(change ->
            audit(tx, event, AuditKind.ACCOUNT_CHANGED, "account", change.name(), change.fields()));
  }

  private void settle(
      Tx tx, InboundRow event, State state, Optional<InboundReason> why, String detail) {
    InboundEvents.in(tx).settle(event.id(), state, why, detail, Optional.empty(), clock.instant());
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
