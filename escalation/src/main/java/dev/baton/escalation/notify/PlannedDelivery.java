package dev.baton.escalation.notify;

import static java.util.Objects.requireNonNull;

import java.util.EnumSet;
import java.util.Set;

/**
 * One message or mail to be queued.
 *
 * @param recipient Slack id of a person, or of a channel
 */
public record PlannedDelivery(
    Notice notice, Medium medium, String recipient, Set<NoticeRole> roles) {
  public PlannedDelivery {
    requireNonNull(notice);
    requireNonNull(medium);
    requireNonNull(recipient);
    roles = Set.copyOf(EnumSet.copyOf(roles));
  }
}
