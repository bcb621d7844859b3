package dev.baton.bot.ticket;

import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.Click;
import dev.baton.bot.surface.ModalOpening;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.escalate.KnownTickets;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.member.HistoryReaders;
import dev.baton.db.table.ToldTickets;
import dev.baton.escalation.ticket.Gone;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.escalation.ticket.TicketRow;
import dev.baton.escalation.ticket.TicketStatus;
import dev.baton.matrix.Matrix;
import dev.baton.slack.Caller;
import dev.baton.slack.TextView;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The support team writes a ticket down, edits it, and says how far it is. */
public final class EditTicket {
  /** Opens the form of a known one. */
  public static final String BUTTON = "edit_ticket";

  /** Opens the form of a new one. */
  public static final String NEW = "new_ticket";

  public static final String ID = EditForm.ID;

  private final BotParts parts;
  private final ModalOpening opening;

  public EditTicket(BotParts parts) {
    this.parts = parts;
    this.opening = new ModalOpening(parts);
  }

  /** For a ticket of this identity. */
  public static ButtonElement buttonFor(Wording words, String identity) {
    return button(
        b -> b.actionId(BUTTON).value(identity).text(plainText(words.say(TicketPhrase.EDIT))));
  }

  /** For a new one. */
  public static ButtonElement newButton(Wording words) {
    return button(
        b -> b.actionId(NEW).value("new").text(plainText(words.say(TicketPhrase.NEW_TICKET))));
  }

  public Response edit(BlockActionRequest request, ActionContext context) {
    return Click.answer(
        request, context, parts, click -> edit(click.caller(), click.triggerId(), click.value()));
  }

  public Response open(BlockActionRequest request, ActionContext context) {
    return Click.answer(
        request, context, parts, click -> open(click.caller(), click.triggerId(), ""));
  }

  /**
   * Opens the form of a new ticket.
   *
   * @param typed its key, as far as it was typed
   * @return a sentence when it was not opened
   */
  public Optional<String> open(Caller caller, String triggerId, String typed) {
    Wording words = parts.wordingFor(caller);
    Snapshot people = parts.snapshots().of(caller.orgId()).orElseThrow();
    return ifWorker(
            caller,
            tx -> {
              Optional<TicketNow> known = known(tx, people, typed);
              if (known.isPresent()) {
                return new Form(form(tx, known.get(), people, words), Optional.empty());
              }
              EditForm.Shown blank =
                  new EditForm.Shown(
                      Optional.empty(), Map.of(TicketRow.STATUS, TicketStatus.OPEN.code()));
              return new Form(
                  new EditForm(words).drawn(EditForm.shortened(typed), blank, categories(people)),
                  Optional.empty());
            })
        .opened(opening, caller, triggerId);
  }

  /** Opens the form of a known ticket; answers with a sentence when it did not. */
  public Optional<String> edit(Caller caller, String triggerId, String typed) {
    Wording words = parts.wordingFor(caller);
    Snapshot people = parts.snapshots().of(caller.orgId()).orElseThrow();
    return ifWorker(
            caller,
            tx -> {
              Optional<TicketNow> known = known(tx, people, typed);
              if (known.isEmpty()) {
                return Form.refused(
                    words.say(TicketPhrase.NOT_KNOWN, "typed", EditForm.shortened(typed)));
              }
              String identity = known.get().key().identity();
              return ToldTickets.in(tx)
                  .keeperOf(identity)
                  .map(program -> Form.refused(keptElsewhere(known.get().key(), program, words)))
                  .orElseGet(
                      () -> new Form(form(tx, known.get(), people, words), Optional.empty()));
            })
        .opened(opening, caller, triggerId);
  }

  /**
   * A form to open, or why there is none.
   *
   * @param view empty where a sentence is said instead
   */
  private record Form(Optional<View> view, Optional<String> refusal) {
    Form(View view, Optional<String> refusal) {
      this(Optional.of(view), refusal);
    }

    static Form refused(String sentence) {
      return new Form(Optional.empty(), Optional.of(sentence));
    }

    Optional<String> opened(ModalOpening opening, Caller caller, String triggerId) {
      return refusal.or(() -> opening.open(caller, triggerId, view.orElseThrow()));
    }
  }

  @FunctionalInterface
  private interface Drawing {
    Form in(Tx tx);
  }

  private Form ifWorker(Caller caller, Drawing drawing) {
    Wording words = parts.wordingFor(caller);
    return parts
        .tenants()
        .inTransaction(
            caller.orgId(),
            tx ->
                HistoryReaders.in(tx).worksOnTickets(caller.member())
                    ? drawing.in(tx)
                    : Form.refused(words.say(TicketPhrase.WORKERS_ONLY)));
  }

