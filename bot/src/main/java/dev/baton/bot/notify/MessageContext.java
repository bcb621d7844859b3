package dev.baton.bot.notify;

import static java.util.Objects.requireNonNull;

import dev.baton.bot.account.AccountText;
import dev.baton.bot.account.ShownAccount;
import dev.baton.bot.decide.BounceText;
import dev.baton.bot.decide.DecidePhrase;
import dev.baton.bot.decide.DecisionText;
import dev.baton.bot.decide.SettlementText;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationKind;
import dev.baton.escalation.escalate.Lineage;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.matrix.Way;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.Mrkdwn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that a message about an escalation is drawn from, as it holds when it is sent.
 *
 * @param lineage the escalation told of, among all of its ticket
 * @param owner Slack id of who owns the ticket now; empty when nobody does
 * @param people names and zones, and how tickets are linked
 * @param time what its clocks say
 * @param customer of the ticket, as far as the reader sees it; empty where none is known
 * @param undoableUntil the last instant at which the reader may take their decision back; empty
 *     when they may not
 */
record MessageContext(
    Delivery delivery,
    Lineage lineage,
    Optional<String> owner,
    Snapshot people,
    Time time,
    Optional<ShownAccount> customer,
    Optional<Instant> undoableUntil) {
  MessageContext(
      Delivery delivery, Lineage lineage, Optional<String> owner, Snapshot people, Time time) {
    this(delivery, lineage, owner, people, time, Optional.empty(), Optional.empty());
  }

  MessageContext {
    requireNonNull(delivery);
    requireNonNull(lineage);
    requireNonNull(owner);
    requireNonNull(people);
    requireNonNull(time);
  }

  /** The escalation told of. */
  Escalation escalation() {
    return lineage.escalation();
  }

  /**
   * What tells the ticket's story to a new owner: this escalation, or, where a lead moved the
   * ticket unasked, the one that somebody asked for before. Empty where nobody ever asked.
   */
  Optional<MessageContext> story() {
    return escalation().isReassignment()
        ? lineage
            .askedBefore()
            .map(asked ->
                new MessageContext(
                    delivery, new Lineage(asked, lineage.history()), owner, people, time))
        : Optional.of(this);
  }

  /** Where the ticket is in the help desk; empty when the workspace has no template for the web. */
  Optional<String> address() {
    return people
        .format()
        .addressOf(escalation().ticket())
        .filter(url -> url.startsWith("https://") || url.startsWith("http://"));
  }

  /** {@code ZD-1042 #1} for Slack, linked where the workspace knows how. */
  String label() {
    String shown = escalation().ticket().shown();
    String ticket =
        address().map(url -> Mrkdwn.link(url, shown)).orElseGet(() -> Mrkdwn.escape(shown));
    return "*" + ticket + " #" + escalation().seq() + "*";
  }

  /** The same for a text. */
  Arg ticket() {
    return Arg.mrkdwn(label());
  }

  /** Whether the ticket is to go back to an earlier tier. */
  boolean isHandBack() {
    return escalation().kind() == EscalationKind.HAND_BACK;
  }

  String from() {
    return escalation().from().name();
  }

  String to() {
    return escalation().to().name();
  }

  /** How a bounced ticket gets to the tier its lead calls right; empty where none is named. */
  Optional<Way> wayToRightTier() {
    return BounceText.wayOf(escalation(), people.matrix());
  }

  /** The message, empty yet. */
  MessageBuilder message() {
    return new MessageBuilder(delivery.id(), words().say(NotifyPhrase.REST_IN_LOG));
  }

  /** How to speak to the reader. */
  Wording words() {
    return people.wordingFor(delivery.recipient());
  }

  /** Whose the ticket was when the escalation was filed, or since nobody had it. */
  Whose whose() {
    return escalation()
        .previousOwner()
        .map(owner -> reads(owner) ? Whose.MINE : Whose.THEIRS)
        .orElse(Whose.NOBODYS);
  }

  boolean reads(String member) {
    return delivery.recipient().equals(member);
  }

  boolean readerIs(NoticeRole role) {
    return delivery.roles().contains(role);
  }

  /** How the escalation stands, in Slack's format. */
  String settled() {
    return settlement().of(escalation());
  }

  /** The same after its name. */
  String labelledAndSettled() {
    return settlement().of(label(), escalation());
  }

  /** The same as plain text, with names. */
  String plainlySettled() {
    return plainSettlement().of(escalation());
  }

  /** The same after its name. */
  String plainlyLabelledAndSettled() {
    return plainSettlement().of(escalation().label(), escalation());
  }

  /** For any escalation of the ticket, in Slack's format. */
  SettlementText settlement() {
    return SettlementText.forSlack(
        words(), member -> reads(member) ? DecidePhrase.YOU : person(member));
  }

  private SettlementText plainSettlement() {
    return SettlementText.plain(words(), people::nameOf);
  }

  /** A mention; in a channel the name, because a mention would notify the person there. */
  Arg person(String member) {
    return readerIs(NoticeRole.CHANNEL)
        ? Arg.allOf(List.of(people.nameOf(member)))
        : people.named(member);
  }

  /** The same of an owner; "nobody" where there is none. */
  Arg owner(Optional<String> owner) {
    return owner.map(this::person).orElseGet(() -> Arg.anyOf(List.of()));
  }

  /** That the same request was bounced by mistake; empty for every other. */
  Optional<String> waitsAgain() {
    return lineage
        .takenBack()
        .map(earlier ->
            words()
                .say(
                    NotifyPhrase.WAITS_AGAIN,
                    "by",
                    person(earlier.settlement().orElseThrow().by()),
                    "earlier",
                    "#" + earlier.seq()));
  }

  /** Whether who filed it is no active person of the workspace any more. */
  boolean requesterLeft() {
    return !escalation().isOfBaton()
        && people.member(escalation().requester()).filter(Member::mayFile).isEmpty();
  }

  /** Until when a pending one is to be decided, or that this is over. */
  String due() {
    return new DecisionText(words()).due(escalation(), time.now());
  }

  /** What the number after the ticket's key means. */
  String numberExplained() {
    return words().say(NotifyPhrase.NUMBER_EXPLAINED, "n", escalation().seq());
  }

  /** The ticket's customer in one line, in Slack's format. */
  Optional<String> account() {
    return customer.map(AccountText.forSlack(people, words(), this::person)::line);
  }

  /** The same as plain text. */
  Optional<String> plainAccount() {
    return customer.map(AccountText.plain(people, words())::line);
  }

  /** Everybody asked. */
  Arg asked() {
    return Arg.anyOf(
        escalation().recipients().stream().map(asked -> person(asked.member())).toList());
  }
}
