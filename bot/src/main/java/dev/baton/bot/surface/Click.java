package dev.baton.bot.surface;

import static java.util.Objects.requireNonNull;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.slack.Caller;
import java.util.Optional;

/**
 * A click on one of Baton's buttons.
 *
 * @param value what the button carries; empty for none
 * @param triggerId opens a modal within three seconds
 * @param onMessage whether the button stands on a message that others may see; else it stands in a
 *     private reply, a modal or App Home, where nothing changes by itself
 */
public record Click(Caller caller, String value, String triggerId, boolean onMessage) {
  public Click {
    requireNonNull(caller);
    requireNonNull(value);
    requireNonNull(triggerId);
  }

  /** What a click does; empty when that speaks for itself, else a sentence for who clicked. */
  @FunctionalInterface
  public interface Deed {
    Optional<String> by(Click click);
  }

  /** What a click on an escalation's button does. */
  @FunctionalInterface
  public interface EscalationDeed {
    Optional<String> by(Click click, EscalationRef ref);
  }

  /** Does it, acknowledges, and says privately what there is to say. */
  public static Response answer(
      BlockActionRequest request, ActionContext context, BotParts parts, Deed deed) {
    outcome(deed, of(request, context), parts)
        .ifPresent(sentence -> parts.replies().privately(context, sentence));
    return context.ack();
  }

  /** The same, for a button that names an escalation. */
  public static Response onEscalation(
      BlockActionRequest request, ActionContext context, BotParts parts, EscalationDeed deed) {
    return answer(
        request,
        context,
        parts,
        click ->
            EscalationValue.parse(click.value())
                .map(ref -> deed.by(click, ref))
                .orElseGet(() ->
                    Optional.of(
                        parts.wordingFor(click.caller()).say(SharedPhrase.NO_SUCH_ESCALATION))));
  }

  private static Optional<String> outcome(Deed deed, Click click, BotParts parts) {
    try {
      return deed.by(click);
    } catch (DatabaseUnavailable away) {
      return Optional.of(parts.wordingFor(click.caller()).say(SharedPhrase.DATABASE_AWAY));
    }
  }

  private static Click of(BlockActionRequest request, ActionContext context) {
    var payload = request.getPayload();
    String value = payload.getActions().getFirst().getValue();
    return new Click(
        Caller.of(context),
        value == null ? "" : value.replace("\u0000", ""),
        payload.getTriggerId(),
        payload.getMessage() != null);
  }
}
