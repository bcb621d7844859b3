package dev.baton.bot.log;

import com.slack.api.model.block.element.ButtonElement;
import dev.baton.bot.account.AccountText;
import dev.baton.bot.account.ShownAccount;
import dev.baton.bot.log.HistoryWriter.Paragraph;
import dev.baton.bot.notify.Buttons;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.ticket.EditTicket;
import dev.baton.bot.ticket.ExemptTicket;
import dev.baton.bot.ticket.GiveTicket;
import dev.baton.bot.ticket.TakeItButton;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.slack.MessagePages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
  private final Optional<ShownAccount> account;
  private final ShownPromises promises;
  private final HistoryDeeds deeds;

  /**
   * @param reader Slack id of who gets the buttons they may use on what is pending
   * @param account of the ticket's customer
   * @param promises what was promised for it
   * @param deeds what else they may do
   */
  HistoryText(
      TicketHistory history,
      Snapshot people,
      String reader,
      boolean manager,
      Optional<ShownAccount> account,
      ShownPromises promises,
      HistoryDeeds deeds) {
    this.account = account;
    this.promises = promises;
    this.deeds = deeds;
    this.history = history;
    this.people = people;
    this.reader = reader;
    this.manager = manager;
  }

  /** All of it as messages; more than {@link #MOST_PAGES} are not to be sent. */
  List<MessagePages.Page> pages() {
    HistoryWriter writer = HistoryWriter.forSlack(people, words());
    MessagePages pages = new MessagePages().say(writer.head(history));
    known(writer, AccountText.forSlack(people, words())).forEach(pages::say);
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
    known(writer, AccountText.plain(people, words()))
        .forEach(line -> text.append(line).append('\n'));
    for (TicketHistory.Entry entry : history.entries()) {
      text.append('\n');
      for (Paragraph paragraph : writer.story(entry)) {
        text.append(paragraph.said()).append('\n');
        paragraph.typed().ifPresent(typed -> text.append(typed.indent(2)));
      }
    }
    return text.toString();
  }

  /** How it got its first owner, and whose it is. */
  private List<String> known(HistoryWriter writer, AccountText accounts) {
    return Stream.of(
            account.map(accounts::line).stream(),
            promises.lines(words()).stream(),
            history.taking().map(writer::taken).stream())
        .flatMap(lines -> lines)
        .toList();
  }

  /** Other keys of this ticket, and what can be done with it. */
  private void keys(MessagePages pages) {
    history
        .mergedInto()
        .ifPresent(into -> pages.say(words().say(LogPhrase.MERGED_INTO, "ticket", into.shown())));
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
    String identity = history.ticket().key().identity();
    if (deeds.take()) {
      buttons.add(TakeItButton.of(words(), identity));
    }
    if (deeds.give()) {
      buttons.add(GiveTicket.buttonFor(words(), identity));
    }
    if (deeds.join()) {
      buttons.add(SameTicket.buttonFor(words(), history.ticket()));
    }
    if (deeds.edit()) {
      buttons.add(EditTicket.buttonFor(words(), identity));
    }
    deeds
        .exempt()
        .filter(exempt -> exempt || !promises.clocks().isEmpty())
        .ifPresent(exempt -> buttons.add(ExemptTicket.buttonFor(words(), identity, exempt)));
    if (deeds.move()) {
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
    if (deeds.takeBack().filter(escalation.ref()::equals).isPresent()) {
      pages.buttons(List.of(Buttons.takeBack(words(), escalation)));
    }
    if (!escalation.isPending()) {
      return;
    }
    boolean theirs = escalation.requester().equals(reader) || escalation.wasOwnedBy(reader);
    if (manager && !escalation.requester().equals(reader)) {
      pages.buttons(Buttons.ofManager(words(), escalation));
    } else if (theirs) {
      pages.buttons(Buttons.ofParty(words(), escalation));
    }
  }
}
