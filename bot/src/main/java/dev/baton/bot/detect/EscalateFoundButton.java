package dev.baton.bot.detect;

import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.block.element.ButtonElement;
import dev.baton.bot.escalate.EscalateButton;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;

/** Opens the form for one ticket of a list. */
public final class EscalateFoundButton {
  public static final String ID = "escalate_found";

  private final EscalateButton form;

  public EscalateFoundButton(BotParts parts) {
    this.form = new EscalateButton(parts);
  }

  /**
   * @param ticket as it is shown
   */
  public static ButtonElement of(String ticket, Wording words) {
    return button(
        b -> b.actionId(ID).text(plainText(words.say(DetectPhrase.ESCALATE))).value(ticket));
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    String ticket = request.getPayload().getActions().getFirst().getValue();
    return form.answer(ticket == null ? "" : ticket.replace("\u0000", ""), request, context);
  }
}
