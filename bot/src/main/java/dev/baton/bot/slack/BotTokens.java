package dev.baton.bot.slack;

import dev.baton.bot.config.Secret;
import java.util.Optional;

/** Where the bot's token of a workspace comes from. */
@FunctionalInterface
public interface BotTokens {
  /** The token to call Slack with; empty for a workspace that did not install Baton. */
  Optional<Secret> of(String orgId);
}
