package dev.baton.bot.phrases;

/**
 * Where a text is shown.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks">Slack's limits</a>
 */
public enum Place {
  /** A message, section or context in Slack's text format: arguments are escaped. */
  TEXT(3000),
  /** A headline between blocks. */
  HEADER(150),
  /** The title, the submit or the close button of a modal. */
  TITLE(24),
  BUTTON(75),
  /** Above a field. */
  LABEL(2000),
  /** Below a field. */
  HINT(2000),
  /** In an empty field. */
  PLACEHOLDER(150),
  /** One choice of a select, a radio group or a checklist. */
  OPTION(75),
  /** Red, below a field; Slack names no limit, nobody reads more. */
  ERROR(300),
  CONFIRM_TITLE(100),
  CONFIRM_TEXT(300),
  CONFIRM_BUTTON(30),
  /** Mails, pages in the browser and files: as long as it likes, escaped by the template. */
  PLAIN(Integer.MAX_VALUE);

  private final int limit;

  Place(int limit) {
    this.limit = limit;
  }

  /** The most characters a finished text may have. */
  public int limit() {
    return limit;
  }

  /** Whether Slack gives {@code *}, {@code <} and their kin a meaning here. */
  boolean isMrkdwn() {
    return this == TEXT;
  }
}
