package dev.baton.bot.home;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.slack.Caller;

/** An admin agrees that Baton may email the people of this workspace, or ends that. */
public final class EmailConsentButton {
  public static final String ID = "email_consent";

  static final String AGREE = "agree";
  static final String END = "end";

  private final BotParts parts;

  public EmailConsentButton(BotParts parts) {
    this.parts = parts;
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    boolean agreed = AGREE.equals(request.getPayload().getActions().getFirst().getValue());
    new AdminSwitch(parts)
        .set(
            caller,
            tx ->
                WorkspaceRow.in(tx)
                    .setEmailConsent(agreed, caller.member(), parts.clock().instant()))
        .ifPresent(sentence -> parts.replies().privately(context, sentence));
    return context.ack();
  }
}
