package dev.baton.bot.notify;

import dev.baton.escalation.log.ChainHead;
import dev.baton.escalation.log.DigestFigures;
import dev.baton.escalation.notify.Notice;
import dev.baton.slack.Mrkdwn;
import dev.baton.slack.SlackMessage;
import dev.baton.slack.MessageBuilder;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/** To managers, each day something happened. */
final class DigestMessage {
  private DigestMessage() {}

  /**
   * @param id of the delivery that tells this
   * @param zone the reader's
   */
  static SlackMessage of(UUID id, Notice.Digest digest, DigestFigures figures, ZoneId zone) {
    MessageBuilder sheet = new MessageBuilder(id);
    digest.lost().ifPresent(lost -> sheet.say(rewritten(lost)));
    sheet.say(
        "*Escalations since %s*\n%s\n%s\n%s"
            .formatted(
                Mrkdwn.time(digest.from(), zone),
                waiting(figures),
                String.format(
                    Locale.ROOT,
                    "Decided: %d approved, %d bounced; %d withdrawn.",
                    figures.approved(),
                    figures.bounced(),
                    figures.withdrawn()),
                undeliverable(figures)));
    return sheet
        .small(
            "Audit chain up to %s: `%s`. Keep this message: `./baton log verify FILE --head %s` shows whether an exported chain still is this one."
                .formatted(Mrkdwn.time(digest.until(), zone), digest.head(), digest.head()))
        .rendered();
  }

  private static String rewritten(ChainHead lost) {
    return String.format(
        Locale.ROOT,
        "*The audit chain is not the one of the last digest.* Its event %d does not have the hash"
            + " `%s` any more: somebody changed the database. Keep that digest and this one, export"
            + " the chain with `/escalation-log export audit`, and ask whoever runs the database.",
        lost.number(),
        lost.hash());
  }

  private static String waiting(DigestFigures figures) {
    if (figures.overdue() == 0) {
      return String.format(
          Locale.ROOT, "Waiting for a decision: %d, none overdue.", figures.pending());
    }
    String named = figures.latest().stream().map(Mrkdwn::escape).collect(Collectors.joining(", "));
    String more = figures.overdue() > figures.latest().size() ? " and others" : "";
    return String.format(
        Locale.ROOT,
        "Waiting for a decision: %d, *overdue: %d* (%s%s).",
        figures.pending(),
        figures.overdue(),
        named,
        more);
  }

  private static String undeliverable(DigestFigures figures) {
    return figures.undeliverable() == 0
        ? "Every message arrived."
        : String.format(
            Locale.ROOT,
            "Messages and mails that did not arrive: %d. `/escalation-log show TICKET` tells"
                + " which.",
            figures.undeliverable());
  }
}
