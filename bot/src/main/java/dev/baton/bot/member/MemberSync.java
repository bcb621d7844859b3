package dev.baton.bot.member;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.model.User;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.workspace.Snapshots;
import dev.baton.db.Job;
import dev.baton.db.RecurringJob;
import dev.baton.db.SeenEvents;
import dev.baton.db.Tenants;
import dev.baton.db.Tx;
import dev.baton.db.Work;
import dev.baton.db.member.Absences;
import dev.baton.db.member.Members;
import dev.baton.db.member.RoleNews;
import dev.baton.db.member.Roles;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.db.pending.Reassessment;
import dev.baton.db.setup.SetupInterviews;
import dev.baton.escalation.decide.AskingCause;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.escalation.notify.PlannedDelivery;
import dev.baton.slack.SlackCalls;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what Slack says of a workspace's people: all of them at start and daily, one by one as they
 * change or turn up.
 */
public final class MemberSync {
  /** Reads one page of people; its id is Slack's cursor, or the start; see {@link Reading}. */
  public static final Job PAGE = new Job("member-sync");

  /** Begins a reading of everybody each day. */
  public static final Job DAILY = new Job("member-sync-daily");

  private static final String CURSOR_ENDED = "invalid_cursor";
  private static final Duration BEFORE_ANOTHER_READING = Duration.ofMinutes(10);
  private static final Duration READ_AGO = Duration.ofMinutes(1);
  private static final int MOST_TOLD = 10;
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration ABSENCES_KEPT = Duration.ofDays(90);
  private static final Logger LOG = LoggerFactory.getLogger(MemberSync.class);

  private final Tenants tenants;
  private final Snapshots snapshots;
  private final SlackCalls calls;
  private final InstantSource clock;

  public MemberSync(Tenants tenants, Snapshots snapshots, SlackCalls calls, InstantSource clock) {
    this.tenants = tenants;
    this.snapshots = snapshots;
    this.calls = calls;
    this.clock = clock;
  }

  public static MemberSync of(BotParts parts) {
    return new MemberSync(parts.tenants(), parts.snapshots(), parts.calls(), parts.clock());
  }

  /** The daily reading as every workspace has it. */
  public static RecurringJob recurring() {
    return new RecurringJob(DAILY, (_, now) -> now.plus(DAY));
  }

  /** Reads everybody soon; for the start and for a new install. */
  public static void begin(Tx tx, Instant now) {
    tx.enqueueOnce(PAGE, Reading.START, now);
  }

  /**
   * Does {@link #PAGE}: keeps the page and queues the next one in one commit.
   *
   * @return when to run again; empty when done
   * @throws IllegalStateException when Slack refuses, to be run again later
   */
  public Optional<Instant> page(Work work) {
    String orgId = work.orgId();
    Reading reading = Reading.of(work.id(), readAgo());
    Optional<String> cursor = reading.cursor();
    return switch (new UserDirectory(calls.patiently(orgId)).page(cursor)) {
      case UserDirectory.Answer.Page(var users, var next) -> {
        keep(orgId, users, reading, next);
        yield Optional.empty();
      }
      case UserDirectory.Answer.Later(var after) -> Optional.of(clock.instant().plus(after));
      case UserDirectory.Answer.Refused(var why, _) -> {
        if (cursor.isEmpty() || !why.equals(CURSOR_ENDED)) {
          throw new IllegalStateException("Slack did not list the members: " + why);
        }
        beginAgain(orgId);
        yield Optional.empty();
      }
    };
  }

  /** Slack's cursors end after a while. Not at once, in case they end before the last page. */
  private void beginAgain(String orgId) {
    tenants.inBackground(
        orgId,
        tx -> {
          tx.enqueueOnce(PAGE, Reading.START, clock.instant().plus(BEFORE_ANOTHER_READING));
          return true;
        });
  }

  /**
   * Does {@link #DAILY}, looks again at who may decide what waits, and begins what recurs and is
   * not queued yet: a workspace that was there before such a job existed gets it within a day.
   *
   * @return when to run again
   */
  public Instant daily(Work work, List<RecurringJob> recurring) {
    Instant now = clock.instant();
    tenants.inBackground(
        work.orgId(),
        tx -> {
          begin(tx, now);
          recurring.forEach(job -> job.begin(tx, now));
          Reassessment.ofAll(tx, AskingCause.MEMBERSHIP, now);
          Absences.in(tx).forgetBefore(now.minus(ABSENCES_KEPT));
          SeenEvents.in(tx).forgetBefore(now.minus(DAY));
          return true;
        });
    return now.plus(DAY);
  }

  /**
   * Reads everybody now, waiting where Slack asks to; for the command line.
   *
   * @return why it was not possible; empty when all are known
   */
  public Optional<String> everybody(String orgId) {
    Reading reading = Reading.begun(readAgo());
    while (true) {
      // A long list may outlive the token.
      switch (new UserDirectory(calls.patiently(orgId)).page(reading.cursor())) {
        case UserDirectory.Answer.Page(var users, var next) -> {
          Reading here = reading;
          tenants.inBackground(orgId, tx -> new PeopleSeen(tx, clock).listed(users, here, next));
          if (next.isEmpty()) {
            snapshots.refresh(orgId);
            return Optional.empty();
          }
          reading = reading.at(next.get());
        }
        case UserDirectory.Answer.Later(var after) -> pause(after);
        case UserDirectory.Answer.Refused(_, var inWords) -> {
          return Optional.of(inWords);
        }
      }
    }
  }

