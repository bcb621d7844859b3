package dev.baton.escalation.escalate;

import static java.util.Objects.requireNonNull;

import dev.baton.escalation.member.Baton;
import dev.baton.escalation.ticket.TicketKey;
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
 * @param draft what was asked for and why: page one as it was filed, with what was known of the
 *     account
 * @param requester Slack id of who filed it; {@code baton} where a lead moved the ticket unasked
 * @param previousOwner Slack id of the owner at filing, or of who took the ticket since; empty
 *     while nobody did
 * @param proposedOwner Slack id of who is to own it when the lead says yes
 * @param because why that owner was suggested; empty once it was erased
 * @param resendOf number of the bounced escalation this one mends
 * @param supersedes number of the escalation withdrawn in favour of this one
 * @param version grows with every change; a decision names the one it was made on
 * @param settlement empty while pending
 * @param recipients who was sent the request and may decide it, lead first
 * @param questions what the requester was asked before a decision, oldest first
 * @param files that go with it: those of the form, those of the request it replaces, those added
 */
public record Escalation(
    EscalationDraft draft,
    int seq,
    UUID id,
    EscalationKind kind,
    Tier from,
    Tier to,
    String requester,
    Optional<String> previousOwner,
    String proposedOwner,
    List<OwnerReason> because,
    List<ChecklistAnswer> checklist,
    RouteSnapshot route,
    Optional<Integer> resendOf,
    Optional<Integer> supersedes,
    Instant requestedAt,
    Instant decideBy,
    int version,
    Optional<Settlement> settlement,
    List<Recipient> recipients,
    List<AddedInformation> information,
    List<Question> questions,
    List<AttachedFile> files) {
  public Escalation {
    requireNonNull(draft);
    requireNonNull(id);
    requireNonNull(kind);
    requireNonNull(requester);
    requireNonNull(previousOwner);
    because = List.copyOf(because);
    checklist = List.copyOf(checklist);
    recipients = List.copyOf(recipients);
    information = List.copyOf(information);
    questions = List.copyOf(questions);
    files = List.copyOf(files);
  }

  /** One about which nothing was asked, without files. */
  public Escalation(
      EscalationDraft draft,
      int seq,
      UUID id,
      EscalationKind kind,
      Tier from,
      Tier to,
      String requester,
      Optional<String> previousOwner,
      String proposedOwner,
      List<OwnerReason> because,
      List<ChecklistAnswer> checklist,
      RouteSnapshot route,
      Optional<Integer> resendOf,
      Optional<Integer> supersedes,
      Instant requestedAt,
      Instant decideBy,
      int version,
      Optional<Settlement> settlement,
      List<Recipient> recipients,
      List<AddedInformation> information) {
    this(
        draft,
        seq,
        id,
        kind,
        from,
        to,
        requester,
        previousOwner,
        proposedOwner,
        because,
        checklist,
        route,
        resendOf,
        supersedes,
        requestedAt,
        decideBy,
        version,
        settlement,
        recipients,
        information,
        List.of(),
        List.of());
  }

  public EscalationRef ref() {
    return new EscalationRef(ticket().identity(), seq);
  }

  public TicketKey ticket() {
    return draft.ticket();
  }

  /** Empty for "Other". */
  public Optional<String> category() {
    return draft.category();
  }

  public Priority priority() {
    return draft.priority();
  }

  public String reason() {
    return draft.reason();
  }

  public String stepsTried() {
    return draft.stepsTried();
  }

  /** Why nothing could be tried; the steps say it in a sentence then. */
  public Optional<NothingTried> nothingTried() {
    return draft.nothingTried();
  }

  public Optional<String> customer() {
    return draft.customer();
  }

  public Optional<String> accountTier() {
    return draft.accountTier();
  }

  /** Answers to the matrix's own conditions, by name. */
  public Map<String, String> custom() {
    return draft.custom();
  }

  /** Whether what people typed in it was erased. */
  public boolean isErased() {
    return reason().equals("[erased]");
  }

  public boolean isPending() {
    return settlement.isEmpty();
  }

  /** Whether a lead moved the ticket within its tier, unasked. */
  public boolean isReassignment() {
    return kind == EscalationKind.REASSIGN;
  }

  /** Whether Baton itself asked for it, because a criterion held. */
  public boolean isOfBaton() {
    return requester.equals(Baton.ID) && !isReassignment();
  }

  /** Taken back and nothing else filed in its place. */
  public boolean isWithdrawn() {
    return settlement.filter(Settlement.Withdrawn.class::isInstance).isPresent();
  }

  /** Ended because its ticket was resolved or merged elsewhere. */
  public boolean isClosed() {
    return settlement.filter(Settlement.Closed.class::isInstance).isPresent();
  }

  /** The lead's no; empty when it was not bounced. */
  public Optional<Bounce> bounce() {
    return settlement
        .filter(Settlement.Bounced.class::isInstance)
        .map(settled -> ((Settlement.Bounced) settled).bounce());
  }

  /** As people write it: {@code ZD-1042 #1}. */
  public String label() {
    return ticket().shown() + " #" + seq;
  }

  /** The question of this id; empty when nobody asked it. */
  public Optional<Question> question(UUID id) {
    return questions.stream().filter(question -> question.id().equals(id)).findFirst();
  }

  /** Whether the ticket was this person's when it was filed, or since nobody had it. */
  public boolean wasOwnedBy(String member) {
    return previousOwner.filter(member::equals).isPresent();
  }

  /** Whether this person was sent the request. */
  public boolean wasSentTo(String member) {
    return recipients.stream().anyMatch(recipient -> recipient.member().equals(member));
  }
}
