package dev.baton.slack;

import java.util.Optional;

/** Where the bot's token of a workspace comes from. */
@FunctionalInterface
public interface BotTokens {
  /**
   * The token to call Slack with; empty for a workspace that did not install Baton.
   *
   * @throws SlackUnavailable when it has ended and Slack does not give the next one
   */
  Optional<BotToken> of(String orgId);

  /** Looks again at the next question: the workspace's installation is another now. */
  default void forget(String orgId) {}
}
