package dev.baton.escalation.escalate;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One escalation among all of its ticket: what was bounced before it, what it replaces, and what
 * followed.
 *
 * @param history all escalations of the ticket, oldest first; this one is among them
 */
public record Lineage(Escalation escalation, List<Escalation> history) {
  public Lineage {
    requireNonNull(escalation);
    history = List.copyOf(history);
  }

  /** An escalation of whose ticket nothing else is known. */
  public static Lineage alone(Escalation escalation) {
    return new Lineage(escalation, List.of(escalation));
  }

  /**
   * The bounced escalation that this one comes after; empty once the ticket was handed on since.
   */
  public Optional<Escalation> bounced() {
    List<Escalation> bounced = bouncedSinceItMoved();
    return bounced.isEmpty() ? resent() : Optional.of(bounced.getLast());
  }

  /** How often the ticket was bounced since it was last handed on, before this escalation. */
  public int bounces() {
    return bouncedSinceItMoved().size();
  }

  /** What was added to any escalation of the ticket after that moment, oldest first. */
  public List<AddedInformation> addedAfter(Instant moment) {
    return history.stream()
        .flatMap(each -> each.information().stream())
        .filter(added -> added.at().isAfter(moment))
        .sorted(comparing(AddedInformation::at))
        .toList();
  }

  /** Questions about any escalation of the ticket that were answered after that moment. */
  public List<Question> answeredAfter(Instant moment) {
    return history.stream()
        .flatMap(each -> each.questions().stream())
        .filter(question -> question.answer().filter(it -> it.at().isAfter(moment)).isPresent())
        .toList();
  }

  /** What this one took the place of, the latest first; each replaced the one after it. */
  public List<Escalation> replaced() {
    List<Escalation> replaced = new ArrayList<>();
    Optional<Escalation> next = escalation.supersedes().flatMap(this::numbered);
    while (next.isPresent()) {
      replaced.add(next.get());
      next = next.get().supersedes().flatMap(this::numbered);
    }
    return replaced;
  }

  /**
   * The next escalation of the ticket that somebody asked for and that was not merely taken back;
   * empty when none was filed.
   */
  public Optional<Escalation> followedBy() {
    return history.stream()
        .filter(other -> other.seq() > escalation.seq())
        .filter(other -> !other.isWithdrawn() && !other.isReassignment())
        .findFirst();
  }

  /** The bounced escalation that waits again as this one, because its lead took the bounce back. */
  public Optional<Escalation> takenBack() {
    return history.stream()
        .filter(other -> other.settlement().filter(this::becameThis).isPresent())
        .findFirst();
  }

  private boolean becameThis(Settlement settlement) {
    return settlement instanceof Settlement.TakenBack taken
        && taken.next().filter(next -> next == escalation.seq()).isPresent();
  }

  /**
   * The latest escalation before this one that somebody asked for and that moved the ticket, which
   * tells its story; else the latest that somebody asked for. Empty where nobody ever asked.
   */
  public Optional<Escalation> askedBefore() {
    List<Escalation> asked =
        history.stream()
            .filter(other -> other.seq() < escalation.seq() && !other.isReassignment())
            .toList();
    return asked.stream()
        .filter(
            other -> other.settlement().filter(Settlement.Approved.class::isInstance).isPresent())
        .reduce((_, later) -> later)
        .or(() -> asked.stream().reduce((_, later) -> later));
  }

  /** Whether the requester may still correct it and file it again as the next number. */
  public boolean canBeResent() {
    return escalation.bounce().isPresent() && followedBy().isEmpty();
  }

  /** The ticket's first escalation. */
  public Escalation first() {
    return history.isEmpty() ? escalation : history.getFirst();
  }

  private Optional<Escalation> resent() {
    return escalation.resendOf().flatMap(this::numbered);
  }

  private Optional<Escalation> numbered(int seq) {
    return history.stream()
        .filter(other -> other.seq() == seq && seq < escalation.seq())
        .findFirst();
  }

  private List<Escalation> bouncedSinceItMoved() {
    return bouncedSinceItMoved(
        history.stream().filter(other -> other.seq() < escalation.seq()).toList());
  }

  /** The bounced escalation that the next filing comes after; oldest first, none of them later. */
  static Optional<Escalation> lastBounced(List<Escalation> history) {
    List<Escalation> bounced = bouncedSinceItMoved(history);
    return bounced.isEmpty() ? Optional.empty() : Optional.of(bounced.getLast());
  }

  private static List<Escalation> bouncedSinceItMoved(List<Escalation> history) {
    List<Escalation> bounced = new ArrayList<>();
    for (Escalation other : history) {
      boolean moved = other.settlement().filter(Settlement.Approved.class::isInstance).isPresent();
      if (moved && !other.isReassignment()) {
        bounced.clear();
      }
      other.bounce().ifPresent(_ -> bounced.add(other));
    }
    return bounced;
  }
}
