package dev.baton.bot.log;

import com.slack.api.model.block.element.ButtonElement;
import dev.baton.bot.log.HistoryWriter.Paragraph;
import dev.baton.bot.notify.Buttons;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.slack.MessagePages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A ticket's history for one reader, oldest first, whole: in messages, or in a file where those
 * would be too many.
 */
final class HistoryText {
  /** One answers the command; the address for answers to it takes five more. */
  static final int MOST_PAGES = 5;

  private final TicketHistory history;
  private final Snapshot people;
  private final String reader;
  private final boolean manager;
  private final boolean mayJoin;
  private final boolean mayMove;
  private final Optional<EscalationRef> mayTakeBack;

  /**
   * @param reader Slack id of who gets the buttons they may use on what is pending
   * @param mayJoin whether they may say that another key is the same ticket
   * @param mayMove whether they may move the ticket to somebody else of its tier
   * @param mayTakeBack what they decided a moment ago and may undo
   */
  HistoryText(
      TicketHistory history,
      Snapshot people,
      String reader,
      boolean manager,
      boolean mayJoin,
      boolean mayMove,
      Optional<EscalationRef> mayTakeBack) {
    this.mayJoin = mayJoin;
    this.mayMove = mayMove;
    this.mayTakeBack = mayTakeBack;
    this.history = history;
    this.people = people;
    this.reader = reader;
    this.manager = manager;
  }

  /** All of it as messages; more than {@link #MOST_PAGES} are not to be sent. */
  List<MessagePages.Page> pages() {
    HistoryWriter writer = HistoryWriter.forSlack(people, words());
    MessagePages pages = new MessagePages().say(writer.head(history));
    keys(pages);
    for (TicketHistory.Entry entry : history.entries()) {
      write(pages.space(), writer.story(entry));
      buttons(entry.escalation(), pages);
    }
    return pages.done();
  }

  /** The newest escalation in a few lines, and where the rest is. */
  MessagePages.Page brief() {
    HistoryWriter writer = HistoryWriter.forSlack(people, words());
    TicketHistory.Entry newest = history.entries().getLast();
    MessagePages pages = new MessagePages().say(writer.head(history));
    keys(pages);
    pages.say(words().say(LogPhrase.TOO_LONG_FOR_MESSAGES));
    write(pages.space(), writer.brief(newest));
    buttons(newest.escalation(), pages);
    return pages.done().getFirst();
  }

  /** All of it as plain text. */
  String file() {
    HistoryWriter writer = HistoryWriter.forFile(people, words());
    StringBuilder text = new StringBuilder(writer.head(history)).append('\n');
    for (TicketHistory.Entry entry : history.entries()) {
      text.append('\n');
      for (Paragraph paragraph : writer.story(entry)) {
        text.append(paragraph.said()).append('\n');
        paragraph.typed().ifPresent(typed -> text.append(typed.indent(2)));
      }
    }
    return text.toString();
  }

  /** Other keys of this ticket, and the way to name one. */
  private void keys(MessagePages pages) {
    if (!history.joined().isEmpty()) {
      pages.say(words().say(LogPhrase.ALSO_KNOWN_AS, "tickets", shown(history.joined())));
    }
    if (!history.alike().isEmpty()) {
      pages.say(
          words()
              .say(
                  LogPhrase.READS_THE_SAME,
                  "tickets",
                  shown(history.alike()),
                  "n",
                  history.alike().size()));
    }
    List<ButtonElement> buttons = new ArrayList<>();
    if (mayJoin) {
      buttons.add(SameTicket.buttonFor(words(), history.ticket()));
    }
    if (mayMove) {
      buttons.add(Buttons.moveTicket(words(), history.ticket().key()));
    }
    if (!buttons.isEmpty()) {
      pages.buttons(buttons);
    }
  }

  private static Arg shown(List<TicketKey> keys) {
    return Arg.allOf(keys.stream().map(TicketKey::shown).toList());
  }

  private Wording words() {
    return people.wordingFor(reader);
  }

  private static void write(MessagePages pages, List<Paragraph> story) {
    for (Paragraph paragraph : story) {
      pages.say(paragraph.said());
      Optional<String> typed = paragraph.typed();
      typed.ifPresent(pages::quote);
    }
  }

  private void buttons(Escalation escalation, MessagePages pages) {
    if (mayTakeBack.filter(escalation.ref()::equals).isPresent()) {
      pages.buttons(List.of(Buttons.takeBack(words(), escalation)));
    }
    if (!escalation.isPending()) {
      return;
    }
    boolean theirs =
        escalation.requester().equals(reader) || escalation.previousOwner().equals(reader);
    if (manager && !escalation.requester().equals(reader)) {
      pages.buttons(Buttons.ofManager(words(), escalation));
    } else if (theirs) {
      pages.buttons(Buttons.ofParty(words(), escalation));
    }
  }
}
