package dev.baton.bot.home;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.member.HistoryReaders;
import dev.baton.slack.Caller;

/** An admin lets every full member read tickets' histories, or only the support team. */
public final class ReadingButton {
  public static final String ID = "history_reading";

  static final String OPEN = "open";
  static final String CLOSE = "close";

  private final BotParts parts;

  public ReadingButton(BotParts parts) {
    this.parts = parts;
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    boolean open = OPEN.equals(request.getPayload().getActions().getFirst().getValue());
    new AdminSwitch(parts)
        .set(
            caller,
            tx -> HistoryReaders.in(tx).setOpen(open, caller.member(), parts.clock().instant()))
        .ifPresent(sentence -> parts.replies().privately(context, sentence));
    return context.ack();
  }
}
