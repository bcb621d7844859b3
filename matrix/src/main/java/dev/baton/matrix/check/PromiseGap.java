package dev.baton.matrix.check;

import dev.baton.matrix.Tier;
import dev.baton.matrix.sla.DetectionRule;
import dev.baton.matrix.sla.SlaTarget;

/** Something that well-formed promises and criteria leave open; said before they are applied. */
public sealed interface PromiseGap {
  /** Whether they cannot be applied. */
  default boolean isRefused() {
    return false;
  }

  /** Hours to 23:59, which leave a minute out each night. */
  record MinuteLost(SlaTarget target) implements PromiseGap {}

  /** Hours of which some stand twice; they count once. */
  record HoursTwice(SlaTarget target) implements PromiseGap {}

  /** A row without any time. */
  record PromisesNothing(SlaTarget target) implements PromiseGap {}

  /** No row is for a ticket of which neither account tier nor priority is known. */
  record NothingForUnknown() implements PromiseGap {}

  /** An alarm before the promise is broken. */
  record AlarmFirst(SlaTarget target, DetectionRule rule) implements PromiseGap {}

  /** The ticket is handed on before its answer or solution is due. */
  record HandedOnFirst(SlaTarget target, DetectionRule rule) implements PromiseGap {}

  /** The matrix has no such tier. */
  record NoSuchTier(DetectionRule rule, Tier tier) implements PromiseGap {
    @Override
    public boolean isRefused() {
      return true;
    }
  }

  /** A ticket that it finds is there already, or later: nothing is filed, its leads are told. */
  record OnlyTells(DetectionRule rule) implements PromiseGap {}

  /** No forward route leads there. */
  record NoWayTo(DetectionRule rule, Tier tier) implements PromiseGap {}
}
