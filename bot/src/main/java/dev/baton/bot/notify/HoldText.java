package dev.baton.bot.notify;

import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Wording;
import dev.baton.db.Tx;
import dev.baton.db.notify.DeliveryHolds;
import dev.baton.escalation.notify.DeliveryError;
import dev.baton.escalation.notify.DeliveryHold;
import dev.baton.escalation.notify.Notice;
import java.util.Optional;
import java.util.Set;

/**
 * That nothing goes out by a medium, what is wrong, and who can mend it.
 *
 * @param subject of a mail that says it
 * @param plain without markup
 * @param mrkdwn in Slack's format
 */
public record HoldText(String subject, String plain, String mrkdwn) {
  /** Slack's words for what only an owner of the workspace or its organisation can change. */
  private static final Set<String> OF_THE_OWNERS =
      Set.of(
          "org_login_required",
          "team_access_not_granted",
          "accesslimited",
          "access_denied",
          "no_permission",
          "two_factor_setup_required",
          "enterprise_is_restricted");

  /** What is to be told of it now; empty when that hold is over. */
  static Optional<HoldText> now(Tx tx, Notice.Held told, Wording words) {
    return DeliveryHolds.in(tx)
        .of(told.medium())
        .filter(hold -> hold.since().equals(told.since()))
        .map(hold -> of(hold, words));
  }

  /**
   * As it stands.
   *
   * @param words the reader's
   */
  public static HoldText of(DeliveryHold hold, Wording words) {
    String why = DeliveryErrorText.of(hold.reason(), words);
    Arg next = Arg.relative(hold.nextAt());
    NotifyPhrase cure = cure(hold.reason());
    return new HoldText(
        words.say(NotifyPhrase.HELD_SUBJECT, "medium", hold.medium()),
        String.join(
            "\n\n",
            words.plain(NotifyPhrase.HELD_WHAT, "medium", hold.medium()),
            words.plain(NotifyPhrase.HELD_WHY, "why", why),
            words.plain(NotifyPhrase.HELD_CURE, "cure", cure),
            words.plain(NotifyPhrase.HELD_NEXT, "when", next)),
        String.join(
            "\n",
            words.say(NotifyPhrase.HELD_WHAT, "medium", hold.medium()),
            words.say(NotifyPhrase.HELD_WHY, "why", why),
            words.say(NotifyPhrase.HELD_CURE, "cure", cure),
            words.say(NotifyPhrase.HELD_NEXT, "when", next)));
  }

  private static NotifyPhrase cure(DeliveryError reason) {
    return switch (reason.reason()) {
      case SLACK_ACCOUNT -> ofSlack(reason.detail(DeliveryError.ERROR));
      case TOKEN_UNAVAILABLE, NOT_INSTALLED -> NotifyPhrase.CURE_REINSTALL;
      case RESEND_ACCOUNT -> NotifyPhrase.CURE_KEY_OR_DOMAIN;
      case OUTSIDE_ACCOUNT -> NotifyPhrase.CURE_TELEGRAM;
      case RESEND_QUOTA -> NotifyPhrase.CURE_QUOTA;
      default -> NotifyPhrase.CURE_NETWORK;
    };
  }

  private static NotifyPhrase ofSlack(String error) {
    if (error.equals("missing_scope")) {
      return NotifyPhrase.CURE_SCOPE;
    }
    return OF_THE_OWNERS.contains(error) || error.startsWith("ekm_")
        ? NotifyPhrase.CURE_OWNERS
        : NotifyPhrase.CURE_REINSTALL;
  }
}
