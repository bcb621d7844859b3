package dev.baton.bot.log;

import static java.util.Objects.requireNonNull;

import dev.baton.bot.account.AccountText;
import dev.baton.bot.notify.DeliveryErrorText;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.notify.Deliveries;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryState;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.ticket.KeyReading;
import dev.baton.escalation.ticket.TicketDetails;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.escalation.ticket.TicketNow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code show} tells of a ticket, in plain text for a page: as much of it as the reader may
 * see.
 *
 * @param head whose it is and where
 * @param lines what else is known of it: its account, how it got its first owner, its other keys
 * @param address of the ticket in the help desk; empty where that is not known
 * @param chapters one for each escalation, oldest first
 */
public record TicketStory(
    TicketKey ticket,
    TicketDetails details,
    String head,
    List<String> lines,
    Optional<String> address,
    List<Chapter> chapters) {
  public TicketStory {
    requireNonNull(ticket);
    requireNonNull(details);
    requireNonNull(head);
    lines = List.copyOf(lines);
    requireNonNull(address);
    chapters = List.copyOf(chapters);
  }

  /**
   * One escalation.
   *
   * @param title which it is
   */
  public record Chapter(String title, List<Passage> passages, List<Told> told) {
    public Chapter {
      passages = List.copyOf(passages);
      told = List.copyOf(told);
    }
  }

  /**
   * A paragraph.
   *
   * @param typed what somebody typed, quoted below it
   */
  public record Passage(String said, Optional<String> typed) {}

  /**
   * A message or mail about it.
   *
   * @param note why it did not arrive, or was not sent
   */
  public record Told(
      String who, Medium medium, DeliveryState state, String at, Optional<String> note) {}

  /**
   * That of the ticket with this key, spelled in any way; empty where there is none for the reader.
   */
  public static Optional<TicketStory> of(
      Tx tx, Snapshot people, String reader, String key, Instant now) {
    KeyReading reading = people.format().read(key);
    ShownHistory shown = ShownHistory.of(tx, reading, people, reader, now);
    return shown.history().map(history -> of(tx, people, reader, history, shown));
  }

  private static TicketStory of(
      Tx tx, Snapshot people, String reader, TicketHistory history, ShownHistory shown) {
    Wording words = people.wordingFor(reader);
    HistoryWriter writer = HistoryWriter.forFile(people, words);
    TicketNow ticket = history.ticket();
    return new TicketStory(
        ticket.key(),
        ticket.details(),
        writer.head(history),
        Stream.of(
                shown.account().map(AccountText.plain(people, words)::line),
                history.taking().map(writer::taken),
                otherKeys(history, words))
            .flatMap(Optional::stream)
            .toList(),
        people.format().addressOf(ticket.key()),
        history.entries().stream()
            .map(entry -> chapter(tx, people, words, writer, entry))
            .toList());
  }

  private static Optional<String> otherKeys(TicketHistory history, Wording words) {
    return history.joined().isEmpty()
        ? Optional.empty()
        : Optional.of(
            words.plain(
                LogPhrase.ALSO_KNOWN_AS,
                "tickets",
                Arg.allOf(history.joined().stream().map(TicketKey::shown).toList())));
  }

  private static Chapter chapter(
      Tx tx, Snapshot people, Wording words, HistoryWriter writer, TicketHistory.Entry entry) {
    List<Passage> passages =
        writer.story(entry).stream()
            .map(paragraph -> new Passage(paragraph.said(), paragraph.typed()))
            .toList();
    List<Told> told =
        Deliveries.in(tx).allOf(entry.escalation().ref()).stream()
            .filter(delivery -> delivery.updates().isEmpty())
            .map(delivery -> told(people, words, delivery))
            .toList();
    return new Chapter(passages.getFirst().said(), passages.subList(1, passages.size()), told);
  }

  private static Told told(Snapshot people, Wording words, Delivery delivery) {
    return new Told(
        people.nameOf(delivery.recipient()),
        delivery.medium(),
        delivery.state(),
        words.plainTime(delivery.createdAt()),
        delivery.error().map(error -> DeliveryErrorText.of(error, words)));
  }
}
