package dev.baton.bot.doctor;

import dev.baton.bot.config.Config;
import java.util.List;

/** Whether help desks and other programs can be connected, and where they reach this bot. */
final class HookCheck {
  private static final String NAME = "webhooks";

  private HookCheck() {}

  static List<Finding> look(Config config) {
    if (config.encryptionKeys().isEmpty()) {
      return List.of(
          Finding.notMade(
              NAME,
              "No help desk can be connected without ENCRYPTION_KEY; 'openssl rand -base64 32' makes one."));
    }
    return List.of(
        config
            .givenPublicUrl()
            .map(url -> Finding.right(NAME, "Programs send to %s/hooks/.".formatted(url)))
            .orElseGet(() ->
                Finding.notMade(
                    NAME, "PUBLIC_URL is not set, so programs elsewhere cannot reach this bot.")));
  }
}
