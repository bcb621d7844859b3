package dev.baton.bot.decide;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.Click;
import dev.baton.bot.surface.ModalOpening;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.member.Roles;
import dev.baton.escalation.decide.RedirectOutcome;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.slack.Caller;
import java.util.List;
import java.util.Optional;

/** Opens a manager's choice of somebody else who decides. */
public final class RedirectButton {
  public static final String ID = "redirect";

  private final BotParts parts;
  private final ModalOpening opening;

  public RedirectButton(BotParts parts) {
    this.parts = parts;
    this.opening = new ModalOpening(parts);
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    return Click.onEscalation(request, context, parts, this::open);
  }

  private Optional<String> open(Click click, EscalationRef ref) {
    Caller caller = click.caller();
    Snapshot snapshot = parts.snapshots().of(caller.orgId()).orElseThrow();
    Drawn drawn = parts.tenants().inTransaction(caller.orgId(), tx -> draw(tx, caller, ref));
    return switch (drawn) {
      case Drawn.Form(var view) -> opening.open(caller, click.triggerId(), view);
      case Drawn.Refusal(var why) ->
          Optional.of(new RedirectText(parts.wordingFor(caller)).of(why, snapshot));
    };
  }

  private Drawn draw(Tx tx, Caller caller, EscalationRef ref) {
    Optional<Escalation> found = Escalations.in(tx).find(ref);
    if (found.isEmpty()) {
      return new Drawn.Refusal(new RedirectOutcome.Unknown());
    }
    Escalation asked = found.get();
    if (!asked.isPending()) {
      return new Drawn.Refusal(new RedirectOutcome.AlreadySettled(asked));
    }
    boolean theirs =
        Roles.in(tx).permissionsOf(caller.member()).manager()
            && !asked.requester().equals(caller.member());
    return theirs
        ? new Drawn.Form(form(tx, caller, asked))
        : new Drawn.Refusal(new RedirectOutcome.NotYours(asked));
  }

  private View form(Tx tx, Caller caller, Escalation asked) {
    Snapshot snapshot = parts.snapshots().within(tx).orElseThrow();
    List<NewDecider> deciders =
        NewDecider.of(tx, snapshot, asked, caller.member(), parts.clock().instant());
    Wording words = parts.wordingFor(caller);
    return deciders.isEmpty()
        ? RedirectModal.said(new RedirectText(words).nobody(asked), words)
        : RedirectModal.of(asked, deciders, words);
  }

  private sealed interface Drawn {
    record Form(View view) implements Drawn {}

    record Refusal(RedirectOutcome why) implements Drawn {}
  }
}
