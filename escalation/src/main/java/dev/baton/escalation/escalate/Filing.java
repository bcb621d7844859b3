package dev.baton.escalation.escalate;

import static java.util.Objects.requireNonNull;

import dev.baton.matrix.Direction;
import dev.baton.matrix.Route;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Everything needed to file an escalation, already found valid by the matrix.
 *
 * @param draftId the same for every submit of one modal, so that a second submit files nothing
 * @param resendOf number of the bounced escalation this one mends
 * @param supersedes number of the pending escalation to withdraw in the same transaction
 */
public record Filing(
    UUID draftId,
    EscalationDraft draft,
    String requester,
    Route route,
    int matrixVersion,
    Direction kind,
    String proposedOwner,
    List<OwnerReason> because,
    List<ChecklistAnswer> checklist,
    List<Recipient> recipients,
    Optional<Integer> resendOf,
    Optional<Integer> supersedes,
    Instant at) {
  public Filing {
    requireNonNull(draftId);
    requireNonNull(draft);
    requireNonNull(requester);
    requireNonNull(route);
    requireNonNull(proposedOwner);
    because = List.copyOf(because);
    checklist = List.copyOf(checklist);
    recipients = List.copyOf(recipients);
    if (recipients.stream().map(Recipient::member).distinct().count() < recipients.size()) {
      throw new IllegalArgumentException("Nobody is asked twice");
    }
    if (recipients.isEmpty()) {
      throw new IllegalArgumentException("A request needs somebody who may decide it");
    }
    if (recipients.stream().anyMatch(recipient -> recipient.member().equals(requester))) {
      throw new IllegalArgumentException("Nobody decides their own request");
    }
  }
}
