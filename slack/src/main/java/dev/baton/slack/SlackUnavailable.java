package dev.baton.slack;

/**
 * Slack could not be asked something that the start depends on; the message is for who starts it.
 */
public final class SlackUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SlackUnavailable(String message) {
    super(message);
  }
}
