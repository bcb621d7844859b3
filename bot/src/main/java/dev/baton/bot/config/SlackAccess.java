package dev.baton.bot.config;

/** How the bot comes by its tokens. */
public sealed interface SlackAccess {
  /** One workspace, its bot token given by {@code SLACK_BOT_TOKEN}; there is no install page. */
  record OneWorkspace(Secret botToken) implements SlackAccess {}

  /** Any workspace, through the install page. */
  record AnyWorkspace(String clientId, Secret clientSecret, EncryptionKeys keys)
      implements SlackAccess {}

  /** Neither is set; enough for commands that do not talk to Slack. */
  record None() implements SlackAccess {}
}
