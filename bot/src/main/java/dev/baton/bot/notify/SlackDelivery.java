package dev.baton.bot.notify;

import dev.baton.bot.workspace.Snapshot;
import dev.baton.bot.workspace.Snapshots;
import dev.baton.db.Tenants;
import dev.baton.db.Tx;
import dev.baton.db.Work;
import dev.baton.db.notify.Deliveries;
import dev.baton.db.notify.DeliveryOutcomes;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryError;
import dev.baton.escalation.notify.DeliveryReason;
import dev.baton.escalation.notify.DeliveryState;
import dev.baton.escalation.notify.Notice;
import dev.baton.slack.SlackAnswer;
import dev.baton.slack.SlackCalls;
import dev.baton.slack.SlackMessage;
import dev.baton.slack.SlackUnavailable;
import dev.baton.slack.UnknownWorkspace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Sends one Slack message, or one change of it. Our own record comes first: an attempt is noted,
 * then made, then its outcome is noted, each in a transaction of its own.
 */
final class SlackDelivery {
  /** After these the message is gone or cannot be changed; there is nothing a manager could do. */
  private static final Set<String> MESSAGE_GONE =
      Set.of("message_not_found", "cant_update_message", "edit_window_closed");

  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final Tenants tenants;
  private final Snapshots snapshots;
  private final SlackCalls calls;
  private final InstantSource clock;
  private final BackOff backOff;

  SlackDelivery(
      Tenants tenants,
      Snapshots snapshots,
      SlackCalls calls,
      InstantSource clock,
      BackOff backOff) {
    this.tenants = tenants;
    this.snapshots = snapshots;
    this.calls = calls;
    this.clock = clock;
    this.backOff = backOff;
  }

  /** What is to be done with a delivery now. */
  private sealed interface Step {
    /** It is settled. */
    record Nothing() implements Step {}

    /** Something earlier for the same message is not settled yet. */
    record Wait(Instant until) implements Step {}

    record Post(Delivery delivery, SlackMessage message, Optional<String> thread) implements Step {}

    record Change(Delivery delivery, SlackMessage message, String channel, String ts)
        implements Step {}
  }

  /**
   * Delivers, or notes why not.
   *
   * @return when to call again; empty when it is settled
   */
  Optional<Instant> deliver(Work work) {
    Snapshot people = snapshots.of(work.orgId()).orElseThrow();
    UUID id = UUID.fromString(work.id());
    Step step = tenants.inBackground(work.orgId(), tx -> begin(tx, id, people));
    return switch (step) {
      case Step.Nothing _ -> Optional.empty();
      case Step.Wait(Instant until) -> Optional.of(until);
      case Step.Post post -> settle(work, post.delivery(), posted(work, post));
      case Step.Change change -> settle(work, change.delivery(), changed(work, change));
    };
  }

  private Step begin(Tx tx, UUID id, Snapshot people) {
    Instant now = clock.instant();
    Optional<Delivery> found = Deliveries.in(tx).find(id);
    if (found.isEmpty()) {
      return new Step.Nothing();
    }
    if (DeliveryQueue.in(tx).mustWait(found.get())) {
      return new Step.Wait(now.plus(patience(found.get(), now)));
    }
    return DeliveryOutcomes.in(tx)
        .begin(id, now)
        .map(delivery -> next(tx, delivery, people, now))
        .orElseGet(Step.Nothing::new);
  }

  /** A quarter of its age: what is held up for long is asked about less often. */
  private static Duration patience(Delivery delivery, Instant now) {
    Duration quarter = Duration.between(delivery.createdAt(), now).dividedBy(4);
    if (quarter.compareTo(SHORTEST_WAIT) < 0) {
      return SHORTEST_WAIT;
    }
    return quarter.compareTo(LONGEST_WAIT) < 0 ? quarter : LONGEST_WAIT;
  }

  private static Step next(Tx tx, Delivery delivery, Snapshot people, Instant now) {
    Optional<SlackMessage> message = new NoticeRenderer(tx, people).of(delivery);
    if (message.isEmpty()) {
      return skipped(tx, delivery, DeliveryError.of(DeliveryReason.NOTHING_LEFT_TO_TELL), now);
    }
    if (delivery.updates().isEmpty()) {
      return new Step.Post(delivery, message.get(), thread(tx, delivery));
    }
    return Deliveries.in(tx)
        .find(delivery.updates().get())
        .filter(post -> post.state() == DeliveryState.SENT)
        .flatMap(post -> change(delivery, message.get(), post))
        .orElseGet(() ->
            skipped(tx, delivery, DeliveryError.of(DeliveryReason.MESSAGE_NEVER_POSTED), now));
  }

  /** Where a message stands is erased with the person it was for. */
  private static Optional<Step> change(Delivery delivery, SlackMessage message, Delivery post) {
    return post.address()
        .flatMap(channel ->
            post.externalId().map(ts -> new Step.Change(delivery, message, channel, ts)));
  }

  private static Step skipped(Tx tx, Delivery delivery, DeliveryError why, Instant now) {
    DeliveryOutcomes.in(tx).skipped(delivery, why, now);
    return new Step.Nothing();
  }

  /** Added information goes under the request it belongs to, if that person has one. */
  private static Optional<String> thread(Tx tx, Delivery delivery) {
    if (!(delivery.notice() instanceof Notice.InformationAdded)) {
      return Optional.empty();
    }
    return delivery.escalation().stream()
        .flatMap(ref -> Deliveries.in(tx).postsOf(ref).stream())
        .filter(post -> post.notice() instanceof Notice.Request)
        .filter(post -> post.recipient().equals(delivery.recipient()))
        .flatMap(post -> post.externalId().stream())
        .findFirst();
  }

