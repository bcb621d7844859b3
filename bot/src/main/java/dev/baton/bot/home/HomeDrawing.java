package dev.baton.bot.home;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.views.ViewsPublishResponse;
import com.slack.api.model.view.View;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Change;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Job;
import dev.baton.db.JobQueue.Outcome;
import dev.baton.db.Tx;
import dev.baton.db.Work;
import dev.baton.db.home.HomeViewers;
import dev.baton.db.member.Members;
import dev.baton.escalation.home.HomePlace;
import dev.baton.escalation.member.Member;
import dev.baton.slack.Caller;
import dev.baton.slack.RetryAfter;
import dev.baton.slack.SlackAnswer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws people's App Home, each from what holds at that moment. Every reason to draw one is an
 * order with a number: who draws an older one after a newer was drawn has it drawn once more, so
 * that Slack ends with the newest.
 */
public final class HomeDrawing {
  /** Draws one person's App Home; its id is an order's number and the person. */
  public static final Job DRAW = new Job("home-drawing");

  /** Draws a page once more whose times left were counted a minute ago; its id is as that one's. */
  public static final Job COUNT = new Job("home-count");

  private static final Duration COUNTED_FOR = Duration.ofMinutes(1);
  private static final Duration ANOTHER_TRY = Duration.ofSeconds(30);
  private static final Logger LOG = LoggerFactory.getLogger(HomeDrawing.class);

  private final BotParts parts;

  public HomeDrawing(BotParts parts) {
    this.parts = parts;
  }

  /** What a drawing job is queued under. */
  static String id(String member, long order) {
    return order + " " + member;
  }

  /** Draws where this click leads, once Slack has its acknowledgement. */
  void go(Caller caller, UnaryOperator<HomePlace> where) {
    parts.replies().afterwards(() -> look(caller, where));
  }

  /** Draws it for who looks at it now. */
  void look(Caller caller, UnaryOperator<HomePlace> where) {
    try {
      Instant now = parts.clock().instant();
      Optional<Long> order =
          parts
              .tenants()
              .inTransaction(caller.orgId(), tx -> looks(tx, caller.member(), where, now));
      if (order.isEmpty()) {
        publish(caller, HomeView.refusal(parts.wordingFor(caller)));
      } else if (draw(caller, order.get()) instanceof Outcome.Again(Instant later)) {
        queue(caller, order.get(), later);
      }
    } catch (DatabaseUnavailable away) {
      publish(caller, HomeView.sentence(parts.wordingFor(caller).say(HomePhrase.AWAY)));
    }
  }

  /** The order to draw it; empty for who is no member, of whom nothing is noted. */
  private static Optional<Long> looks(
      Tx tx, String member, UnaryOperator<HomePlace> where, Instant now) {
    return Members.in(tx)
        .find(member)
        .filter(Member::mayFile)
        .map(known -> {
          HomeViewers viewers = HomeViewers.in(tx);
          return viewers.look(known.id(), where.apply(viewers.placeToLeave(known.id())), now);
        });
  }

  private void queue(Caller caller, long order, Instant when) {
    parts
        .tenants()
        .inBackground(
            caller.orgId(),
            tx -> {
              tx.enqueue(DRAW, id(caller.member(), order), when);
              return true;
            });
  }

  /** Does {@link #DRAW}; what was ordered anew since, or nobody looks at any more, is left out. */
  public Outcome draw(Work work) {
    int blank = work.id().indexOf(' ');
    Caller caller = new Caller(work.orgId(), work.id().substring(blank + 1));
    long order = Long.parseLong(work.id().substring(0, blank));
    Instant lookedSince = parts.clock().instant().minus(Change.LOOKING);
    boolean wanted =
        parts
            .tenants()
            .inBackground(
                work.orgId(),
                tx -> HomeViewers.in(tx).isWanted(caller.member(), order, lookedSince));
    return wanted ? draw(caller, order) : new Outcome.Done();
  }

