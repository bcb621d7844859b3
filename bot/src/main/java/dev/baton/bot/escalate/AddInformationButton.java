package dev.baton.bot.escalate;

import static dev.baton.bot.phrases.Arg.mrkdwn;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.decide.DecisionText;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.Click;
import dev.baton.bot.surface.ModalOpening;
import dev.baton.db.escalate.Escalations;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.slack.Caller;
import java.util.Optional;

/** Opens the form in which anybody of the workspace may add to a pending escalation. */
public final class AddInformationButton {
  public static final String ID = "add_information";

  private final BotParts parts;
  private final ModalOpening opening;

  public AddInformationButton(BotParts parts) {
    this.parts = parts;
    this.opening = new ModalOpening(parts);
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    return Click.onEscalation(request, context, parts, this::open);
  }

  private static String tooLate(Escalation settled, Wording words) {
    return words.say(
        EscalatePhrase.TOO_LATE_TO_ADD,
        "label",
        settled.label(),
        "how",
        mrkdwn(new DecisionText(words).settlement().of(settled)));
  }

  private Optional<String> open(Click click, EscalationRef ref) {
    Caller caller = click.caller();
    Wording words = parts.wordingFor(caller);
    Optional<Escalation> found =
        parts.tenants().inTransaction(caller.orgId(), tx -> Escalations.in(tx).find(ref));
    if (found.isEmpty()) {
      return Optional.of(words.say(SharedPhrase.NO_SUCH_ESCALATION));
    }
    return found.get().isPending()
        ? opening.open(
            caller,
            click.triggerId(),
            AddInformationModal.of(found.get(), parts.ids().get(), words))
        : Optional.of(tooLate(found.get(), words));
  }
}
