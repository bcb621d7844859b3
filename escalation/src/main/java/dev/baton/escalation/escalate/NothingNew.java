package dev.baton.escalation.escalate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Finds a filing that says again what was bounced for saying too little. Source of the rule: a
 * resend after <em>missing information</em> or <em>not enough tried</em> needs a change in what is
 * typed, ticked or attached.
 */
public final class NothingNew {
  private NothingNew() {}

  /**
   * The bounced escalation that this repeats; empty when it says more, or need not.
   *
   * @param history all escalations of the ticket, oldest first
   * @param checklist as it is answered now
   */
  public static Optional<Escalation> since(
      List<Escalation> history, EscalationDraft draft, List<ChecklistAnswer> checklist) {
    return Lineage.lastBounced(history)
        .filter(bounced -> bounced.bounce().filter(NothingNew::asksForMore).isPresent())
        .filter(bounced -> Filler.sayTheSame(bounced.reason(), draft.reason()))
        .filter(bounced -> Filler.sayTheSame(bounced.stepsTried(), draft.stepsTried()))
        .filter(bounced -> bounced.nothingTried().equals(draft.nothingTried()))
        .filter(bounced -> bounced.checklist().equals(checklist))
        .filter(bounced -> noOtherFile(bounced, draft))
        .filter(bounced -> nothingAddedSince(bounced, history));
  }

  private static boolean asksForMore(Bounce bounce) {
    return switch (bounce.code()) {
      case MISSING_INFORMATION, NOT_ENOUGH_TRIED -> true;
      case WRONG_TIER, DUPLICATE, ALREADY_SOLVED, NO_CAPACITY, OTHER -> false;
    };
  }

  /** To leave a file out says nothing new. */
  private static boolean noOtherFile(Escalation bounced, EscalationDraft draft) {
    return bounced.files().stream()
        .map(attached -> attached.file().id())
        .toList()
        .containsAll(draft.files().stream().map(GivenFile::id).toList());
  }

  private static boolean nothingAddedSince(Escalation bounced, List<Escalation> history) {
    Lineage lineage = new Lineage(bounced, history);
    Instant since = bounced.settlement().orElseThrow().at();
    return lineage.addedAfter(since).isEmpty() && lineage.answeredAfter(since).isEmpty();
  }
}
