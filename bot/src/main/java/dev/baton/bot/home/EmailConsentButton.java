package dev.baton.bot.home;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.surface.AdminAccess;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.slack.Caller;
import java.util.Optional;

/** An admin agrees that Baton may email the people of this workspace, or ends that. */
public final class EmailConsentButton {
  public static final String ID = "email_consent";

  static final String AGREE = "agree";
  static final String END = "end";

  private final BotParts parts;
  private final AdminAccess door;

  public EmailConsentButton(BotParts parts) {
    this.parts = parts;
    this.door = new AdminAccess(parts);
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    boolean agreed = AGREE.equals(request.getPayload().getActions().getFirst().getValue());
    set(caller, agreed).ifPresent(sentence -> parts.replies().privately(context, sentence));
    return context.ack();
  }

  private Optional<String> set(Caller caller, boolean agreed) {
    try {
      Optional<Boolean> changed =
          door.changeAsAdmin(
              caller,
              tx ->
                  WorkspaceRow.in(tx)
                      .setEmailConsent(agreed, caller.member(), parts.clock().instant()));
      changed.ifPresent(_ -> new HomeOpened(parts).redraw(caller));
      return changed.isPresent()
          ? Optional.empty()
          : Optional.of(parts.wordingFor(caller).say(SharedPhrase.ADMINS_ONLY));
    } catch (DatabaseUnavailable away) {
      return Optional.of(parts.wordingFor(caller).say(SharedPhrase.DATABASE_AWAY));
    }
  }
}
