package dev.baton.escalation.escalate;

import java.util.Optional;

/**
 * A file that somebody put into a form. What is in it stays in Slack.
 *
 * @param id Slack's, of the original
 * @param name as it was called; Slack's id where Slack named none
 * @param size in bytes; 0 where Slack did not say
 * @param mimetype empty where Slack did not say
 */
public record GivenFile(String id, String name, long size, Optional<String> mimetype) {
  /** A form takes no more of them. */
  public static final int MOST = 5;

  /** Slack's own limit of a file in a form, in bytes. */
  public static final int LARGEST = 10 * 1024 * 1024;

  private static final int LONGEST_NAME = 255;

  public GivenFile {
    id = TypedText.storable(id);
    String named = TypedText.clean(name);
    name = named.isEmpty() ? id : named.substring(0, Math.min(named.length(), LONGEST_NAME));
    name = TypedText.storable(name);
    size = Math.max(0, size);
    mimetype = mimetype.map(TypedText::storable);
  }
}
