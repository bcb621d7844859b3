package dev.baton.bot.decide;

import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.slack.Caller;
import dev.baton.slack.ViewValues;
import java.util.Map;
import java.util.Optional;

/** Shows the chosen person's tickets in the lead's tier, and asks who is to have them. */
public final class MoveTicketsOwnerSubmission {
  public static final String ID = MoveTicketsForm.OWNER_ID;

  private final BotParts parts;

  public MoveTicketsOwnerSubmission(BotParts parts) {
    this.parts = parts;
  }

  public Response answer(ViewSubmissionRequest request, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    Optional<String> owner =
        ViewValues.of(request.getPayload().getView()).selected(MoveTicketsForm.OWNER);
    if (owner.isEmpty()) {
      return beside(context, words.say(DecidePhrase.MOVE_CHOOSE_OWNER));
    }
    try {
      View view =
          parts
              .tenants()
              .inTransaction(
                  caller.orgId(), tx -> new MoveAll(parts, tx).of(caller, owner.get(), words));
      return context.ackWithUpdate(view);
    } catch (DatabaseUnavailable away) {
      return beside(context, words.plain(SharedPhrase.DATABASE_AWAY));
    }
  }

  private static Response beside(ViewSubmissionContext context, String sentence) {
    return context.ackWithErrors(Map.of(MoveTicketsForm.OWNER, sentence));
  }
}
