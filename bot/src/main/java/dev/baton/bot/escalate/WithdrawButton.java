package dev.baton.bot.escalate;

import static dev.baton.bot.phrases.Arg.person;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.decide.DecisionText;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.Click;
import dev.baton.db.Tx;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.member.Members;
import dev.baton.db.member.Roles;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.escalate.WithdrawOutcome;
import dev.baton.escalation.member.Member;
import dev.baton.slack.Caller;
import dev.baton.slack.Mrkdwn;
import java.util.Optional;

/** Takes a pending escalation back: by the requester, the owner or a manager. */
public final class WithdrawButton {
  public static final String ID = "withdraw";

  private final BotParts parts;

  public WithdrawButton(BotParts parts) {
    this.parts = parts;
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    return Click.onEscalation(request, context, parts, this::withdraw);
  }

  private Optional<String> withdraw(Click click, EscalationRef ref) {
    Caller caller = click.caller();
    Wording words = parts.wordingFor(caller);
    Optional<WithdrawOutcome> outcome =
        parts
            .tenants()
            .inTransaction(
                caller.orgId(),
                tx ->
                    Members.in(tx)
                        .find(caller.member())
                        .filter(Member::mayFile)
                        .map(_ -> withdraw(tx, caller, ref)));
    return outcome.isEmpty()
        ? Optional.of(words.say(SharedPhrase.MEMBERS_ONLY))
        : sentence(outcome.get(), click, words);
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
  private static Optional<String> sentence(WithdrawOutcome outcome, Click click, Wording words) {
    DecisionText text = new DecisionText(words);
    return switch (outcome) {
      case WithdrawOutcome.Withdrawn(var escalation) ->
          click.onMessage()
              ? Optional.empty()
              : Optional.of(
                  text.settlement().of("*" + Mrkdwn.escape(escalation.label()) + "*", escalation));
      case WithdrawOutcome.AlreadySettled(var escalation) -> Optional.of(text.tooLate(escalation));
      case WithdrawOutcome.NotYours(var escalation) ->
          Optional.of(
              words.say(
                  EscalatePhrase.NOT_YOURS_TO_WITHDRAW,
                  "asker",
                  person(escalation.requester()),
                  "label",
                  escalation.label()));
      case WithdrawOutcome.Unknown() -> Optional.of(words.say(SharedPhrase.NO_SUCH_ESCALATION));
    };
  }
}