  /**
   * Keeps what an event says of one person; an event that was handled already, or that comes later
   * than a newer one, changes nothing.
   */
  public void take(EventsApiPayload<?> payload, String orgId, User user) {
    if (user.getId() == null || user.getId().isBlank()) {
      return;
    }
    tenants.inTransaction(
        orgId,
        tx ->
            SeenEvents.in(tx).isFirst("slack/" + payload.getEventId(), clock.instant())
                ? new PeopleSeen(tx, clock).told(user, happened(payload, user))
                : 0);
    snapshots.refresh(orgId, user.getId());
  }

  /** Reads everybody again because of this event, unless it was handled already. */
  void readAgain(EventsApiPayload<?> payload, String orgId) {
    tenants.inTransaction(
        orgId,
        tx -> {
          boolean first =
              SeenEvents.in(tx).isFirst("slack/" + payload.getEventId(), clock.instant());
          if (first) {
            begin(tx, clock.instant());
          }
          return first;
        });
  }

  /** A repetition says when it first happened, by Slack's clock; one that does not is new. */
  private Instant happened(EventsApiPayload<?> payload, User user) {
    long sent = Optional.ofNullable(payload.getEventTime()).map(Integer::longValue).orElse(0L);
    long updated = Optional.ofNullable(user.getUpdated()).orElse(0L);
    long seconds = Math.max(sent, updated);
    return seconds == 0 ? clock.instant() : Instant.ofEpochSecond(seconds);
  }

  private void take(String orgId, User user) {
    tenants.inTransaction(orgId, tx -> new PeopleSeen(tx, clock).told(user, readAgo()));
    snapshots.refresh(orgId, user.getId());
  }

  /**
   * The person who calls, asked of Slack when nobody knows them yet.
   *
   * @return empty when Slack does not know them either, or does not answer within 2 s
   */
  public Optional<Member> ensureKnown(String orgId, String memberId) {
    Optional<Member> known = snapshots.of(orgId).flatMap(s -> s.member(memberId));
    return known.or(() -> {
      take(orgId, new UserDirectory(calls.quickly(orgId)).byId(memberId));
      return snapshots.inMemory(orgId).flatMap(s -> s.member(memberId));
    });
  }

  /**
   * The person with this address, asked of Slack when nobody here has it.
   *
   * @param email in any case
   */
  public Optional<Member> byEmail(String orgId, String email) {
    return known(orgId, email)
        .or(() -> {
          take(orgId, new UserDirectory(calls.patiently(orgId)).byEmail(email));
          return known(orgId, email);
        });
  }

  private Optional<Member> known(String orgId, String email) {
    return tenants.inTransaction(orgId, tx -> Members.in(tx).findByEmail(email));
  }

  private void take(String orgId, UserDirectory.Answer answer) {
    switch (answer) {
      case UserDirectory.Answer.Page(var users, _) when users.isEmpty() -> {}
      case UserDirectory.Answer.Page(var users, _) -> take(orgId, users.getFirst());
      case UserDirectory.Answer.Later(var after) ->
          LOG.warn("Slack asks {} to wait {} before it tells of a member", orgId, after);
      case UserDirectory.Answer.Refused(var why, _) ->
          LOG.warn("Slack did not tell {} of a member: {}", orgId, why);
    }
  }

  private void keep(String orgId, List<User> users, Reading reading, Optional<String> next) {
    tenants.inBackground(
        orgId,
        tx -> {
          next.ifPresent(cursor -> tx.enqueue(PAGE, reading.at(cursor).id(), clock.instant()));
          int people = new PeopleSeen(tx, clock).listed(users, reading, next);
          if (next.isEmpty()) {
            tellOfRoles(tx, clock.instant());
            tellOfSetup(tx, clock.instant());
          }
          return people;
        });
    if (next.isEmpty()) {
      snapshots.refresh(orgId);
    }
  }

  /** Once all are known, their admins are too. */
  private static void tellOfRoles(Tx tx, Instant now) {
    for (String admin : RoleNews.in(tx).takeReaders()) {
      PlannedDelivery told =
          new PlannedDelivery(
              new Notice.RolesChanged(), Medium.SLACK, admin, Set.of(NoticeRole.MANAGER));
      DeliveryQueue.in(tx).queue(told, now);
    }
  }

  /** While no matrix is live; who installed Baton was told already. */
  private static void tellOfSetup(Tx tx, Instant now) {
    if (!SetupInterviews.in(tx).takeNews(now)) {
      return;
    }
    for (String admin : Roles.in(tx).admins().stream().limit(MOST_TOLD).toList()) {
      PlannedDelivery told =
          new PlannedDelivery(
              new Notice.Welcome(), Medium.SLACK, admin, Set.of(NoticeRole.MANAGER));
      DeliveryQueue.in(tx).queue(told, now);
    }
  }

  /** What was read may be a little old by now, and two clocks need not agree. */
  private Instant readAgo() {
    return clock.instant().minus(READ_AGO);
  }

  private static void pause(Duration after) {
    try {
      Thread.sleep(after);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while waiting for Slack", stopped);
    }
  }
}
