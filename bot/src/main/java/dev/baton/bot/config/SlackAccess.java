package dev.baton.bot.config;

import java.util.Optional;

/** How the bot comes by its tokens. */
public sealed interface SlackAccess {
  /**
   * One workspace, its bot token given by {@code SLACK_BOT_TOKEN}; there is no install page.
   *
   * @param appToken opens the connections of Socket Mode; empty where Slack sends to an address
   */
  record OneWorkspace(Secret botToken, Optional<Secret> appToken) implements SlackAccess {}

  /** Any workspace, through the install page. */
  record AnyWorkspace(String clientId, Secret clientSecret, EncryptionKeys keys)
      implements SlackAccess {}

  /** Neither is set; enough for commands that do not talk to Slack. */
  record None() implements SlackAccess {}

  /** The token of Socket Mode; empty where Slack sends to an address. */
  default Optional<Secret> socketToken() {
    return this instanceof OneWorkspace one ? one.appToken() : Optional.empty();
  }
}
