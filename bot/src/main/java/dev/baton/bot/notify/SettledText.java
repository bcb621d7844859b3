package dev.baton.bot.notify;

import dev.baton.bot.workspace.Snapshot;
import dev.baton.escalation.escalate.Bounce;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Settlement;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.slack.Mrkdwn;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** How an escalation ended, in one line that takes the place of its buttons. */
final class SettledText {
  private final Escalation escalation;
  private final UnaryOperator<String> who;
  private final UnaryOperator<String> typed;
  private final Function<Instant, String> time;

  private SettledText(
      Escalation escalation,
      UnaryOperator<String> who,
      UnaryOperator<String> typed,
      Function<Instant, String> time) {
    this.escalation = escalation;
    this.who = who;
    this.typed = typed;
    this.time = time;
  }

  /** In Slack's format; in a channel with names, because a mention would ring there. */
  static String of(MessageContext story) {
    Snapshot people = story.people();
    boolean named = story.readerIs(NoticeRole.CHANNEL);
    return new SettledText(
            story.escalation(),
            member ->
                story.reads(member)
                    ? "you"
                    : named ? Mrkdwn.escape(people.nameOf(member)) : Mrkdwn.mention(member),
            Mrkdwn::escape,
            at -> Mrkdwn.time(at, story.words().zone()))
        .of(story.escalation().settlement().orElseThrow());
  }

  /** As plain text, with names. */
  static String plain(MessageContext story) {
    return new SettledText(
            story.escalation(),
            story.people()::nameOf,
            UnaryOperator.identity(),
            story.words()::plainTime)
        .of(story.escalation().settlement().orElseThrow());
  }

  private String of(Settlement settlement) {
    String by = who.apply(settlement.by());
    String when = time.apply(settlement.at());
    String from = typed.apply(escalation.from().name());
    String stays = who.apply(escalation.previousOwner());
    return switch (settlement) {
      case Settlement.Approved approved ->
          "✓ Approved by %s%s, %s. Now with %s in %s."
              .formatted(
                  by,
                  override(approved.override()),
                  when,
                  who.apply(approved.newOwner()),
                  typed.apply(escalation.to().name()));
      case Settlement.Bounced bounced ->
          "↩ Bounced by %s%s, %s: %s. Stays with %s in %s."
              .formatted(
                  by,
                  override(bounced.override()),
                  when,
                  typed.apply(plainWhy(bounced.bounce())),
                  stays,
                  from);
      case Settlement.Withdrawn _ ->
          "Withdrawn by %s, %s. Stays with %s in %s.".formatted(by, when, stays, from);
      case Settlement.Closed _ ->
          "Closed, %s: the ticket was resolved or merged elsewhere.".formatted(when);
    };
  }

  /** The code, with the right tier or the other ticket where it names one; plain text. */
  static String plainWhy(Bounce bounce) {
    return switch (bounce.code()) {
      case WRONG_TIER ->
          bounce
              .rightTier()
              .map("Wrong tier, the right one is %s"::formatted)
              .orElseGet(() -> BounceText.label(bounce.code()));
      case DUPLICATE ->
          bounce
              .duplicateOf()
              .map("Duplicate of %s"::formatted)
              .orElseGet(() -> BounceText.label(bounce.code()));
      default -> BounceText.label(bounce.code());
    };
  }

  /** Says that a manager decided in place of those asked, or chose who was to decide. */
  private String override(boolean override) {
    return override
        ? " (manager, override)"
        : escalation.recipients().stream()
            .flatMap(recipient -> recipient.redirectedBy().stream())
            .findFirst()
            .map(manager -> " (redirected by %s: manager, override)".formatted(who.apply(manager)))
            .orElse("");
  }
}
