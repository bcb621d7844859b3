package dev.baton.escalation.decide;

import dev.baton.escalation.escalate.Escalation;

/** What became of a manager's wish to let somebody else decide. */
public sealed interface RedirectOutcome {
  /** The other person has the request now, and only they may decide it besides managers. */
  record Redirected(Escalation escalation) implements RedirectOutcome {}

  /** Settled before; nothing changed. */
  record AlreadySettled(Escalation escalation) implements RedirectOutcome {}

  /** Only managers may, and never for their own request; nothing changed. */
  record NotYours(Escalation escalation) implements RedirectOutcome {}

  /** The person chosen cannot decide it; nothing changed. */
  record DeciderUnfit(Escalation escalation, String decider, Why why) implements RedirectOutcome {}

  /** Why somebody cannot be made the one who decides. */
  enum Why {
    LEFT_WORKSPACE,
    IS_REQUESTER,
    /** A manager decides by override, which is recorded as one, and never asks themselves. */
    IS_REDIRECTING,
    ASKED_ALREADY
  }

  /** No such escalation in this workspace. */
  record Unknown() implements RedirectOutcome {}
}
