package dev.baton.bot.mail;

import dev.baton.escalation.notify.DeliveryError;
import dev.baton.escalation.notify.DeliveryReason;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an answer of Resend means. Only a clear refusal of this one mail is final; a refusal of the
 * key, the sender, the domain or the quota would meet every mail.
 *
 * @see <a href="https://resend.com/docs/api-reference/errors">Resend's errors</a>
 */
final class ResendVerdict {
  private static final Set<String> QUOTA =
      Set.of("daily_quota_exceeded", "monthly_quota_exceeded", "quota_exceeded");

  /** Refusals of what the mail itself says; some of their statuses say more than that. */
  private static final Set<Integer> OF_THE_MAIL = Set.of(400, 413, 422, 451);

  private static final Set<String> OF_THE_ACCOUNT =
      Set.of(
          "missing_api_key",
          "invalid_api_key",
          "restricted_api_key",
          "suspended_api_key",
          "invalid_from_address",
          "invalid_access",
          "invalid_region");

  /** A wait this short is that of the limit a second, which every answer tells. */
  private static final Duration OF_THE_RATE = Duration.ofMinutes(1);

  /** A quota may be raised before it begins anew; nobody tells. */
  private static final Duration LONGEST_GUESS = Duration.ofHours(1);

  private ResendVerdict() {}

  /**
   * @param at when it was given
   */
  static ResendOutcome of(ResendAnswer answer, Instant at) {
    int code = answer.getCode();
    if (answer.isSuccessful()) {
      return accepted(answer);
    }
    if (code >= 500 || code == 408) {
      return new ResendOutcome.Retry(said(DeliveryReason.RESEND_TROUBLE, answer));
    }
    if (!answer.isResends()) {
      return closed(DeliveryReason.RESEND_INTERCEPTED, answer, false);
    }
    if (QUOTA.stream().anyMatch(answer::isNamed)) {
      return new ResendOutcome.AccountRefused(
          said(DeliveryReason.RESEND_QUOTA, answer), false, Optional.of(reset(answer, at)));
    }
    if (code == 429 || answer.isNamed("concurrent_idempotent_requests")) {
      return new ResendOutcome.RetryAfter(
          answer.retryAfter(), said(DeliveryReason.RESEND_POSTPONED, answer));
    }
    if (answer.isNamed("invalid_idempotent_request")) {
      return new ResendOutcome.TakenBefore();
    }
    return isOfTheMail(answer)
        ? new ResendOutcome.Permanent(refused(DeliveryReason.RESEND_REFUSED, answer))
        : closed(DeliveryReason.RESEND_ACCOUNT, answer, false);
  }

  private static ResendOutcome accepted(ResendAnswer answer) {
    if (!answer.isResends()) {
      return closed(DeliveryReason.RESEND_INTERCEPTED, answer, true);
    }
    return answer
        .text("id")
        .<ResendOutcome>map(ResendOutcome.Accepted::new)
        .orElseGet(
            () -> new ResendOutcome.Retry(DeliveryError.of(DeliveryReason.RESEND_NAMED_NO_MAIL)));
  }

  private static boolean isOfTheMail(ResendAnswer answer) {
    return OF_THE_MAIL.contains(answer.getCode())
        && OF_THE_ACCOUNT.stream().noneMatch(answer::isNamed)
        && !answer.speaksOfKeyOrDomain();
  }

  private static ResendOutcome closed(DeliveryReason reason, ResendAnswer answer, boolean unclear) {
    return new ResendOutcome.AccountRefused(refused(reason, answer), unclear, Optional.empty());
  }

  /** As Resend says; else the next day or month of its calendar, but tried once an hour. */
  private static Instant reset(ResendAnswer answer, Instant at) {
    Optional<Duration> told = answer.longestWait().filter(wait -> wait.compareTo(OF_THE_RATE) > 0);
    if (told.isPresent()) {
      return at.plus(told.get());
    }
    Instant midnight =
        at.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).plusDays(1).toInstant();
    Instant guess = at.plus(LONGEST_GUESS);
    return midnight.isBefore(guess) ? midnight : guess;
  }

  private static DeliveryError said(DeliveryReason reason, ResendAnswer answer) {
    return DeliveryError.of(reason, DeliveryError.DETAIL, answer.why());
  }

  private static DeliveryError refused(DeliveryReason reason, ResendAnswer answer) {
    return new DeliveryError(
        reason,
        Map.of(
            DeliveryError.STATUS, String.valueOf(answer.getCode()),
            DeliveryError.DETAIL, answer.why()));
  }
}
