package dev.baton.bot.decide;

import com.slack.api.model.view.View;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.Click;
import dev.baton.bot.surface.ModalOpening;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.decide.Decisions;
import dev.baton.db.escalate.Escalations;
import dev.baton.escalation.decide.Decision;
import dev.baton.escalation.decide.DecisionOutcome;
import dev.baton.escalation.decide.DecisionRight;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.slack.Caller;
import java.util.Optional;
import java.util.function.Function;

/** What every decision surface asks of the gate, each time anew and in one transaction. */
final class DecisionFlow {
  private final BotParts parts;

  DecisionFlow(BotParts parts) {
    this.parts = parts;
  }

  /**
   * Decides for the caller; the decision may depend on what is asked, such as the owner proposed.
   *
   * @throws DatabaseUnavailable when the database is away; nothing was decided
   */
  DecisionOutcome decide(
      Caller caller, EscalationRef ref, Function<Escalation, Decision> decision) {
    return parts
        .tenants()
        .inTransaction(
            caller.orgId(),
            tx -> {
              Snapshot snapshot = parts.snapshots().within(tx).orElseThrow();
              Optional<Escalation> asked = Escalations.in(tx).find(ref);
              return asked.isEmpty()
                  ? new DecisionOutcome.Unknown()
                  : Decisions.in(tx)
                      .decide(
                          ref,
                          caller.member(),
                          decision.apply(asked.get()),
                          snapshot.peopleOf(asked.get().to()),
                          parts.clock().instant());
            });
  }

  /**
   * Whether the caller may decide it now, before a form is opened.
   *
   * @param then what to draw when they may, read in the same transaction
   * @throws DatabaseUnavailable when the database is away
   */
  <T> Admitted<T> ifTheirs(Caller caller, EscalationRef ref, FormContent<T> then) {
    return parts
        .tenants()
        .inTransaction(
            caller.orgId(),
            tx -> {
              Snapshot snapshot = parts.snapshots().within(tx).orElseThrow();
              Optional<Escalation> asked = Escalations.in(tx).find(ref);
              Optional<DecisionOutcome> refusal = refusal(tx, caller, asked);
              return refusal.isPresent()
                  ? new Admitted.Refused<T>(refusal.get())
                  : new Admitted.Allowed<T>(then.draw(tx, snapshot, asked.orElseThrow()));
            });
  }

  /**
   * Opens a form for whoever may decide.
   *
   * @return a sentence when it could not be opened
   * @throws DatabaseUnavailable when the database is away
   */
  Optional<String> open(Click click, EscalationRef ref, FormContent<View> form) {
    Caller caller = click.caller();
    return switch (ifTheirs(caller, ref, form)) {
      case Admitted.Refused<View>(var why) ->
          new DecisionText(parts.wordingFor(caller)).of(why, snapshot(caller));
      case Admitted.Allowed<View>(var view) ->
          new ModalOpening(parts).open(caller, click.triggerId(), view);
    };
  }

  /** The workspace as it was half a minute ago at most. */
  Snapshot snapshot(Caller caller) {
    return parts.snapshots().of(caller.orgId()).orElseThrow();
  }

  private static Optional<DecisionOutcome> refusal(
      Tx tx, Caller caller, Optional<Escalation> asked) {
    if (asked.isEmpty()) {
      return Optional.of(new DecisionOutcome.Unknown());
    }
    Escalation escalation = asked.get();
    if (!escalation.isPending()) {
      return Optional.of(new DecisionOutcome.AlreadyDecided(escalation));
    }
    DecisionRight right = Decisions.in(tx).rightOf(escalation, caller.member());
    return switch (right) {
      case ASKED, OVERRIDE -> Optional.empty();
      case OWN_REQUEST, NONE -> Optional.of(new DecisionOutcome.NotYours(escalation, right));
    };
  }

  /** Draws what the caller asked for. */
  @FunctionalInterface
  interface FormContent<T> {
    T draw(Tx tx, Snapshot snapshot, Escalation escalation);
  }

  /** Whether a form may be opened. */
  sealed interface Admitted<T> {
    /** It may, and this is what it shows. */
    record Allowed<T>(T drawn) implements Admitted<T> {}

    /** It may not, as a decision would not. */
    record Refused<T>(DecisionOutcome why) implements Admitted<T> {}
  }
}
