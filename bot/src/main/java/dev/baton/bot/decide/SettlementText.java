package dev.baton.bot.decide;

import static dev.baton.bot.phrases.Arg.anyOf;
import static dev.baton.bot.phrases.Arg.mrkdwn;
import static dev.baton.bot.phrases.Arg.relative;
import static java.util.Objects.requireNonNull;

import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.escalate.Bounce;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.escalation.escalate.Settlement;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * How an escalation stands, told in the same words wherever it is told: in replies, messages,
 * mails, notes and histories.
 */
public final class SettlementText {
  private final Wording words;
  private final Function<String, ?> who;
  private final boolean formatted;

  private SettlementText(Wording words, Function<String, ?> who, boolean formatted) {
    this.words = requireNonNull(words);
    this.who = requireNonNull(who);
    this.formatted = formatted;
  }

  /**
   * In Slack's format, escaped.
   *
   * @param who what stands for a Slack id: a mention, a name or {@link DecidePhrase#YOU}
   */
  public static SettlementText forSlack(Wording words, Function<String, ?> who) {
    return new SettlementText(words, who, true);
  }

  /** As plain text, for mails, notes and files; {@code who} gives names. */
  public static SettlementText plain(Wording words, Function<String, ?> who) {
    return new SettlementText(words, who, false);
  }

  /** Who decided or ended it, how, when, and who owns the ticket now; or for whom it waits. */
  public String of(Escalation escalation) {
    if (escalation.settlement().isEmpty()) {
      return say(
          DecidePhrase.PENDING,
          "asked",
          anyOf(escalation.recipients().stream().map(Recipient::member).map(who).toList()),
          "when",
          relative(escalation.decideBy()));
    }
    return switch (escalation.settlement().get()) {
      case Settlement.Approved approved -> approved(escalation, approved);
      case Settlement.Bounced bounced -> bounced(escalation, bounced);
      case Settlement.TakenBack taken -> takenBack(escalation, taken);
      case Settlement.Withdrawn(var by, var at) ->
          say(
              DecidePhrase.WITHDRAWN,
              "by",
              who(by),
              "when",
              relative(at),
              "owned",
              escalation.previousOwner().isPresent(),
              "owner",
              owner(escalation),
              "tier",
              escalation.from().name());
      case Settlement.Replaced(var by, var at, int successor) ->
          say(
              DecidePhrase.REPLACED,
              "next",
              "#" + successor,
              "by",
              who(by),
              "when",
              relative(at),
              "owned",
              escalation.previousOwner().isPresent(),
              "owner",
              owner(escalation),
              "tier",
              escalation.from().name());
      case Settlement.Closed(_, var at) -> say(DecidePhrase.CLOSED, "when", relative(at));
    };
  }

  /**
   * The same after the escalation's name.
   *
   * @param label in Slack's format and escaped, where this is
   */
  public String of(String label, Escalation escalation) {
    return say(DecidePhrase.STANDS, "label", ready(label), "how", ready(of(escalation)));
  }

  private String approved(Escalation escalation, Settlement.Approved approved) {
    if (escalation.isReassignment()) {
      return say(
          DecidePhrase.MOVED_WITHIN,
          "by",
          who(approved.by()),
          "when",
          relative(approved.at()),
          "previous",
          who(escalation.previousOwner().orElseThrow()),
          "owner",
          who(approved.newOwner()),
          "tier",
          escalation.to().name());
    }
    return say(
        DecidePhrase.APPROVED,
        "right",
        right(escalation, approved.override()),
        "by",
        who(approved.by()),
        "redirector",
        redirector(escalation),
        "when",
        relative(approved.at()),
        "owner",
        who(approved.newOwner()),
        "tier",
        escalation.to().name());
  }

  private String bounced(Escalation escalation, Settlement.Bounced bounced) {
    return say(
        DecidePhrase.BOUNCED,
        "right",
        right(escalation, bounced.override()),
        "by",
        who(bounced.by()),
        "redirector",
        redirector(escalation),
        "when",
        relative(bounced.at()),
        "why",
        why(bounced.bounce()),
        "owned",
        escalation.previousOwner().isPresent(),
        "owner",
        owner(escalation),
        "tier",
        escalation.from().name());
  }

  private String takenBack(Escalation escalation, Settlement.TakenBack taken) {
    Instant decided = taken.decision().at();
    return taken
        .next()
        .map(next ->
            say(
                DecidePhrase.BOUNCE_TAKEN_BACK,
                "by",
                who(taken.by()),
                "when",
                relative(decided),
                "whenBack",
                relative(taken.at()),
                "next",
                "#" + next))
        .orElseGet(() ->
            say(
                DecidePhrase.APPROVAL_TAKEN_BACK,
                "by",
                who(taken.by()),
                "when",
                relative(decided),
                "whenBack",
                relative(taken.at()),
                "owned",
                escalation.previousOwner().isPresent(),
                "owner",
                owner(escalation),
                "tier",
                escalation.from().name()));
  }

  private Object why(Bounce bounce) {
    BounceText text = new BounceText(words);
    return ready(formatted ? text.why(bounce) : text.plainWhy(bounce));
  }

  /** By what right somebody decided. */
  private enum Right {
    ASKED,
    MANAGER,
    REDIRECTED
  }

  private static Right right(Escalation escalation, boolean override) {
    if (override) {
      return Right.MANAGER;
    }
    return escalation.recipients().stream().anyMatch(asked -> asked.redirectedBy().isPresent())
        ? Right.REDIRECTED
        : Right.ASKED;
  }

  /** The manager who chose who decides, in place of those the matrix asks; blank when none did. */
  private Object redirector(Escalation escalation) {
    return escalation.recipients().stream()
        .flatMap(asked -> asked.redirectedBy().stream())
        .findFirst()
        .<Object>map(this::who)
        .orElse("");
  }

  /** What is finished already. */
  private Object ready(String text) {
    return formatted ? mrkdwn(text) : text;
  }

  private Object owner(Escalation escalation) {
    return escalation.previousOwner().<Object>map(this::who).orElseGet(() -> anyOf(List.of()));
  }

  private Object who(String member) {
    return who.apply(member);
  }

  private String say(Phrase phrase, Object... arguments) {
    return formatted ? words.say(phrase, arguments) : words.plain(phrase, arguments);
  }
}