  private static Optional<TicketNow> known(Tx tx, Snapshot people, String typed) {
    return Tickets.in(tx)
        .find(typed)
        .or(() ->
            KnownTickets.in(tx).known(people.format().read(typed)).flatMap(Tickets.in(tx)::find));
  }

  private static List<String> categories(Snapshot people) {
    return people.matrix().map(Matrix::categories).map(List::copyOf).orElse(List.of());
  }

  private static View form(Tx tx, TicketNow ticket, Snapshot people, Wording words) {
    String identity = ticket.key().identity();
    Map<String, String> values =
        new HashMap<>(ToldTickets.in(tx).valuesOf(identity).orElse(Map.of()));
    Optional.ofNullable(values.get(TicketRow.GONE))
        .flatMap(Gone::read)
        .filter(Gone.Merged.class::isInstance)
        .flatMap(gone -> Tickets.in(tx).find(((Gone.Merged) gone).into()))
        .ifPresent(target -> values.put(EditForm.MERGED_INTO, target.key().shown()));
    values.putIfAbsent(TicketRow.STATUS, ticket.details().status().code());
    values.keySet().retainAll(EditForm.shownFields());
    return new EditForm(words)
        .drawn(
            ticket.key().shown(),
            new EditForm.Shown(Optional.of(identity), values),
            categories(people));
  }

  /** Keeps what was changed in the form, or says beside the field why not. */
  public Response answer(ViewSubmissionRequest request, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    View view = request.getPayload().getView();
    Optional<EditForm.Shown> shown = EditForm.remembered(view);
    if (shown.isEmpty()) {
      return said(context, words.say(TicketPhrase.NO_SUCH_TICKET), words);
    }
    Snapshot people = parts.snapshots().of(caller.orgId()).orElseThrow();
    try {
      return parts
          .tenants()
          .inTransaction(
              caller.orgId(),
              tx ->
                  HistoryReaders.in(tx).worksOnTickets(caller.member())
                      ? kept(tx, caller, people, view, shown.get(), context)
                      : said(context, words.say(TicketPhrase.WORKERS_ONLY), words));
    } catch (DatabaseUnavailable away) {
      return said(context, words.say(SharedPhrase.DATABASE_AWAY), words);
    }
  }

  private Response kept(
      Tx tx,
      Caller caller,
      Snapshot people,
      View view,
      EditForm.Shown shown,
      ViewSubmissionContext context) {
    Wording words = parts.wordingFor(caller);
    Map<String, String> fields = new HashMap<>(EditForm.changed(view, shown));
    Optional<TicketKey> ticket;
    if (shown.ticket().isPresent()) {
      ticket = Tickets.in(tx).find(shown.ticket().get()).map(TicketNow::key);
      if (ticket.isEmpty()) {
        return said(context, words.say(TicketPhrase.NO_SUCH_TICKET), words);
      }
    } else {
      String typed = EditForm.typed(view, EditForm.KEY);
      ticket = people.format().parse(typed);
      Optional<TicketNow> known = known(tx, people, typed);
      if (ticket.isEmpty() || known.isPresent()) {
        String why =
            known
                .map(there -> words.say(TicketPhrase.KNOWN_ALREADY, "ticket", there.key().shown()))
                .orElseGet(() -> words.say(TicketPhrase.NO_KEY));
        return context.ackWithErrors(Map.of(EditForm.KEY, why));
      }
      fields.putIfAbsent(TicketRow.STATUS, TicketStatus.OPEN.code());
      fields.put(TicketRow.OPENED, now().toString());
    }
    String into = EditForm.typed(view, EditForm.MERGED_INTO);
    boolean moved =
        shown.ticket().isPresent()
            && !into.equals(shown.fields().getOrDefault(EditForm.MERGED_INTO, ""));
    Optional<TicketKey> target =
        moved && !into.isEmpty() ? target(tx, people, ticket.get(), into) : Optional.empty();
    if (moved && !into.isEmpty() && target.isEmpty()) {
      return context.ackWithErrors(Map.of(EditForm.MERGED_INTO, words.say(TicketPhrase.NO_TARGET)));
    }
    Optional<Optional<Gone>> gone =
        moved ? Optional.of(target.map(key -> new Gone.Merged(key.identity()))) : Optional.empty();
    TypedTicket.Outcome outcome =
        new TypedTicket(tx, people, caller.member(), now())
            .keep(ticket.get(), fields, gone, target);
    if (outcome instanceof TypedTicket.Outcome.Faulty(var faults)) {
      Map<String, String> errors = new HashMap<>();
      faults.forEach(
          fault -> errors.put(EditForm.block(fault.column()), words.say(TicketPhrase.BAD_FIELD)));
      return context.ackWithErrors(errors);
    }
    return said(context, said(outcome, ticket.get(), Optional.empty(), words), words);
  }

