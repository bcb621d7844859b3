package dev.baton.bot.setup;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.notify.Buttons;
import dev.baton.bot.surface.AdminAccess;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.Click;

/** Begins the interview, goes on with it, or begins it again; only for admins. */
public final class SetupButton {
  public static final String ID = Buttons.SETUP;
  static final String START = "start";
  static final String AGAIN = "again";

  private final BotParts parts;
  private final AdminAccess access;

  public SetupButton(BotParts parts) {
    this.parts = parts;
    this.access = new AdminAccess(parts);
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    return Click.answer(
        request,
        context,
        parts,
        click ->
            access.open(
                click.caller(),
                click.triggerId(),
                tx -> new SetupTurn(parts, tx, click.caller()).begun(click.value().equals(AGAIN))));
  }
}
