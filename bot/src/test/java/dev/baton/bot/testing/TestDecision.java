package dev.baton.bot.testing;

import dev.baton.db.decide.Decisions;
import dev.baton.escalation.decide.Decision;
import dev.baton.escalation.escalate.Bounce;
import dev.baton.escalation.escalate.BounceCode;
import dev.baton.escalation.escalate.Escalation;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Lena's decision five minutes later, as another process records it: this one hears nothing. */
record TestDecision(TestWorkspace workspace) {
  void approve(Escalation asked) {
    decide(asked, new Decision.Approve(workspace.id("marco")));
  }

  void bounce(Escalation asked, String note) {
    Bounce bounce =
        new Bounce(BounceCode.MISSING_INFORMATION, note, Optional.empty(), Optional.empty());
    decide(asked, new Decision.SendBack(bounce));
  }

  private void decide(Escalation asked, Decision decision) {
    workspace.bot().clock().advance(Duration.ofMinutes(5));
    workspace.in(tx ->
        Decisions.in(tx)
            .decide(
                asked.ref(),
                workspace.id("lena"),
                decision,
                Set.of(workspace.id("marco")),
                workspace.now()));
  }
}