  private static Optional<TicketKey> target(
      Tx tx, Snapshot people, TicketKey ticket, String typed) {
    return known(tx, people, typed)
        .map(TicketNow::key)
        .filter(key -> !key.identity().equals(ticket.identity()));
  }

  /** Says how far a ticket is, by a word; answers with a sentence. */
  public String set(Caller caller, String typed, TicketStatus status) {
    return byWord(
        caller,
        typed,
        (tx, people, ticket, words) -> {
          TypedTicket.Outcome outcome =
              new TypedTicket(tx, people, caller.member(), now())
                  .keep(
                      ticket,
                      Map.of(TicketRow.STATUS, status.code()),
                      Optional.empty(),
                      Optional.empty());
          return said(outcome, ticket, Optional.of(status), words);
        });
  }

  /** Says that a ticket goes on as another one; answers with a sentence. */
  public String merge(Caller caller, String typed, String into) {
    return byWord(
        caller,
        typed,
        (tx, people, ticket, words) -> {
          Optional<TicketKey> target = target(tx, people, ticket, into);
          if (target.isEmpty()) {
            return words.say(TicketPhrase.NO_TARGET);
          }
          TypedTicket.Outcome outcome =
              new TypedTicket(tx, people, caller.member(), now())
                  .keep(
                      ticket,
                      Map.of(),
                      Optional.of(Optional.of(new Gone.Merged(target.get().identity()))),
                      target);
          return outcome instanceof TypedTicket.Outcome.Done(_, _, var changed) && changed
              ? words.say(
                  TicketPhrase.TICKET_MERGED,
                  "ticket",
                  ticket.shown(),
                  "target",
                  target.get().shown())
              : said(outcome, ticket, Optional.empty(), words);
        });
  }

  @FunctionalInterface
  private interface Word {
    String on(Tx tx, Snapshot people, TicketKey ticket, Wording words);
  }

  private String byWord(Caller caller, String typed, Word word) {
    Wording words = parts.wordingFor(caller);
    Snapshot people = parts.snapshots().of(caller.orgId()).orElseThrow();
    return parts
        .tenants()
        .inTransaction(
            caller.orgId(),
            tx -> {
              if (!HistoryReaders.in(tx).worksOnTickets(caller.member())) {
                return words.say(TicketPhrase.WORKERS_ONLY);
              }
              return known(tx, people, typed)
                  .map(ticket -> word.on(tx, people, ticket.key(), words))
                  .orElseGet(
                      () -> words.say(TicketPhrase.NOT_KNOWN, "typed", EditForm.shortened(typed)));
            });
  }

  private static String said(
      TypedTicket.Outcome outcome, TicketKey ticket, Optional<TicketStatus> status, Wording words) {
    return switch (outcome) {
      case TypedTicket.Outcome.Done(_, var added, var changed) ->
          done(ticket, added, changed, status, words);
      case TypedTicket.Outcome.KeptElsewhere(var program) -> keptElsewhere(ticket, program, words);
      case TypedTicket.Outcome.Faulty _ -> words.say(TicketPhrase.BAD_FIELD);
      case TypedTicket.Outcome.NoMatrix _ -> words.say(TicketPhrase.NO_MATRIX_YET);
    };
  }

  private static String done(
      TicketKey ticket,
      boolean added,
      boolean changed,
      Optional<TicketStatus> status,
      Wording words) {
    if (added) {
      return words.say(
          TicketPhrase.TICKET_NEW,
          "ticket",
          ticket.shown(),
          "status",
          new EditForm(words).named(status.orElse(TicketStatus.OPEN)));
    }
    if (!changed) {
      return words.say(TicketPhrase.NOTHING_CHANGED, "ticket", ticket.shown());
    }
    return status
        .map(now ->
            words.say(
                TicketPhrase.TICKET_IS,
                "ticket",
                ticket.shown(),
                "status",
                new EditForm(words).named(now)))
        .orElseGet(() -> words.say(TicketPhrase.TICKET_CHANGED, "ticket", ticket.shown()));
  }

  private static String keptElsewhere(TicketKey ticket, String program, Wording words) {
    return words.say(TicketPhrase.KEPT_ELSEWHERE, "ticket", ticket.shown(), "program", program);
  }

  private static Response said(ViewSubmissionContext context, String sentence, Wording words) {
    return context.ackWithUpdate(
        TextView.of(words.say(TicketPhrase.EDIT_TITLE), sentence, words.say(SharedPhrase.CLOSE)));
  }

  private Instant now() {
    return parts.clock().instant();
  }
}
