package dev.baton.escalation.notify;

import static java.util.Objects.requireNonNull;

import dev.baton.escalation.escalate.EscalationRef;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One Slack message, one change of it, or one email to one recipient.
 *
 * @param updates the delivery whose message this one changes; empty for a new message or mail
 * @param attempts how often it was begun
 * @param address where it went: the Slack conversation, or the email address
 * @param externalId the message's timestamp in Slack, or the mail's id at the mail service
 * @param error what is noted of it; empty while all is well, and once it was erased
 * @param doubt earlier attempts that may have been taken; empty when none may
 */
public record Delivery(
    UUID id,
    Notice notice,
    Medium medium,
    String recipient,
    Set<NoticeRole> roles,
    Optional<EscalationRef> escalation,
    Optional<UUID> updates,
    DeliveryState state,
    int attempts,
    Optional<String> address,
    Optional<String> externalId,
    Optional<DeliveryError> error,
    Optional<Doubt> doubt,
    Instant createdAt) {
  public Delivery {
    requireNonNull(id);
    requireNonNull(notice);
    requireNonNull(medium);
    roles = Set.copyOf(roles);
  }
}
