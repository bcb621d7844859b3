package dev.baton.escalation.member;

/** What became of a wish to note an absence. */
public sealed interface SetAbsenceOutcome {
  /** It stands. */
  record Set(PlannedAbsence planned) implements SetAbsenceOutcome {}

  /** The person is away then already; nothing changed. */
  record Overlaps(PlannedAbsence other) implements SetAbsenceOutcome {}

  /** The workspace has nobody of that id; nothing changed. */
  record NobodyOfThatId() implements SetAbsenceOutcome {}
}
