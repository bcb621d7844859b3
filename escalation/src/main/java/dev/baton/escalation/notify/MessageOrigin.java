package dev.baton.escalation.notify;

import static java.util.Objects.requireNonNull;

/**
 * A Slack message that somebody escalated.
 *
 * @param channel Slack's id of the conversation it stands in
 * @param message its timestamp, which is its name there
 * @param thread timestamp of the message that begins its thread; its own where it stands in none
 */
public record MessageOrigin(String channel, String message, String thread) {
  public MessageOrigin {
    requireNonNull(channel);
    requireNonNull(message);
    requireNonNull(thread);
  }
}
