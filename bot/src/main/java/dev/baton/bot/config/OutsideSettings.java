package dev.baton.bot.config;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * By what else than Slack and mail people and programs are told.
 *
 * @param telegram empty when it is off
 * @param trustedHosts host and port, of the own network, to which webhooks may go all the same, and
 *     without encryption
 * @param pagerDuty where PagerDuty takes events, without a slash at its end
 * @param keys that seal what signs webhooks and calls PagerDuty; empty: they are off
 */
public record OutsideSettings(
    Optional<TelegramSettings> telegram,
    Set<String> trustedHosts,
    URI pagerDuty,
    Optional<EncryptionKeys> keys) {
  public OutsideSettings {
    requireNonNull(telegram);
    trustedHosts = Set.copyOf(trustedHosts);
    requireNonNull(pagerDuty);
    requireNonNull(keys);
  }
}
