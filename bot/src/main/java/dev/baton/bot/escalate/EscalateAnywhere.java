package dev.baton.bot.escalate;

import com.slack.api.bolt.context.builtin.GlobalShortcutContext;
import com.slack.api.bolt.request.builtin.GlobalShortcutRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.ModalOpening;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.slack.Caller;
import dev.baton.slack.TextView;
import java.util.Optional;

/**
 * "Escalate a ticket" from Slack's search or its shortcuts menu: the empty form, wherever one is.
 */
public final class EscalateAnywhere {
  public static final String ID = "escalate_ticket";

  private final BotParts parts;
  private final ModalOpening opening;

  public EscalateAnywhere(BotParts parts) {
    this.parts = parts;
    this.opening = new ModalOpening(parts);
  }

  public Response answer(GlobalShortcutRequest request, GlobalShortcutContext context) {
    Caller caller = Caller.of(context);
    opening
        .open(caller, request.getPayload().getTriggerId(), form(caller))
        .ifPresent(sentence -> parts.replies().privately(caller, sentence));
    return context.ack();
  }

  private View form(Caller caller) {
    Wording words = parts.wordingFor(caller);
    return parts
        .snapshots()
        .inMemory(caller.orgId())
        .flatMap(Snapshot::matrix)
        .map(matrix -> new PageOne(matrix, words).empty(Optional.empty()))
        .orElseGet(() ->
            TextView.of(
                words.say(EscalatePhrase.ESCALATE_TITLE),
                words.say(SharedPhrase.NO_MATRIX),
                words.say(SharedPhrase.CLOSE)));
  }
}
