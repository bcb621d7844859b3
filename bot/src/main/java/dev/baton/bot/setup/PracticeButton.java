package dev.baton.bot.setup;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.notify.Buttons;
import dev.baton.bot.surface.BotParts;
import dev.baton.slack.Caller;

/** The buttons of a request to practise with: they say what would happen, and nothing happens. */
public final class PracticeButton {
  public static final String APPROVE = Buttons.PRACTICE_APPROVE;
  public static final String BOUNCE = Buttons.PRACTICE_BOUNCE;

  private final BotParts parts;

  public PracticeButton(BotParts parts) {
    this.parts = parts;
  }

  public Response approve(BlockActionRequest request, ActionContext context) {
    return said(context, SetupPhrase.PRACTICE_APPROVED);
  }

  public Response bounce(BlockActionRequest request, ActionContext context) {
    return said(context, SetupPhrase.PRACTICE_BOUNCED);
  }

  private Response said(ActionContext context, SetupPhrase phrase) {
    parts.replies().privately(context, parts.wordingFor(Caller.of(context)).say(phrase));
    return context.ack();
  }
}
