package dev.baton.bot.notify;

import dev.baton.escalation.escalate.Bounce;
import dev.baton.escalation.escalate.Settlement;
import dev.baton.slack.Mrkdwn;

/** How an escalation ended, in one line that takes the place of its buttons. */
final class SettledText {
  private SettledText() {}

  static String of(MessageContext story, Settlement settlement) {
    String who = story.you(settlement.by());
    String when = story.time(settlement.at());
    return switch (settlement) {
      case Settlement.Approved approved ->
          "✓ Approved by %s%s, %s. Now with %s in %s."
              .formatted(
                  who,
                  override(story, approved.override()),
                  when,
                  story.you(approved.newOwner()),
                  story.to());
      case Settlement.Bounced bounced ->
          "↩ Bounced by %s%s, %s: %s. Stays with %s in %s."
              .formatted(
                  who,
                  override(story, bounced.override()),
                  when,
                  bounce(bounced.bounce()),
                  story.you(story.escalation().previousOwner()),
                  story.from());
      case Settlement.Withdrawn _ ->
          "Withdrawn by %s, %s. Nothing changed hands.".formatted(who, when);
      case Settlement.Closed _ ->
          "Closed, %s: the ticket was resolved or merged elsewhere.".formatted(when);
    };
  }

  /** The code, with the right tier or the other ticket where it names one. */
  static String bounce(Bounce bounce) {
    return BounceText.label(bounce.code())
        + bounce.rightTier().map(tier -> ", right tier " + Mrkdwn.escape(tier)).orElse("")
        + bounce.duplicateOf().map(key -> ", see " + Mrkdwn.escape(key)).orElse("");
  }

  /** Says that a manager decided in place of those asked, or chose who was to decide. */
  static String override(MessageContext story, boolean override) {
    if (override) {
      return " (manager override)";
    }
    return story
        .redirectedBy()
        .map(manager -> " (redirected by %s, manager override)".formatted(story.who(manager)))
        .orElse("");
  }
}
