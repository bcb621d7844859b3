package dev.baton.bot.notify;

import dev.baton.bot.digest.DigestPhrase;
import dev.baton.bot.leaver.Leaver;
import dev.baton.bot.leaver.LeaverPhrase;
import dev.baton.bot.leaver.LeaverText;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Wording;
import dev.baton.db.detect.LongOpen;
import dev.baton.escalation.escalate.Slice;
import dev.baton.escalation.log.ChainHead;
import dev.baton.escalation.log.DigestFigures;
import dev.baton.escalation.notify.Notice;
import dev.baton.matrix.Priority;
import dev.baton.matrix.sla.SlaTime;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.SlackMessage;
import java.util.UUID;
import java.util.stream.Collectors;

/** To managers, each day something happened. */
final class DigestMessage {
  private DigestMessage() {}

  /**
   * @param id of the delivery that tells this
   * @param longOpen tickets that are listed here, since nobody is asked for them
   * @param leavers some of those who left and still hold something
   * @param words the reader's
   */
  static SlackMessage of(
      UUID id,
      Notice.Digest digest,
      DigestFigures figures,
      LongOpen longOpen,
      Slice<Leaver> leavers,
      Wording words) {
    MessageBuilder message = new MessageBuilder(id, words.say(NotifyPhrase.REST_IN_LOG));
    digest.lost().ifPresent(lost -> message.say(rewritten(lost, words)));
    String head = digest.head().toString();
    message.say(
        String.join(
            "\n",
            waiting(figures, words),
            words.say(
                DigestPhrase.DECIDED,
                "since",
                digest.from(),
                "approved",
                figures.approved(),
                "bounced",
                figures.bounced(),
                "withdrawn",
                figures.withdrawn()),
            undeliverable(figures, words)));
    if (longOpen.total() > 0) {
      message.say(longOpen(longOpen, words));
    }
    if (leavers.total() > 0) {
      message.say(left(leavers, words));
      message.small(words.say(LeaverPhrase.HOW_TO_MEND));
    }
    return message.small(words.say(DigestPhrase.CHAIN, "head", head)).build();
  }

  private static String longOpen(LongOpen tickets, Wording words) {
    return words.say(
        DigestPhrase.LONG_OPEN,
        "n",
        tickets.total(),
        "time",
        SlaTime.written(tickets.after()),
        "p3",
        tickets.byPriority().getOrDefault(Priority.P3, 0),
        "p4",
        tickets.byPriority().getOrDefault(Priority.P4, 0),
        "others",
        tickets.total() > tickets.oldest().size(),
        "tickets",
        Arg.everyOf(tickets.oldest()));
  }

  private static String left(Slice<Leaver> leavers, Wording words) {
    String people =
        leavers.items().stream()
            .map(leaver -> LeaverText.of(leaver, words))
            .collect(Collectors.joining("\n"));
    return words.say(
        LeaverPhrase.IN_DIGEST,
        "n",
        leavers.total(),
        "people",
        Arg.mrkdwn(people),
        "others",
        leavers.after() > 0);
  }

  private static String rewritten(ChainHead lost, Wording words) {
    return words.say(
        DigestPhrase.CHAIN_CHANGED,
        "number",
        String.valueOf(lost.number()),
        "hash",
        String.valueOf(lost.hash()));
  }

  /** What waits, and how to act where something does. */
  private static String waiting(DigestFigures figures, Wording words) {
    String waits =
        figures.overdue() == 0
            ? words.say(DigestPhrase.NONE_OVERDUE, "n", figures.pending())
            : words.say(
                DigestPhrase.OVERDUE,
                "n",
                figures.pending(),
                "late",
                figures.overdue(),
                "others",
                figures.overdue() > figures.latest().size(),
                "tickets",
                Arg.everyOf(figures.latest()));
    return figures.pending() == 0 ? waits : waits + "\n" + words.say(DigestPhrase.HOW_TO_ACT);
  }

  private static String undeliverable(DigestFigures figures, Wording words) {
    return figures.undeliverable() == 0
        ? words.say(DigestPhrase.ALL_ARRIVED)
        : words.say(DigestPhrase.NOT_ARRIVED, "n", figures.undeliverable());
  }
}
