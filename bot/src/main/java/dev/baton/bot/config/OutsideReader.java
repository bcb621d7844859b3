package dev.baton.bot.config;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the settings of what is told outside Slack and mail. */
final class OutsideReader {
  private static final URI TELEGRAM_API = URI.create("https://api.telegram.org");
  private static final URI PAGERDUTY_API = URI.create("https://events.pagerduty.com");
  private static final Pattern BOT_TOKEN = Pattern.compile("[0-9]{1,20}:[A-Za-z0-9_-]{20,100}");
  private static final Pattern HOST_AND_PORT =
      Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]):[0-9]{1,5}");

  private final Settings settings;

  OutsideReader(Settings settings) {
    this.settings = settings;
  }

  /**
   * @param keys as they were read before
   */
  OutsideSettings read(Optional<EncryptionKeys> keys) {
    URI pagerDuty =
        settings.url("PAGERDUTY_API_URL", PAGERDUTY_API.toString()).orElse(PAGERDUTY_API);
    return new OutsideSettings(telegram(), trustedHosts(), pagerDuty, keys);
  }

  private Optional<TelegramSettings> telegram() {
    URI api = settings.url("TELEGRAM_API_URL", TELEGRAM_API.toString()).orElse(TELEGRAM_API);
    Optional<Secret> token = settings.secret("TELEGRAM_BOT_TOKEN");
    if (token.filter(given -> !BOT_TOKEN.matcher(given.reveal()).matches()).isPresent()) {
      settings.fault(
          "TELEGRAM_BOT_TOKEN",
          "should be what @BotFather gives a bot: digits, a colon, and letters.");
      return Optional.empty();
    }
    return token.map(given -> new TelegramSettings(given, api));
  }

  private Set<String> trustedHosts() {
    Set<String> hosts =
        settings.text("WEBHOOK_TRUSTED_HOSTS").stream()
            .flatMap(text -> Arrays.stream(text.split(",")))
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.toSet());
    if (!hosts.stream().allMatch(host -> HOST_AND_PORT.matcher(host).matches())) {
      settings.fault(
          "WEBHOOK_TRUSTED_HOSTS",
          "should be hosts with their ports, comma separated, such as alerts.internal:8443.");
    }
    return hosts;
  }
}
