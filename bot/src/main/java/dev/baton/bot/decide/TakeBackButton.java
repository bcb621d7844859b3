package dev.baton.bot.decide;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.Click;
import dev.baton.db.decide.Decisions;
import dev.baton.escalation.decide.TakeBackOutcome;
import dev.baton.escalation.escalate.EscalationRef;
import java.util.Optional;

/** Undoes one's own yes or no within ten minutes. */
public final class TakeBackButton {
  public static final String ID = "take_back";

  private final BotParts parts;

  public TakeBackButton(BotParts parts) {
    this.parts = parts;
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    return Click.onEscalation(request, context, parts, this::takeBack);
  }

  private Optional<String> takeBack(Click click, EscalationRef ref) {
    TakeBackOutcome outcome =
        parts
            .tenants()
            .inTransaction(
                click.caller().orgId(),
                tx ->
                    Decisions.in(tx)
                        .takeBack(ref, click.caller().member(), parts.clock().instant()));
    String sentence = new TakeBackText(parts.wordingFor(click.caller())).of(outcome);
    return switch (outcome) {
      // The message it was clicked on says it by itself.
      case TakeBackOutcome.ApprovalUndone _, TakeBackOutcome.BounceUndone _ ->
          click.onMessage() ? Optional.empty() : Optional.of(sentence);
      case TakeBackOutcome.Refused _, TakeBackOutcome.Unknown _ -> Optional.of(sentence);
    };
  }
}
