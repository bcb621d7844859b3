package dev.baton.bot.workspace;

import dev.baton.bot.phrases.Phrases;
import dev.baton.bot.phrases.Wording;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tenants;
import dev.baton.db.Tx;
import dev.baton.db.install.Installations;
import dev.baton.db.matrix.Matrices;
import dev.baton.db.member.Members;
import dev.baton.db.member.Roles;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.matrix.Matrix;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last known state of each workspace, kept in memory and taken anew every 30 seconds and after
 * each change made here. When the database is away the last one stays. A workspace that nobody
 * asked for in a day is forgotten, so that memory and refreshing follow those at work.
 */
public final class Snapshots implements AutoCloseable {
  public static final Duration REFRESHED_EVERY = Duration.ofSeconds(30);
  static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);
  private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);

  private final Tenants tenants;
  private final InstantSource clock;
  private final Phrases phrases;
  private final Map<String, Kept> known = new ConcurrentHashMap<>();
  private final Map<String, Instant> asked = new ConcurrentHashMap<>();
  private final AtomicLong begun = new AtomicLong();
  private final Recurring refresher;

  /**
   * @param phrases what is said to the people in them
   */
  public Snapshots(Tenants tenants, InstantSource clock, Phrases phrases) {
    this.tenants = tenants;
    this.clock = clock;
    this.refresher = new Recurring("snapshots", REFRESHED_EVERY, clock, this::refreshAll);
    this.phrases = phrases;
  }

  /** Begins to take snapshots anew by itself. */
  public void start() {
    refresher.start();
  }

  /** What is in memory, never the database; empty for a workspace not seen since the start. */
  public Optional<Snapshot> inMemory(String orgId) {
    asked.put(orgId, clock.instant());
    return Optional.ofNullable(known.get(orgId)).map(Kept::snapshot);
  }

  /** How to speak to somebody, from what is in memory; English where nothing is. */
  public Wording wordingFor(String orgId, String member) {
    return inMemory(orgId).map(snapshot -> snapshot.wordingFor(member)).orElseGet(phrases::english);
  }

  /**
   * What is in memory, or else taken now; empty for a workspace Baton does not know or has left.
   *
   * @throws DatabaseUnavailable when it is not in memory and the database is away
   */
  public Optional<Snapshot> of(String orgId) {
    return inMemory(orgId).or(() -> refresh(orgId));
  }

  /**
   * Takes it anew; empty for a workspace Baton does not know.
   *
   * @throws DatabaseUnavailable when the database is away; what is in memory stays
   */
  public Optional<Snapshot> refresh(String orgId) {
    long order = begun.incrementAndGet();
    Optional<Snapshot> taken = tenants.inTransaction(orgId, tx -> take(orgId, tx));
    taken.ifPresentOrElse(snapshot -> keep(snapshot, order), () -> known.remove(orgId));
    return taken;
  }

  /**
   * What is in memory, unless another matrix is live in this transaction, such as one that another
   * process imported: then taken now, in it. Empty for a workspace Baton does not know.
   */
  public Optional<Snapshot> within(Tx tx) {
    Optional<Integer> live = Matrices.in(tx).liveVersion();
    return inMemory(tx.orgId())
        .filter(snapshot -> snapshot.matrix().map(Matrix::version).equals(live))
        .or(() -> {
          long order = begun.incrementAndGet();
          Optional<Snapshot> taken = take(tx.orgId(), tx);
          taken.ifPresent(snapshot -> keep(snapshot, order));
          return taken;
        });
  }

  /**
   * Takes one person anew, and who the managers are, into what is in memory; nothing where nothing
   * is.
   *
   * @throws DatabaseUnavailable when the database is away; what is in memory stays
   */
  public void refresh(String orgId, String member) {
    if (known.containsKey(orgId)) {
      long order = begun.incrementAndGet();
      Seen seen =
          tenants.inTransaction(
              orgId, tx -> new Seen(Members.in(tx).find(member), Roles.in(tx).managers()));
      known.computeIfPresent(
          orgId,
          (_, old) ->
              new Kept(
                  Math.max(order, old.order()),
                  old.snapshot()
                      .with(seen.person().stream().toList())
                      .withManagers(seen.managers())));
    }
  }

  private record Seen(Optional<Member> person, List<String> managers) {}

  /**
   * @param order when its reading began: what began before a newer one is not kept over it
   */
  private record Kept(long order, Snapshot snapshot) {
    Kept newer(Kept other) {
      return other.order > order ? other : this;
    }
  }

  private void keep(Snapshot snapshot, long order) {
    asked.putIfAbsent(snapshot.orgId(), clock.instant());
    known.merge(snapshot.orgId(), new Kept(order, snapshot), Kept::newer);
  }

  @Override
  public void close() {
    refresher.close();
  }

  void refreshAll() {
    Instant idleSince = clock.instant().minus(FORGOTTEN_AFTER);
    asked.values().removeIf(last -> last.isBefore(idleSince));
    known.keySet().retainAll(asked.keySet());
    for (String orgId : known.keySet()) {
      try {
        refresh(orgId);
      } catch (RuntimeException stale) {
        LOG.warn("The snapshot of {} stays as it was: {}", orgId, stale.getMessage());
      }
    }
  }

  private Optional<Snapshot> take(String orgId, Tx tx) {
    Optional<TicketKeyFormat> format = WorkspaceRow.in(tx).ticketKeyFormat();
    if (format.isEmpty() || !Installations.in(tx).isServed()) {
      return Optional.empty();
    }
    Map<String, Member> members =
        Members.in(tx).all().stream().collect(Collectors.toMap(Member::id, Function.identity()));
    return Optional.of(
        new Snapshot(
            orgId,
            format.get(),
            matrix(orgId, tx),
            members,
            Roles.in(tx).managers(),
            clock.instant(),
            phrases));
  }

  /** Routes are read once per version; a version never changes. */
  private Optional<Matrix> matrix(String orgId, Tx tx) {
    Optional<Integer> live = Matrices.in(tx).liveVersion();
    Optional<Matrix> kept =
        Optional.ofNullable(known.get(orgId))
            .map(Kept::snapshot)
            .flatMap(Snapshot::matrix)
            .filter(matrix -> live.filter(version -> version == matrix.version()).isPresent());
    return kept.or(() -> live.map(version -> Matrices.in(tx).load(version)));
  }
}
