package dev.baton.bot.privacy;

import dev.baton.bot.workspace.Snapshots;
import dev.baton.db.Tenants;
import dev.baton.db.Work;
import dev.baton.db.privacy.Erasures;
import dev.baton.escalation.privacy.ErasureOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Erases what an admin ordered erased about a person, however much history there is. Whoever filed
 * a request meanwhile, or came into the matrix, is erased when neither holds any more.
 */
public final class PersonErasure {
  private static final Duration UNTIL_THE_NEXT_TRY = Duration.ofHours(1);

  private final Tenants tenants;
  private final Snapshots snapshots;
  private final InstantSource clock;

  public PersonErasure(Tenants tenants, Snapshots snapshots, InstantSource clock) {
    this.tenants = tenants;
    this.snapshots = snapshots;
    this.clock = clock;
  }

  /**
   * Does {@link Erasures#ERASE}.
   *
   * @return when to try again; empty when done
   */
  public Optional<Instant> erase(Work work) {
    String[] who = work.id().split(" ", 2);
    Instant now = clock.instant();
    ErasureOutcome outcome =
        tenants.atLength(work.orgId(), tx -> Erasures.in(tx).erase(who[0], who[1], now));
    return switch (outcome) {
      case ErasureOutcome.Erased _ -> {
        snapshots.refresh(work.orgId());
        yield Optional.empty();
      }
      case ErasureOutcome.StillPending _, ErasureOutcome.StillInMatrix _ ->
          Optional.of(now.plus(UNTIL_THE_NEXT_TRY));
      case ErasureOutcome.LastAdmin _, ErasureOutcome.Unknown _ -> Optional.empty();
    };
  }
}
