package dev.baton.bot.escalate;

import static java.util.Objects.requireNonNull;

import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.member.Members;
import dev.baton.escalation.escalate.ChecklistAnswer;
import dev.baton.escalation.escalate.EscalationDraft;
import dev.baton.escalation.escalate.Filing;
import dev.baton.escalation.escalate.FilingOutcome;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.escalation.member.Baton;
import dev.baton.matrix.Direction;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Route;
import dev.baton.matrix.Suggestions;
import dev.baton.matrix.Tier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Asks by itself, by the same matrix and through the same gate as an agent does: the best route to
 * the tier, its best candidate, and whoever decides there. Baton never decides, and never owns.
 */
public final class AutomaticRequest {
  private final Tx tx;
  private final Snapshot snapshot;
  private final Matrix matrix;
  private final Instant now;

  public AutomaticRequest(Tx tx, Snapshot snapshot, Matrix matrix, Instant now) {
    this.tx = tx;
    this.snapshot = snapshot;
    this.matrix = matrix;
    this.now = now;
  }

  /** What came of it. */
  public sealed interface Outcome {
    /** As of an agent's submit. */
    record Asked(FilingOutcome filing) implements Outcome {}

    /** No route that fits the ticket can be taken now. */
    record NoRoute() implements Outcome {}

    /** What was to be asked for holds no longer. */
    record Over() implements Outcome {}
  }

  /**
   * What is asked.
   *
   * @param id makes a draft's id of the tier it leads to, so that the same step is asked for once
   * @param ways tiers to ask, the best first
   * @param unticked said of every box of the checklist
   */
  public record Wish(
      Function<Tier, UUID> id, EscalationDraft draft, List<Tier> ways, String unticked) {
    public Wish {
      requireNonNull(id);
      requireNonNull(draft);
      ways = List.copyOf(ways);
      requireNonNull(unticked);
    }
  }

  /**
   * Files it.
   *
   * @param still asked once more when nothing of the ticket can change any more
   */
  public Outcome file(Wish wish, BooleanSupplier still) {
    Proposal proposal = Proposal.of(tx, snapshot, matrix, wish.draft(), Baton.ID, now);
    Optional<Choice> choice = choice(proposal, wish.ways());
    List<Recipient> deciders =
        choice.map(it -> proposal.deciders(it.suggestion().route())).orElse(List.of());
    if (deciders.isEmpty()) {
      return new Outcome.NoRoute();
    }
    Members.in(tx).hold(deciders.stream().map(Recipient::member).toList());
    Tickets.in(tx).lock(wish.draft().ticket().identity());
    return still.getAsBoolean()
        ? new Outcome.Asked(
            Escalations.in(tx).file(filing(wish, proposal, choice.orElseThrow(), deciders)))
        : new Outcome.Over();
  }

  private Optional<Choice> choice(Proposal proposal, List<Tier> ways) {
    List<Choice> choices =
        switch (proposal.suggestions()) {
          case Suggestions.Offered offered -> Choice.of(matrix.version(), offered);
          case Suggestions.LastTier _, Suggestions.NoRoute _ -> List.of();
        };
    return ways.stream()
        .flatMap(tier ->
            choices.stream()
                .filter(choice -> choice.suggestion().direction() == Direction.FORWARD)
                .filter(choice -> choice.suggestion().route().to().equals(tier)))
        .findFirst();
  }

  private Filing filing(Wish wish, Proposal proposal, Choice choice, List<Recipient> deciders) {
    Route route = choice.suggestion().route();
    return new Filing(
        wish.id().apply(route.to()),
        proposal.draft(),
        Baton.ID,
        route,
        matrix.version(),
        choice.suggestion().direction(),
        choice.candidate().person().id(),
        choice.because(),
        route.checklist().stream()
            .map(item -> new ChecklistAnswer(item, false, Optional.of(wish.unticked())))
            .toList(),
        deciders,
        Optional.empty(),
        Optional.empty(),
        now);
  }
}
