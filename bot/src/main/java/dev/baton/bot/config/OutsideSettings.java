package dev.baton.bot.config;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * By what else than Slack and mail people and programs are told.
 *
 * @param telegram empty when it is off
 * @param pagerDutyUrl without a slash at its end
 * @param trustedHosts host and port, of the own network, to which webhooks may go all the same, and
 *     without encryption
 * @param keys that seal what signs webhooks and what calls whoever is on call; empty: both are off
 */
public record OutsideSettings(
    Optional<TelegramSettings> telegram,
    URI pagerDutyUrl,
    Set<String> trustedHosts,
    Optional<EncryptionKeys> keys) {
  public OutsideSettings {
    requireNonNull(telegram);
    requireNonNull(pagerDutyUrl);
    trustedHosts = Set.copyOf(trustedHosts);
    requireNonNull(keys);
  }
}
