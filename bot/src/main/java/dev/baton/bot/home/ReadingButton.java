package dev.baton.bot.home;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.surface.AdminAccess;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.member.HistoryReaders;
import dev.baton.slack.Caller;
import java.util.Optional;

/** An admin lets every full member read tickets' histories, or only the support team. */
public final class ReadingButton {
  public static final String ID = "history_reading";

  static final String OPEN = "open";
  static final String CLOSE = "close";

  private final BotParts parts;
  private final AdminAccess door;

  public ReadingButton(BotParts parts) {
    this.parts = parts;
    this.door = new AdminAccess(parts);
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    boolean open = OPEN.equals(request.getPayload().getActions().getFirst().getValue());
    set(caller, open).ifPresent(sentence -> parts.replies().privately(context, sentence));
    return context.ack();
  }

  private Optional<String> set(Caller caller, boolean open) {
    try {
      Optional<Boolean> changed =
          door.changeAsAdmin(
              caller,
              tx -> HistoryReaders.in(tx).setOpen(open, caller.member(), parts.clock().instant()));
      changed.ifPresent(_ -> new HomeOpened(parts).redraw(caller));
      return changed.isPresent()
          ? Optional.empty()
          : Optional.of(parts.wordingFor(caller).say(SharedPhrase.ADMINS_ONLY));
    } catch (DatabaseUnavailable away) {
      return Optional.of(parts.wordingFor(caller).say(SharedPhrase.DATABASE_AWAY));
    }
  }
}
