package dev.baton.bot.notify;

import static java.util.Objects.requireNonNull;

import dev.baton.bot.decide.DecidePhrase;
import dev.baton.bot.decide.SettlementText;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Wording;
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

  /** How to speak to the reader. */
  Wording words() {
    return people.wordingFor(delivery.recipient());
  }

  /** How the escalation stands, in Slack's format. */
  String settled() {
    return settlement().of(escalation);
  }

  /** The same after its name. */
  String labelledAndSettled() {
    return settlement().of(label(), escalation);
  }

  /** The same as plain text, with names. */
  String plainlySettled() {
    return SettlementText.plain(words(), people::nameOf).of(escalation);
  }

  /** The same after its name. */
  String plainlyLabelledAndSettled() {
    return SettlementText.plain(words(), people::nameOf).of(escalation.label(), escalation);
  }

  private SettlementText settlement() {
    return SettlementText.forSlack(
        words(), member -> reads(member) ? DecidePhrase.YOU : Arg.mrkdwn(who(member)));
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
