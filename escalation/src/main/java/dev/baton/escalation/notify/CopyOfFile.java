package dev.baton.escalation.notify;

import static java.util.Objects.requireNonNull;

/**
 * A copy of a file that Baton put, or began to put, into Slack.
 *
 * @param id Slack's, of the copy
 * @param position of the file among those of its request
 */
public record CopyOfFile(String id, int position) {
  public CopyOfFile {
    requireNonNull(id);
  }
}
