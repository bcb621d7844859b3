package dev.baton.bot.decide;

import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.GivenBack;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.decide.Reassignments;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.member.Members;
import dev.baton.escalation.decide.ReassignOutcome;
import dev.baton.escalation.decide.Reassignment;
import dev.baton.escalation.escalate.AddedInformation;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.ticket.OwnedTicket;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.slack.Caller;
import dev.baton.slack.Inputs;
import dev.baton.slack.ViewValues;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Moves a ticket to another of its tier at once, or orders a job to move many. */
public final class MoveTicketsSubmission {
  public static final String ID = MoveTicketsForm.ID;

  private final BotParts parts;

  public MoveTicketsSubmission(BotParts parts) {
    this.parts = parts;
  }

  public Response answer(ViewSubmissionRequest request, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    View view = request.getPayload().getView();
    ViewValues values = ViewValues.of(view);
    String typed = values.text(MoveTicketsForm.NOTE).orElse("");
    Optional<MoveMemory> memory = MoveMemory.read(view.getPrivateMetadata());
    if (memory.isEmpty()) {
      return givenBack(words.say(DecidePhrase.MOVE_OLD_FORM), typed, words, context);
    }
    Optional<String> newOwner = values.selected(MoveTicketsForm.NEW_OWNER);
    AddedInformation.Checked note = AddedInformation.check(typed);
    Map<String, String> faults = faults(newOwner, note, words);
    if (!faults.isEmpty()
        || newOwner.isEmpty()
        || !(note instanceof AddedInformation.Accepted(var said))) {
      return context.ackWithErrors(faults);
    }
    Wanted wanted =
        new Wanted(
            memory.get(), newOwner.get(), said, Set.copyOf(values.ticked(MoveTicketsForm.TICKETS)));
    try {
      Answer answer =
          parts.tenants().inTransaction(caller.orgId(), tx -> order(tx, caller, wanted, words));
      return switch (answer) {
        case Answer.Done(var sentence) ->
            context.ackWithUpdate(new MoveTicketsForm(words).said(sentence, words));
        case Answer.Refused(var sentence) -> givenBack(sentence, typed, words, context);
        case Answer.Unfit(var sentence) ->
            context.ackWithErrors(Map.of(MoveTicketsForm.NEW_OWNER, sentence));
      };
    } catch (DatabaseUnavailable away) {
      return context.ackWithErrors(
          Map.of(MoveTicketsForm.NOTE, words.plain(SharedPhrase.DATABASE_AWAY)));
    }
  }

  /**
   * What the form says.
   *
   * @param chosen identities; empty for all
   */
  private record Wanted(MoveMemory memory, String newOwner, String note, Set<String> chosen) {}

  /** What is answered to the lead. */
  private sealed interface Answer {
    record Done(String sentence) implements Answer {}

    record Refused(String sentence) implements Answer {}

    /** Beside the choice of owner. */
    record Unfit(String sentence) implements Answer {}
  }

  private static Map<String, String> faults(
      Optional<String> newOwner, AddedInformation.Checked note, Wording words) {
    Map<String, String> faults = new HashMap<>();
    if (newOwner.isEmpty()) {
      faults.put(MoveTicketsForm.NEW_OWNER, words.say(DecidePhrase.MOVE_CHOOSE_NEW_OWNER));
    }
    if (note instanceof AddedInformation.Refused(var problem)) {
      faults.put(
          MoveTicketsForm.NOTE,
          switch (problem) {
            case MISSING, SAYS_NOTHING -> words.say(DecidePhrase.MOVE_NOTE_MISSING);
            case TOO_LONG -> words.plain(SharedPhrase.TOO_LONG, "n", Inputs.LONGEST_TEXT);
          });
    }
    return faults;
  }

