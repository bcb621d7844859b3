package dev.baton.bot.decide;

import com.slack.api.model.view.View;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.matrix.Tier;
import dev.baton.slack.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The form by which a lead moves all that somebody owns in a tier of theirs. */
final class MoveAll {
  private final BotParts parts;
  private final Tx tx;

  MoveAll(BotParts parts, Tx tx) {
    this.parts = parts;
    this.tx = tx;
  }

  /** The form, or the sentence why there is none. */
  View of(Caller caller, String owner, Wording words) {
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
}
