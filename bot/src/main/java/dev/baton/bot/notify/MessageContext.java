package dev.baton.bot.notify;

import static java.util.Objects.requireNonNull;

import dev.baton.bot.workspace.Snapshot;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.slack.Mrkdwn;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/**
 * All that a message about an escalation is drawn from, as it holds when it is sent.
 *
 * @param earlier the bounced escalation that this one mends
 * @param owner Slack id of who owns the ticket now
 * @param people names and zones, and how tickets are linked
 */
record MessageContext(
    Delivery delivery,
    Escalation escalation,
    Optional<Escalation> earlier,
    String owner,
    Snapshot people) {
  private static final int MOST_ASKED = 10;

  MessageContext {
    requireNonNull(delivery);
    requireNonNull(escalation);
    requireNonNull(earlier);
    requireNonNull(owner);
    requireNonNull(people);
  }

  /** Where the ticket is in the help desk; empty when the workspace has no template for the web. */
  Optional<String> address() {
    return people
        .format()
        .addressOf(escalation.ticket())
        .filter(url -> url.startsWith("https://") || url.startsWith("http://"));
  }

  /** {@code ZD-1042 #1} for Slack, linked where the workspace knows how. */
  String label() {
    String shown = escalation.ticket().shown();
    String ticket =
        address().map(url -> Mrkdwn.link(url, shown)).orElseGet(() -> Mrkdwn.escape(shown));
    return "*" + ticket + " #" + escalation.seq() + "*";
  }

  String from() {
    return Mrkdwn.escape(escalation.from().name());
  }

  String to() {
    return Mrkdwn.escape(escalation.to().name());
  }

  String time(Instant at) {
    return Mrkdwn.time(at, zone());
  }

  /** The reader's. */
  ZoneId zone() {
    return people.zoneOf(delivery.recipient());
  }

  boolean reads(String member) {
    return delivery.recipient().equals(member);
  }

  boolean readerIs(NoticeRole role) {
    return delivery.roles().contains(role);
  }

  /** A mention, or "you". */
  String you(String member) {
    return reads(member) ? "you" : who(member);
  }

  /** A mention; in a channel the name, because a mention would ring there. */
  String who(String member) {
    return readerIs(NoticeRole.CHANNEL)
        ? Mrkdwn.escape(people.nameOf(member))
        : Mrkdwn.mention(member);
  }

  /** The manager who chose who decides, in place of those the matrix asks. */
  Optional<String> redirectedBy() {
    return escalation.recipients().stream()
        .flatMap(recipient -> recipient.redirectedBy().stream())
        .findFirst();
  }

  /** That a manager decided or chose who was to, in plain words; blank when none did. */
  String plainOverride(boolean override) {
    return override
        ? " (manager override)"
        : redirectedBy()
            .map(id -> " (redirected by %s, manager override)".formatted(people.nameOf(id)))
            .orElse("");
  }

  /** Everybody asked, as mentions joined by "or"; "nobody" when all were taken off. */
  String asked() {
    int more = escalation.recipients().size() - MOST_ASKED;
    return escalation.recipients().stream()
            .limit(MOST_ASKED)
            .map(recipient -> you(recipient.member()))
            .reduce((one, other) -> one + " or " + other)
            .orElse("nobody")
        + (more > 0 ? String.format(Locale.ROOT, " or %d more", more) : "");
  }
}