  /** Does {@link #COUNT}; nothing where anything else was ordered since, or nobody looks. */
  public void count(Work work) {
    int blank = work.id().indexOf(' ');
    String member = work.id().substring(blank + 1);
    long order = Long.parseLong(work.id().substring(0, blank));
    Instant now = parts.clock().instant();
    parts
        .tenants()
        .inBackground(
            work.orgId(),
            tx -> {
              HomeViewers viewers = HomeViewers.in(tx);
              if (viewers.stands(member, order, now.minus(Change.LOOKING))) {
                viewers.order(member).ifPresent(next -> tx.enqueue(DRAW, id(member, next), now));
              }
              return true;
            });
  }

  private Outcome draw(Caller caller, long order) {
    Drawn drawn = drawn(caller);
    Optional<Duration> wait = publish(caller, drawn.view());
    if (wait.isPresent()) {
      return new Outcome.Again(parts.clock().instant().plus(wait.get()));
    }
    Optional<Long> again =
        parts
            .tenants()
            .inBackground(caller.orgId(), tx -> noted(tx, caller.member(), order, drawn));
    return again.isPresent() ? draw(caller, again.get()) : new Outcome.Done();
  }

  /**
   * The order to draw once more at once, empty when the newest stands; it is queued as well, should
   * this process end before.
   */
  private Optional<Long> noted(Tx tx, String member, long order, Drawn drawn) {
    Instant now = parts.clock().instant();
    HomeViewers viewers = HomeViewers.in(tx);
    if (viewers.drawn(member, order, now)) {
      if (drawn.counts()) {
        tx.enqueueOnce(COUNT, id(member, order), drawn.at().plus(countedFor(viewers, now)));
      }
      return Optional.empty();
    }
    Optional<Long> again = viewers.order(member);
    again.ifPresent(newest -> tx.enqueue(DRAW, id(member, newest), now));
    return again;
  }

  /** The more look, the longer, so that Slack's rate of drawing is kept. */
  private static Duration countedFor(HomeViewers viewers, Instant now) {
    Duration share = HomeNews.between(viewers.since(now.minus(Change.LOOKING)).size());
    return share.compareTo(COUNTED_FOR) > 0 ? share : COUNTED_FOR;
  }

  /** How long to wait before another try; empty when Slack has it, or never will. */
  private Optional<Duration> publish(Caller caller, View view) {
    try {
      ViewsPublishResponse response =
          parts
              .calls()
              .patiently(caller.orgId())
              .viewsPublish(publish -> publish.userId(caller.member()).view(view));
      if (response.isOk()) {
        return Optional.empty();
      }
      LOG.error("App Home was refused: {} {}", response.getError(), response.getResponseMetadata());
      return SlackAnswer.SLACKS_OWN.contains(response.getError())
          ? Optional.of(ANOTHER_TRY)
          : Optional.empty();
    } catch (SlackApiException refused) {
      return Optional.of(RetryAfter.of(refused).orElse(ANOTHER_TRY));
    } catch (IOException unsent) {
      LOG.warn("App Home was not drawn: {}", unsent.getMessage());
      return Optional.of(ANOTHER_TRY);
    }
  }

  /**
   * A page.
   *
   * @param counts whether it says how long something takes yet
   * @param at when that was so
   */
  private record Drawn(View view, boolean counts, Instant at) {
    static Drawn of(HomeState state) {
      return new Drawn(HomeView.of(state), state.counts(), state.now());
    }
  }

  private Drawn drawn(Caller caller) {
    Snapshot snapshot = parts.snapshots().of(caller.orgId()).orElseThrow();
    Instant now = parts.clock().instant();
    return parts
        .tenants()
        .inTransaction(
            caller.orgId(), tx -> HomeState.read(tx, snapshot, caller.member(), parts.mail(), now))
        .map(Drawn::of)
        .orElseGet(
            () -> new Drawn(HomeView.refusal(snapshot.wordingFor(caller.member())), false, now));
  }
}