  private Answer order(Tx tx, Caller caller, Wanted wanted, Wording words) {
    Snapshot snapshot = parts.snapshots().within(tx).orElseThrow();
    MoveMemory memory = wanted.memory();
    MoveText text = new MoveText(words);
    Instant now = parts.clock().instant();
    if (!LedTiers.of(tx, snapshot, caller.member()).contains(memory.tier())) {
      return new Answer.Refused(text.notLed(memory.tier(), snapshot));
    }
    Optional<Member> owner = Members.in(tx).find(wanted.newOwner()).filter(Member::isFull);
    if (owner.isEmpty()) {
      return new Answer.Unfit(
          words.say(DecidePhrase.OWNER_LEFT, "name", snapshot.nameOf(wanted.newOwner())));
    }
    if (!snapshot.peopleOf(memory.tier()).contains(wanted.newOwner())) {
      return new Answer.Unfit(
          words.say(
              DecidePhrase.OWNER_OF_OTHER_TIER,
              "name",
              owner.get().name(),
              "tier",
              memory.tier().name()));
    }
    if (wanted.newOwner().equals(memory.owner())) {
      return new Answer.Unfit(words.say(DecidePhrase.MOVE_TO_SAME, "name", owner.get().name()));
    }
    List<TicketKey> tickets = tickets(tx, wanted, now);
    return tickets.isEmpty()
        ? new Answer.Refused(text.nothingLeft(memory.owner(), memory.tier()))
        : order(tx, reassignment(caller, wanted, now), tickets, snapshot, text);
  }

  private static Reassignment reassignment(Caller caller, Wanted wanted, Instant now) {
    MoveMemory memory = wanted.memory();
    return new Reassignment(
        memory.order(),
        caller.member(),
        memory.owner(),
        wanted.newOwner(),
        memory.tier(),
        wanted.note(),
        now);
  }

  /** The one of the form, those chosen of what is theirs, or all of it. */
  private static List<TicketKey> tickets(Tx tx, Wanted wanted, Instant now) {
    MoveMemory memory = wanted.memory();
    if (memory.ticket().isPresent()) {
      return Tickets.in(tx).find(memory.ticket().get()).map(TicketNow::key).stream().toList();
    }
    return MovableTickets.of(tx, memory.owner(), Set.of(memory.tier()), now).stream()
        .flatMap(movable -> movable.tickets().stream())
        .map(OwnedTicket::key)
        .filter(key -> wanted.chosen().isEmpty() || wanted.chosen().contains(key.identity()))
        .toList();
  }

  private Answer order(
      Tx tx, Reassignment order, List<TicketKey> tickets, Snapshot snapshot, MoveText text) {
    Reassignments orders = Reassignments.in(tx);
    if (!orders.order(order, tickets)) {
      return new Answer.Done(text.orderedBefore());
    }
    if (tickets.size() > 1) {
      orders.queue(order);
      return new Answer.Done(text.begun(order, tickets.size(), isAway(snapshot, order)));
    }
    ReassignOutcome outcome =
        orders
            .moveNext(
                order,
                LedTiers.of(tx, snapshot, order.by()),
                snapshot.peopleOf(order.tier()),
                order.at())
            .orElseThrow();
    String shown =
        Tickets.in(tx)
            .find(outcome.ticket())
            .map(now -> now.key().shown())
            .orElse(outcome.ticket());
    return outcome.what() == ReassignOutcome.What.MOVED
        ? new Answer.Done(text.moved(shown, order, isHere(tx, order), isAway(snapshot, order)))
        : new Answer.Refused(text.stayed(shown, outcome, order, snapshot));
  }

  private static boolean isHere(Tx tx, Reassignment order) {
    return Members.in(tx).find(order.from()).filter(Member::mayFile).isPresent();
  }

  private static boolean isAway(Snapshot snapshot, Reassignment order) {
    return snapshot.directory(order.at()).find(order.to()).filter(NewOwner::isAway).isPresent();
  }

  private static Response givenBack(
      String sentence, String typed, Wording words, ViewSubmissionContext context) {
    return context.ackWithUpdate(GivenBack.of(DecidePhrase.MOVE_TITLE, sentence, typed, words));
  }
}
