package dev.baton.bot.medium;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * By what this Baton can tell people besides Slack and mail.
 *
 * @param telegram empty when it is off
 * @param webhooks empty when no key is set that could seal what signs
 * @param pagerDuty empty when no key is set that could seal those of routes
 */
public record Media(
    Optional<TelegramApi> telegram, Optional<Webhooks> webhooks, Optional<PagerDuty> pagerDuty) {
  /** By nothing. */
  public static final Media NONE = new Media(Optional.empty(), Optional.empty(), Optional.empty());

  public Media {
    requireNonNull(telegram);
    requireNonNull(webhooks);
    requireNonNull(pagerDuty);
  }
}
