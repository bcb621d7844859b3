package dev.baton.escalation.escalate;

import static java.util.Objects.requireNonNull;

import dev.baton.escalation.ticket.TicketKey;
import dev.baton.matrix.Direction;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One request to hand a ticket on.
 *
 * @param requester Slack id of who filed it
 * @param previousOwner Slack id of the owner at filing
 * @param proposedOwner Slack id of who is to own it when the lead says yes
 * @param because why that owner was suggested, as sentences
 * @param category empty for "Other"
 * @param resendOf number of the bounced escalation this one mends
 * @param supersedes number of the escalation withdrawn in favour of this one
 * @param version grows with every change; a decision names the one it was made on
 * @param settlement empty while pending
 * @param recipients who was sent the request and may decide it, lead first
 */
public record Escalation(
    TicketKey ticket,
    int seq,
    UUID id,
    Direction kind,
    Tier from,
    Tier to,
    String requester,
    String previousOwner,
    String proposedOwner,
    List<String> because,
    String reason,
    String stepsTried,
    List<ChecklistAnswer> checklist,
    Optional<String> category,
    Priority priority,
    Optional<String> accountTier,
    Optional<String> customer,
    Map<String, String> custom,
    RouteSnapshot route,
    Optional<Integer> resendOf,
    Optional<Integer> supersedes,
    Instant requestedAt,
    Instant decideBy,
    int version,
    Optional<Settlement> settlement,
    List<Recipient> recipients,
    List<AddedInformation> information) {
  public Escalation {
    requireNonNull(ticket);
    requireNonNull(id);
    requireNonNull(kind);
    requireNonNull(requester);
    because = List.copyOf(because);
    checklist = List.copyOf(checklist);
    custom = Map.copyOf(custom);
    recipients = List.copyOf(recipients);
    information = List.copyOf(information);
  }

  public EscalationRef ref() {
    return new EscalationRef(ticket.identity(), seq);
  }

  public boolean isPending() {
    return settlement.isEmpty();
  }

  /** As people write it: {@code ZD-1042 #1}. */
  public String label() {
    return ticket.shown() + " #" + seq;
  }

  /** Whether this person was sent the request. */
  public boolean wasSentTo(String member) {
    return recipients.stream().anyMatch(recipient -> recipient.member().equals(member));
  }
}
