package dev.baton.bot.decide;

import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.EscalationValue;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.decide.Decisions;
import dev.baton.db.escalate.Escalations;
import dev.baton.escalation.decide.RedirectOutcome;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.slack.Caller;
import dev.baton.slack.ViewValues;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives a request to whom a manager chose. */
public final class RedirectSubmission {
  public static final String ID = RedirectModal.ID;

  private final BotParts parts;

  public RedirectSubmission(BotParts parts) {
    this.parts = parts;
  }

  public Response answer(ViewSubmissionRequest request, ViewSubmissionContext context) {
    View view = request.getPayload().getView();
    Optional<EscalationRef> ref = EscalationValue.parse(view.getPrivateMetadata());
    Optional<String> decider = ViewValues.of(view).selected(RedirectModal.DECIDER);
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    if (ref.isEmpty() || decider.isEmpty()) {
      return beside(context, words.say(DecidePhrase.CHOOSE_NEW_DECIDER));
    }
    try {
      Snapshot snapshot = parts.snapshots().of(caller.orgId()).orElseThrow();
      return parts
          .tenants()
          .inTransaction(caller.orgId(), tx -> redirect(tx, caller, ref.get(), decider.get()))
          .map(outcome -> answer(outcome, snapshot, words, context))
          .orElseGet(() -> beside(context, words.say(DecidePhrase.NO_DECIDER_ANY_MORE)));
    } catch (DatabaseUnavailable away) {
      return beside(context, words.plain(SharedPhrase.DATABASE_AWAY));
    }
  }

  /** Empty when the one chosen may not decide by the live matrix. */
  private Optional<RedirectOutcome> redirect(
      Tx tx, Caller caller, EscalationRef ref, String decider) {
    Snapshot snapshot = parts.snapshots().within(tx).orElseThrow();
    Instant now = parts.clock().instant();
    Optional<Escalation> asked = Escalations.in(tx).find(ref);
    if (asked.isEmpty()) {
      return Optional.of(new RedirectOutcome.Unknown());
    }
    if (!asked.get().isPending()) {
      return Optional.of(new RedirectOutcome.AlreadySettled(asked.get()));
    }
    List<NewDecider> deciders = NewDecider.of(tx, snapshot, asked.get(), caller.member(), now);
    return NewDecider.find(deciders, decider)
        .map(chosen ->
            Decisions.in(tx)
                .redirect(ref, caller.member(), chosen.recipient(caller.member()), now));
  }

  private static Response answer(
      RedirectOutcome outcome, Snapshot snapshot, Wording words, ViewSubmissionContext context) {
    RedirectText text = new RedirectText(words);
    if (outcome instanceof RedirectOutcome.DeciderUnfit(_, var decider, var why)) {
      return beside(context, text.unfit(snapshot.nameOf(decider), why));
    }
    return context.ackWithUpdate(RedirectModal.said(text.of(outcome, snapshot), words));
  }

  private static Response beside(ViewSubmissionContext context, String sentence) {
    return context.ackWithErrors(Map.of(RedirectModal.DECIDER, sentence));
  }
}
