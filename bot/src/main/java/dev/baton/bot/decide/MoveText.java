package dev.baton.bot.decide;

import static dev.baton.bot.phrases.Arg.anyOf;
import static dev.baton.bot.phrases.Arg.everyOf;
import static dev.baton.bot.phrases.Arg.person;
import static java.util.Objects.requireNonNull;

import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.decide.Reassignments;
import dev.baton.escalation.decide.ReassignOutcome;
import dev.baton.escalation.decide.ReassignOutcome.What;
import dev.baton.escalation.decide.Reassignment;
import dev.baton.matrix.Tier;
import java.util.Collection;
import java.util.Optional;

/** What a lead is told of tickets moved within a tier: how many moved, and why one stayed. */
public final class MoveText {
  private static final int MOST_LISTED = 100;

  private final Wording words;

  public MoveText(Wording words) {
    this.words = requireNonNull(words);
  }

  String unknown() {
    return words.say(DecidePhrase.MOVE_UNKNOWN);
  }

  /** Who leads that tier instead, the first few. */
  String notLed(Tier tier, Snapshot snapshot) {
    return words.say(
        DecidePhrase.MOVE_NOT_LED,
        "tier",
        tier.name(),
        "leads",
        anyOf(LedTiers.leadsOf(snapshot, tier).stream().map(Arg::person).toList()));
  }

  String waits(String label) {
    return words.say(DecidePhrase.MOVE_WAITS, "label", label);
  }

  String allWait(MovableTickets movable) {
    return words.say(
        DecidePhrase.MOVE_ALL_WAIT,
        "owner",
        person(movable.owner()),
        "tier",
        movable.tier().name(),
        "tickets",
        everyOf(
            movable.waiting().stream()
                .limit(MOST_LISTED)
                .map(ticket -> ticket.key().shown() + " #" + ticket.asked().orElseThrow())
                .toList()));
  }

  String nobodyElse(Tier tier) {
    return words.say(DecidePhrase.MOVE_NOBODY_ELSE, "tier", tier.name());
  }

  String ownsNothing(String owner, Collection<Tier> led) {
    return words.say(
        DecidePhrase.MOVE_OWNS_NOTHING,
        "owner",
        person(owner),
        "tiers",
        anyOf(led.stream().map(Tier::name).toList()));
  }

  String nothingLeft(String owner, Tier tier) {
    return words.say(DecidePhrase.MOVE_NOTHING_LEFT, "owner", person(owner), "tier", tier.name());
  }

  String orderedBefore() {
    return words.say(DecidePhrase.MOVE_ORDERED_BEFORE);
  }

  String begun(Reassignment order, int tickets, boolean away) {
    return words.say(
        DecidePhrase.MOVE_BEGUN,
        "n",
        tickets,
        "from",
        person(order.from()),
        "to",
        person(order.to()),
        "tier",
        order.tier().name(),
        "away",
        away);
  }

  /**
   * @param here whether the old owner is still in the workspace, and told
   * @param away whether the new owner is away now
   */
  String moved(String ticket, Reassignment order, boolean here, boolean away) {
    return words.say(
        DecidePhrase.MOVE_DONE,
        "ticket",
        ticket,
        "from",
        person(order.from()),
        "to",
        person(order.to()),
        "tier",
        order.tier().name(),
        "here",
        here,
        "away",
        away);
  }

  /** Why one ticket did not move. */
  String stayed(String ticket, ReassignOutcome outcome, Reassignment order, Snapshot snapshot) {
    return outcome.what() == What.NOT_LED
        ? notLed(order.tier(), snapshot)
        : words.say(
            DecidePhrase.MOVE_STAYED,
            "ticket",
            ticket,
            "why",
            Arg.mrkdwn(why(outcome.what(), outcome.seq(), order)));
  }

  /** How far an order is, and what stayed. In Slack's format. */
  public String progress(Reassignments.Progress progress) {
    Reassignment order = progress.order();
    return words.say(
        DecidePhrase.MOVE_PROGRESS,
        "finished",
        progress.finished(),
        "done",
        progress.moved() + progress.kept(),
        "moved",
        progress.moved(),
        "n",
        progress.all(),
        "from",
        person(order.from()),
        "to",
        person(order.to()),
        "tier",
        order.tier().name());
  }

  /** One line of what stayed. In Slack's format. */
  public String stayed(Reassignments.Stayed stayed, Reassignment order) {
    return words.say(
        DecidePhrase.MOVE_STAYED_LINE,
        "ticket",
        stayed.ticket().shown(),
        "why",
        Arg.mrkdwn(why(stayed.why(), stayed.waits(), order)));
  }

  /** That more stayed than are named. */
  public String moreStayed(int n) {
    return words.say(DecidePhrase.MOVE_MORE_STAYED, "n", n);
  }

  private String why(What what, Optional<Integer> waits, Reassignment order) {
    return switch (what) {
      case PENDING ->
          words.say(
              DecidePhrase.STAYED_PENDING, "number", "#" + waits.map(String::valueOf).orElse(""));
      case ELSEWHERE ->
          words.say(
              DecidePhrase.STAYED_ELSEWHERE,
              "owner",
              person(order.from()),
              "tier",
              order.tier().name());
      case JOINED -> words.say(DecidePhrase.STAYED_JOINED);
      case OWNER_LEFT -> words.say(DecidePhrase.STAYED_OWNER_LEFT, "owner", person(order.to()));
      case OWNER_OF_OTHER_TIER ->
          words.say(
              DecidePhrase.STAYED_OTHER_TIER,
              "owner",
              person(order.to()),
              "tier",
              order.tier().name());
      case NOT_LED -> words.say(DecidePhrase.STAYED_NOT_LED, "tier", order.tier().name());
      case UNKNOWN, MOVED -> words.say(DecidePhrase.STAYED_UNKNOWN);
    };
  }
}
