package dev.baton.bot.escalate;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.decide.DecisionText;
import dev.baton.bot.notify.Buttons;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.Click;
import dev.baton.bot.surface.Sentences;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.member.Members;
import dev.baton.db.member.Roles;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.escalate.WithdrawOutcome;
import dev.baton.escalation.member.Member;
import dev.baton.slack.Caller;
import dev.baton.slack.Mrkdwn;
import java.time.ZoneId;
import java.util.Optional;

/** Takes a pending escalation back: by the requester, the owner or a manager. */
public final class WithdrawButton {
  public static final String ID = Buttons.WITHDRAW;

  private final BotParts parts;

  public WithdrawButton(BotParts parts) {
    this.parts = parts;
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    return Click.onEscalation(request, context, parts.replies(), this::withdraw);
  }

  private Optional<String> withdraw(Click click, EscalationRef ref) {
    Caller caller = click.caller();
    Snapshot snapshot = parts.snapshots().of(caller.orgId()).orElseThrow();
    Optional<WithdrawOutcome> outcome =
        parts
            .workspace()
            .inTransaction(
                caller.orgId(),
                tx ->
                    Members.in(tx)
                        .find(caller.member())
                        .filter(Member::mayFile)
                        .map(_ -> withdraw(tx, caller, ref)));
    return outcome.isEmpty()
        ? Optional.of(Sentences.MEMBERS_ONLY)
        : sentence(outcome.get(), click, snapshot.zoneOf(caller.member()));
  }

  private WithdrawOutcome withdraw(Tx tx, Caller caller, EscalationRef ref) {
    return Escalations.in(tx)
        .withdraw(
            ref,
            caller.member(),
            Roles.in(tx).permissionsOf(caller.member()).manager(),
            parts.clock().instant());
  }

  /** The messages about it change by themselves; a private reply does not. */
  private static Optional<String> sentence(WithdrawOutcome outcome, Click click, ZoneId zone) {
    return switch (outcome) {
      case WithdrawOutcome.Withdrawn(var escalation) ->
          click.onMessage()
              ? Optional.empty()
              : Optional.of(DecisionText.settled(escalation, zone));
      case WithdrawOutcome.AlreadySettled(var escalation) ->
          Optional.of(DecisionText.settled(escalation, zone) + " Nothing was changed.");
      case WithdrawOutcome.NotYours(var escalation) ->
          Optional.of(
              "Only %s, the owner or a manager can withdraw %s. Nothing was changed."
                  .formatted(
                      Mrkdwn.mention(escalation.requester()), Mrkdwn.escape(escalation.label())));
      case WithdrawOutcome.Unknown() -> Optional.of(Sentences.NO_SUCH_ESCALATION);
    };
  }
}
