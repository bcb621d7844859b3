package dev.baton.sandbox.event;

/** What came back from the bot. */
public sealed interface BotAnswer {
  /** The bot answered within the time Slack allows. */
  record Answered(int status, String body) implements BotAnswer {
    /** True for any 2xx. */
    public boolean good() {
      return status / 100 == 2;
    }
  }

  /** No answer within the time Slack allows. */
  record TooLate() implements BotAnswer {}

  /** Nobody listens, or the connection broke. */
  record Unreachable(String why) implements BotAnswer {}

  /** The HTTP status; 0 when there was none. */
  default int status() {
    return this instanceof Answered answered ? answered.status() : 0;
  }
}
