package dev.baton.bot.escalate;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.ModalOpening;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.slack.Caller;
import java.util.List;
import java.util.Optional;

/** The button in App Home that does what {@code /escalate} does. */
public final class EscalateButton {
  public static final String ID = "escalate";

  private final BotParts parts;
  private final ModalOpening opening;

  public EscalateButton(BotParts parts) {
    this.parts = parts;
    this.opening = new ModalOpening(parts);
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    return answer("", request, context);
  }

  /**
   * The same for one ticket.
   *
   * @param ticket as it is shown; empty for none
   */
  public Response answer(String ticket, BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    Optional<Snapshot> ready =
        parts.snapshots().inMemory(caller.orgId()).filter(known -> known.matrix().isPresent());
    Optional<String> problem =
        ready.isEmpty()
            ? Optional.of(words.say(SharedPhrase.NO_MATRIX))
            : new FormFilling(parts, caller, PageOne.blank(ticket))
                .open(
                    opening,
                    request.getPayload().getTriggerId(),
                    ticket.isEmpty() ? List.of() : List.of(ready.get().format().read(ticket)));
    problem.ifPresent(sentence -> parts.replies().privately(context, sentence));
    return context.ack();
  }
}
