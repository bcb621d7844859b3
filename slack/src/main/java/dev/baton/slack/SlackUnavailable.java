package dev.baton.slack;

/**
 * Slack could not be asked something that the start depends on; the message is for who starts it.
 */
public final class SlackUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean reinstallMends;

  public SlackUnavailable(String message) {
    this(message, false);
  }

  private SlackUnavailable(String message, boolean reinstallMends) {
    super(message);
    this.reinstallMends = reinstallMends;
  }

  /** Slack will not give another token by itself. */
  public static SlackUnavailable untilInstalledAgain(String message) {
    return new SlackUnavailable(message, true);
  }

  /** Whether only installing the app again mends it, and waiting does not. */
  public boolean isMendedByReinstalling() {
    return reinstallMends;
  }
}
