package dev.baton.bot.decide;

import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.matrix.Tier;
import dev.baton.slack.Caller;
import dev.baton.slack.ViewValues;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
          parts.tenants().inTransaction(caller.orgId(), tx -> next(tx, caller, owner.get(), words));
      return context.ackWithUpdate(view);
    } catch (DatabaseUnavailable away) {
      return beside(context, words.plain(SharedPhrase.DATABASE_AWAY));
    }
  }

  private View next(Tx tx, Caller caller, String owner, Wording words) {
    Snapshot snapshot = parts.snapshots().within(tx).orElseThrow();
    MoveTicketsForm form = new MoveTicketsForm(words);
    MoveText text = new MoveText(words);
    Instant now = parts.clock().instant();
    Set<Tier> led = LedTiers.of(tx, snapshot, caller.member());
    if (led.isEmpty()) {
      return form.said(words.say(DecidePhrase.LEADS_NO_TIER), words);
    }
    List<MovableTickets> owned = MovableTickets.of(tx, owner, led, now);
    if (owned.isEmpty()) {
      return form.said(text.ownsNothing(owner, led), words);
    }
    // A tier with something to move before one in which all waits.
    MovableTickets movable =
        owned.stream().filter(some -> !some.free().isEmpty()).findFirst().orElse(owned.getFirst());
    if (movable.free().isEmpty()) {
      return form.said(text.allWait(movable), words);
    }
    List<NewOwner> owners = NewOwner.within(tx, snapshot, movable.tier(), owner, now);
    return owners.isEmpty()
        ? form.said(text.nobodyElse(movable.tier()), words)
        : form.many(
            new MoveMemory(parts.ids().get(), owner, movable.tier(), Optional.empty()),
            movable,
            owners);
  }

  private static Response beside(ViewSubmissionContext context, String sentence) {
    return context.ackWithErrors(Map.of(MoveTicketsForm.OWNER, sentence));
  }
}
