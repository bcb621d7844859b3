package dev.baton.bot.setup;

import com.slack.api.bolt.context.builtin.DefaultContext;
import com.slack.api.bolt.request.builtin.ViewClosedRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.baton.bot.surface.AdminAccess;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.setup.SetupInterview;
import dev.baton.slack.Caller;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A page was left: what Slack tells of its fields is kept, unless somebody else answered since. */
public final class SetupClosed {
  private static final Logger LOG = LoggerFactory.getLogger(SetupClosed.class);

  private final BotParts parts;
  private final Consumer<Caller> redrawHome;

  /**
   * @param redrawHome draws App Home anew for whoever left, where they go on later
   */
  public SetupClosed(BotParts parts, Consumer<Caller> redrawHome) {
    this.parts = parts;
    this.redrawHome = redrawHome;
  }

  public Response answer(ViewClosedRequest request, DefaultContext context) {
    Caller caller = Caller.of(context);
    View view = request.getPayload().getView();
    try {
      SetupMemory.parse(view.getPrivateMetadata())
          .flatMap(memory -> keep(caller, memory, SetupForm.typed(view)))
          .ifPresent(_ -> redrawHome.accept(caller));
    } catch (DatabaseUnavailable away) {
      LOG.warn("What was typed last in an interview of {} was not kept", caller.orgId());
    }
    return context.ack();
  }

  /** Empty for who is no admin: nothing is kept, and nothing drawn. */
  private Optional<Boolean> keep(
      Caller caller, SetupMemory memory, Map<String, List<String>> typed) {
    return new AdminAccess(parts)
        .changeAsAdmin(
            caller,
            tx -> {
              SetupTurn turn = new SetupTurn(parts, tx, caller);
              turn.held(memory)
                  .interview()
                  .filter(now -> !typed.isEmpty() && isMine(now, memory, caller))
                  .ifPresent(now -> turn.keep(now.step(), now.answers().with(typed)));
              return true;
            });
  }

  private static boolean isMine(SetupInterview now, SetupMemory memory, Caller caller) {
    return now.version() == memory.version() || now.changedBy().equals(caller.member());
  }
}
