package dev.baton.bot.log;

import static dev.baton.bot.phrases.Arg.mrkdwn;

import dev.baton.bot.account.AccountText;
import dev.baton.bot.account.ShownAccount;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.ticket.ClockText;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.ticket.OpenTickets;
import dev.baton.db.ticket.TicketClocks;
import dev.baton.escalation.escalate.Slice;
import dev.baton.escalation.sla.SlaClock;
import dev.baton.escalation.ticket.OpenTicket;
import dev.baton.escalation.ticket.OpenTicketFilter;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.slack.Mrkdwn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A page of the open tickets for one reader: what each is, whose, and what was promised. */
final class TicketList {
  static final int PAGE = 10;

  private static final int SHOWN_TITLE = 120;

  private final Snapshot people;
  private final String reader;
  private final Wording words;
  private final Instant now;

  TicketList(Snapshot people, String reader, Instant now) {
    this.people = people;
    this.reader = reader;
    this.words = people.wordingFor(reader);
    this.now = now;
  }

  /** The heading and a paragraph a ticket. */
  List<String> page(Tx tx, OpenTicketFilter filter, int page) {
    Slice<OpenTicket> tickets = OpenTickets.in(tx).list(filter, (page - 1) * PAGE, PAGE);
    List<String> keys =
        tickets.items().stream().map(OpenTicket::key).map(TicketKey::identity).toList();
    Map<String, List<SlaClock>> clocks = TicketClocks.in(tx).standing(keys, now);
    Map<String, ShownAccount> accounts = ShownAccount.of(tx, people, reader, List.of(), keys, now);
    List<String> said = new ArrayList<>();
    said.add(head(tickets));
    for (OpenTicket ticket : tickets.items()) {
      String key = ticket.key().identity();
      StringBuilder text = new StringBuilder(line(ticket));
      Optional.ofNullable(accounts.get(key))
          .ifPresent(account ->
              text.append('\n').append(AccountText.forSlack(people, words).line(account)));
      new ClockText(words, now)
          .waits(clocks.getOrDefault(key, List.of()))
          .ifPresentOrElse(
              line -> text.append('\n').append(line),
              () -> text.append('\n').append(words.say(LogPhrase.NO_PROMISE)));
      said.add(text.toString());
    }
    return said;
  }

  /** Where there are fewer pages than that, the first one is shown. */
  private String head(Slice<OpenTicket> tickets) {
    int page = tickets.first() / PAGE + 1;
    int pages = (tickets.total() + PAGE - 1) / PAGE;
    return words.say(
        LogPhrase.OPEN_TICKETS,
        "n",
        tickets.total(),
        "page",
        page,
        "pages",
        pages,
        "many",
        pages > 1,
        "more",
        page < pages,
        "next",
        String.valueOf(page + 1));
  }

  private String line(OpenTicket ticket) {
    return words.say(
        LogPhrase.OPEN_TICKET,
        "ticket",
        label(ticket),
        "ranked",
        ticket.priority().isPresent(),
        "priority",
        ticket.priority().map(Enum::name).orElse(""),
        "tier",
        ticket.tier().name(),
        "owned",
        ticket.owner().isPresent(),
        "owner",
        ticket.owner().map(people::named).orElseGet(() -> Arg.anyOf(List.of())),
        "status",
        ticket.status(),
        "named",
        ticket.title().isPresent(),
        "title",
        Mrkdwn.shorten(ticket.title().orElse(""), SHOWN_TITLE),
        "since",
        ticket.since());
  }

  private Arg label(OpenTicket ticket) {
    String shown = ticket.key().shown();
    return mrkdwn(
        "*"
            + people
                .format()
                .addressOf(ticket.key())
                .filter(url -> url.startsWith("https://") || url.startsWith("http://"))
                .map(url -> Mrkdwn.link(url, shown))
                .orElseGet(() -> Mrkdwn.escape(shown))
            + "*");
  }
}
