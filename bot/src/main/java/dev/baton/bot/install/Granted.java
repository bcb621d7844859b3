package dev.baton.bot.install;

import static java.util.Objects.requireNonNull;

import dev.baton.bot.config.Secret;
import java.time.Duration;
import java.util.Optional;

/**
 * What Slack gives for an install.
 *
 * @param orgId the tenant: the organisation for an org-wide install, else the workspace
 * @param name of the organisation or the workspace
 * @param installer Slack id of whoever allowed it
 */
record Granted(
    String orgId, String name, boolean orgWide, String botUser, String installer, Tokens tokens) {
  Granted {
    requireNonNull(orgId);
    requireNonNull(name);
    requireNonNull(botUser);
    requireNonNull(installer);
    requireNonNull(tokens);
  }

  /**
   * A token, and what the next one is asked with.
   *
   * @param next empty for a token that does not end
   */
  record Tokens(Secret bot, Optional<Next> next) {
    Tokens {
      requireNonNull(bot);
    }
  }

  /**
   * @param refresh good for one exchange
   * @param lives how long the token before it lives
   */
  record Next(Secret refresh, Duration lives) {
    Next {
      requireNonNull(refresh);
    }
  }
}