  private SlackAnswer posted(Work work, Step.Post post) {
    Delivery delivery = post.delivery();
    return calling(
        work,
        slack -> {
          if (delivery.attempts() > 1 && !isToChannel(delivery)) {
            SlackAnswer found = slack.find(delivery, post.thread());
            if (!(found instanceof SlackAnswer.Refused)) {
              return found;
            }
          }
          return slack.post(delivery.recipient(), post.message(), post.thread());
        });
  }

  private SlackAnswer changed(Work work, Step.Change change) {
    return calling(work, slack -> slack.update(change.channel(), change.ts(), change.message()));
  }

  private SlackAnswer calling(Work work, Function<SlackPost, SlackAnswer> step) {
    try {
      return step.apply(new SlackPost(calls.patiently(work.orgId())));
    } catch (UnknownWorkspace uninstalled) {
      return new SlackAnswer.NotInstalled();
    } catch (SlackUnavailable ended) {
      return new SlackAnswer.NoToken(String.valueOf(ended.getMessage()));
    }
  }

  private Optional<Instant> settle(Work work, Delivery delivery, SlackAnswer answer) {
    Instant now = clock.instant();
    return tenants.inBackground(
        work.orgId(),
        tx ->
            switch (answer) {
              case SlackAnswer.Taken taken -> taken(tx, delivery, taken, now);
              case SlackAnswer.NotNow(Duration delay) ->
                  askedToWait(tx, delivery, now, now.plus(delay));
              case SlackAnswer.Unclear doubt -> unclear(tx, delivery, why(doubt), now);
              case SlackAnswer.Refused(String error) -> refused(tx, delivery, error, now);
              case SlackAnswer.NotInstalled() ->
                  failed(tx, delivery, DeliveryError.of(DeliveryReason.NOT_INSTALLED), now);
            });
  }

  private static Optional<Instant> askedToWait(
      Tx tx, Delivery delivery, Instant now, Instant next) {
    DeliveryOutcomes.in(tx)
        .askedToWait(delivery, DeliveryError.of(DeliveryReason.SLACK_ASKED_TO_WAIT), now, next);
    return Optional.of(next);
  }

  private static Optional<Instant> taken(
      Tx tx, Delivery delivery, SlackAnswer.Taken taken, Instant now) {
    DeliveryOutcomes outcomes = DeliveryOutcomes.in(tx);
    if (mayBeThereTwice(delivery)) {
      outcomes.sentPerhapsTwice(delivery, taken.channel(), taken.ts(), now);
    } else {
      outcomes.sent(delivery, taken.channel(), taken.ts(), now);
    }
    return Optional.empty();
  }

  /** Channels are not read back: that would need a scope Baton does not ask for. */
  private static boolean mayBeThereTwice(Delivery delivery) {
    return isToChannel(delivery)
        && delivery.updates().isEmpty()
        && delivery.attempts() > 1
        && delivery.error().filter(error -> error.is(DeliveryReason.SLACK_ASKED_TO_WAIT)).isEmpty();
  }

  private static DeliveryError why(SlackAnswer.Unclear doubt) {
    return switch (doubt) {
      case SlackAnswer.Trouble(String error) ->
          DeliveryError.of(DeliveryReason.SLACK_TROUBLE, DeliveryError.ERROR, error);
      case SlackAnswer.Status(int code) ->
          DeliveryError.of(
              DeliveryReason.SLACK_ANSWERED_HTTP, DeliveryError.STATUS, String.valueOf(code));
      case SlackAnswer.Silent(String detail) ->
          DeliveryError.of(DeliveryReason.SLACK_SILENT, DeliveryError.DETAIL, detail);
      case SlackAnswer.Intercepted() -> DeliveryError.of(DeliveryReason.SLACK_INTERCEPTED);
      case SlackAnswer.NoToken(String detail) ->
          DeliveryError.of(DeliveryReason.TOKEN_UNAVAILABLE, DeliveryError.DETAIL, detail);
    };
  }

  private Optional<Instant> unclear(Tx tx, Delivery delivery, DeliveryError why, Instant now) {
    Optional<Instant> next = backOff.after(delivery, Deliveries.in(tx).owedSince(delivery), now);
    if (next.isEmpty()) {
      DeliveryOutcomes.in(tx).failed(delivery, why, now);
      return next;
    }
    return postponed(tx, delivery, why, now, next.get());
  }

  private static Optional<Instant> postponed(
      Tx tx, Delivery delivery, DeliveryError why, Instant now, Instant next) {
    DeliveryOutcomes.in(tx).postponed(delivery, why, now, next);
    return Optional.of(next);
  }

  private static Optional<Instant> refused(Tx tx, Delivery delivery, String error, Instant now) {
    if (delivery.updates().isPresent() && MESSAGE_GONE.contains(error)) {
      DeliveryOutcomes.in(tx)
          .skipped(
              delivery,
              DeliveryError.of(DeliveryReason.MESSAGE_GONE, DeliveryError.ERROR, error),
              now);
      return Optional.empty();
    }
    return failed(
        tx,
        delivery,
        DeliveryError.of(DeliveryReason.SLACK_REFUSED, DeliveryError.ERROR, error),
        now);
  }

  private static Optional<Instant> failed(
      Tx tx, Delivery delivery, DeliveryError why, Instant now) {
    DeliveryOutcomes.in(tx).failed(delivery, why, now);
    return Optional.empty();
  }

  private static boolean isToChannel(Delivery delivery) {
    return delivery.notice() instanceof Notice.ChannelCopy;
  }
}
