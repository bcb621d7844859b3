package dev.baton.bot.log;

import static java.util.Objects.requireNonNull;

import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.ticket.ClockText;
import dev.baton.db.Tx;
import dev.baton.db.ticket.TicketClocks;
import dev.baton.escalation.sla.SlaClock;
import dev.baton.escalation.ticket.TicketKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was promised for a ticket, how that stands, and when it did not count.
 *
 * @param at when it was asked for
 */
record ShownPromises(List<SlaClock> clocks, List<TicketClocks.Pause> pauses, Instant at) {
  static final ShownPromises NONE = new ShownPromises(List.of(), List.of(), Instant.EPOCH);

  private static final int MOST_PAUSES = 10;

  ShownPromises {
    clocks = List.copyOf(clocks);
    pauses = List.copyOf(pauses);
    requireNonNull(at);
  }

  static ShownPromises of(Tx tx, TicketKey ticket, Instant now) {
    TicketClocks clocks = TicketClocks.in(tx);
    return new ShownPromises(
        clocks.standing(ticket.identity(), now), clocks.pausesOf(ticket.identity()), now);
  }

  /** A line each. */
  List<String> lines(Wording words) {
    List<String> lines = new ArrayList<>(new ClockText(words, at).all(clocks));
    if (!pauses.isEmpty()) {
      List<String> spans =
          pauses.stream().limit(MOST_PAUSES).map(pause -> span(pause, words)).toList();
      lines.add(
          words.say(
              LogPhrase.CLOCK_PAUSES,
              "n",
              pauses.size(),
              "pauses",
              Arg.mrkdwn(String.join("; ", spans))));
    }
    return lines;
  }

  private static String span(TicketClocks.Pause pause, Wording words) {
    Optional<Instant> until = pause.until();
    return words.say(
        LogPhrase.CLOCK_PAUSE,
        "from",
        pause.from(),
        "over",
        until.isPresent(),
        "until",
        until.orElse(pause.from()));
  }
}
