package dev.baton.bot.privacy;

import dev.baton.db.Tenants;
import dev.baton.db.Work;
import dev.baton.db.file.FileCopies;
import dev.baton.escalation.notify.CopyOfFile;
import dev.baton.slack.SlackAnswer;
import dev.baton.slack.SlackCalls;
import dev.baton.slack.SlackFiles;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes in Slack Baton's copies of files that were erased here. The originals are those of who
 * gave them, and no app may delete them.
 */
public final class FileCopyDeletion {
  private static final Logger LOG = LoggerFactory.getLogger(FileCopyDeletion.class);

  private static final int AT_ONCE = 50;
  private static final Duration UNTIL_THE_NEXT_TRY = Duration.ofMinutes(5);

  private final Tenants tenants;
  private final SlackFiles files;
  private final InstantSource clock;

  public FileCopyDeletion(Tenants tenants, SlackCalls calls, InstantSource clock) {
    this.tenants = tenants;
    this.files = new SlackFiles(calls);
    this.clock = clock;
  }

  /**
   * Does {@link FileCopies#DELETE}.
   *
   * @return when to try again; empty when nothing is left to delete
   */
  public Optional<Instant> delete(Work work) {
    while (true) {
      List<CopyOfFile> doomed =
          tenants.inBackground(work.orgId(), tx -> FileCopies.in(tx).doomed(AT_ONCE));
      if (doomed.isEmpty()) {
        return Optional.empty();
      }
      for (CopyOfFile copy : doomed) {
        Optional<Duration> wait = delete(work.orgId(), copy);
        if (wait.isPresent()) {
          return Optional.of(clock.instant().plus(wait.get()));
        }
      }
    }
  }

  /** Empty when that is settled, else how long to wait. */
  private Optional<Duration> delete(String orgId, CopyOfFile copy) {
    return switch (files.delete(orgId, copy.id())) {
      case SlackAnswer.Taken _ -> noted(orgId, copies -> copies.deleted(List.of(copy)));
      case SlackAnswer.Refused(String error) -> {
        LOG.warn("Slack keeps the copy {} of an erased file in {}: {}", copy.id(), orgId, error);
        yield noted(orgId, copies -> copies.kept(copy));
      }
      case SlackAnswer.NotNow(Duration delay) -> Optional.of(delay);
      case SlackAnswer unclear -> {
        LOG.info("A copy of an erased file in {} is deleted later: {}", orgId, unclear);
        yield Optional.of(UNTIL_THE_NEXT_TRY);
      }
    };
  }

  private Optional<Duration> noted(String orgId, Consumer<FileCopies> note) {
    tenants.inBackground(
        orgId,
        tx -> {
          note.accept(FileCopies.in(tx));
          return true;
        });
    return Optional.empty();
  }
}
