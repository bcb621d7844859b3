package dev.baton.bot.decide;

import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.externalSelect;
import static com.slack.api.model.block.element.BlockElements.multiStaticSelect;
import static dev.baton.bot.phrases.Arg.allOf;
import static dev.baton.bot.phrases.Arg.everyOf;
import static dev.baton.bot.phrases.Arg.person;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.ticket.OwnedTicket;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.matrix.Tier;
import dev.baton.slack.FormView;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import dev.baton.slack.TextView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The forms by which a lead moves tickets within a tier. */
final class MoveTicketsForm {
  static final String ID = "move_tickets_modal";
  static final String OWNER_ID = "move_tickets_owner";
  static final String OWNER = "tickets_owner";
  static final String TICKETS = "moved_tickets";
  static final String NEW_OWNER = "moved_to";
  static final String NOTE = "move_note";

  /** So many keys fit a section, however long each is. */
  private static final int KEYS_A_SECTION = 100;

  private static final int MOST_SECTIONS = 8;

  private final Wording words;

  MoveTicketsForm(Wording words) {
    this.words = words;
  }

  /** Asks whose tickets are to move. */
  View whose() {
    return FormView.of(
        OWNER_ID,
        new FormView.Frame(
            words.say(DecidePhrase.MOVE_TITLE),
            words.say(DecidePhrase.MOVE_NEXT),
            words.say(SharedPhrase.CANCEL)),
        "",
        List.of(
            section(s -> s.text(markdownText(words.say(DecidePhrase.MOVE_WHOSE)))),
            Inputs.block(
                Label.of(
                    OWNER,
                    words.say(DecidePhrase.MOVE_OWNER),
                    words.say(DecidePhrase.MOVE_OWNER_HINT)),
                externalSelect(e ->
                    e.actionId(OWNER)
                        .minQueryLength(0)
                        .placeholder(plainText(words.say(DecidePhrase.MOVE_OWNER_SEARCH)))))));
  }

  /** One ticket to another of its tier. */
  View one(MoveMemory memory, TicketKey ticket, List<NewOwner> owners) {
    String intro =
        words.say(
            DecidePhrase.MOVE_ONE_EXPLAINED,
            "ticket",
            ticket.shown(),
            "owner",
            person(memory.owner()),
            "tier",
            memory.tier().name());
    return form(memory, List.of(said(intro)), owners);
  }

  /** All of somebody's tickets in a tier, or those chosen. */
  View many(MoveMemory memory, MovableTickets movable, List<NewOwner> owners) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(
        said(
            words.say(
                DecidePhrase.MOVE_EXPLAINED,
                "owner",
                person(movable.owner()),
                "n",
                movable.free().size(),
                "tier",
                movable.tier().name(),
                "cut",
                movable.cut())));
    listed(movable.free()).forEach(blocks::add);
    if (!movable.waiting().isEmpty()) {
      blocks.add(said(waiting(movable.waiting())));
    }
    if (!movable.elsewhere().isEmpty()) {
      blocks.add(
          said(
              words.say(
                  DecidePhrase.MOVE_ELSEWHERE,
                  "tiers",
                  allOf(movable.elsewhere().stream().map(Tier::name).toList()))));
    }
    blocks.add(only(movable.free()));
    return form(memory, blocks, owners);
  }

  private List<LayoutBlock> listed(List<OwnedTicket> free) {
    List<LayoutBlock> sections = new ArrayList<>();
    for (int from = 0; from < free.size() && sections.size() < MOST_SECTIONS; ) {
      int until = Math.min(free.size(), from + KEYS_A_SECTION);
      sections.add(
          said(
              words.say(
                  DecidePhrase.MOVE_LISTED, "tickets", everyOf(shown(free.subList(from, until))))));
      from = until;
    }
    return sections;
  }

  /** What is told before anything is pressed: these stay, each with the request that keeps it. */
  private String waiting(List<OwnedTicket> waiting) {
    return words.say(
        DecidePhrase.MOVE_STAYS,
        "n",
        waiting.size(),
        "tickets",
        everyOf(
            waiting.stream()
                .limit(KEYS_A_SECTION)
                .map(ticket -> ticket.key().shown() + " #" + ticket.asked().orElseThrow())
                .toList()));
  }

  private static List<String> shown(List<OwnedTicket> tickets) {
    return tickets.stream().map(ticket -> ticket.key().shown()).toList();
  }

  private LayoutBlock only(List<OwnedTicket> free) {
    List<OptionObject> options =
        free.stream()
            .limit(Inputs.MOST_OPTIONS)
            .map(ticket -> Inputs.option(ticket.key().shown(), ticket.key().identity()))
            .toList();
    return Inputs.block(
        Label.of(
                TICKETS,
                words.say(DecidePhrase.MOVE_ONLY),
                words.say(
                    DecidePhrase.MOVE_ONLY_HINT,
                    "n",
                    free.size(),
                    "more",
                    free.size() > options.size(),
                    "most",
                    options.size()))
            .optionally(),
        multiStaticSelect(s -> s.actionId(TICKETS).options(options)));
  }

  private View form(MoveMemory memory, List<LayoutBlock> explained, List<NewOwner> owners) {
    List<LayoutBlock> blocks = new ArrayList<>(explained);
    blocks.add(
        Inputs.select(
            Label.of(NEW_OWNER, words.say(DecidePhrase.NEW_OWNER), hint(memory, owners.size())),
            owners.stream()
                .limit(Inputs.MOST_OPTIONS)
                .map(owner -> Inputs.option(owner.label(words), owner.id()))
                .toList(),
            Optional.empty()));
    blocks.add(
        Inputs.lines(
            Label.of(NOTE, words.say(DecidePhrase.NOTE), words.say(DecidePhrase.MOVE_NOTE_HINT)),
            Optional.empty()));
    return FormView.of(
        ID,
        new FormView.Frame(
            words.say(DecidePhrase.MOVE_TITLE),
            words.say(DecidePhrase.MOVE),
            words.say(SharedPhrase.CANCEL)),
        memory.write(),
        blocks);
  }

  private String hint(MoveMemory memory, int people) {
    return people > Inputs.MOST_OPTIONS
        ? words.say(
            DecidePhrase.NEW_OWNER_HINT_SOME,
            "tier",
            memory.tier().name(),
            "most",
            Inputs.MOST_OPTIONS,
            "all",
            people)
        : words.say(DecidePhrase.NEW_OWNER_HINT, "tier", memory.tier().name());
  }

  /** The same title over a sentence, in Slack's format. */
  View said(String sentence, Wording reader) {
    return TextView.of(
        reader.say(DecidePhrase.MOVE_TITLE), sentence, reader.say(SharedPhrase.CLOSE));
  }

  private static LayoutBlock said(String text) {
    return section(s -> s.text(markdownText(text)));
  }
}
