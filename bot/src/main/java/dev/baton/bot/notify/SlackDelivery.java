package dev.baton.bot.notify;

import dev.baton.bot.workspace.Snapshot;
import dev.baton.bot.workspace.Snapshots;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.JobQueue.Outcome;
import dev.baton.db.Tenants;
import dev.baton.db.Tx;
import dev.baton.db.Work;
import dev.baton.db.notify.Deliveries;
import dev.baton.db.notify.DeliveryHolds;
import dev.baton.db.notify.DeliveryOutcomes;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.db.notify.MessageOrigins;
import dev.baton.escalation.notify.CopyOfFile;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryError;
import dev.baton.escalation.notify.DeliveryReason;
import dev.baton.escalation.notify.DeliveryState;
import dev.baton.escalation.notify.Doubt;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.MessageOrigin;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.slack.SlackAnswer;
import dev.baton.slack.SlackCalls;
import dev.baton.slack.SlackMessage;
import dev.baton.slack.SlackUnavailable;
import dev.baton.slack.UnknownWorkspace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Sends one Slack message, or one change of it. Our own record comes first: an attempt is noted,
 * then made, then its outcome is noted, each in a transaction of its own.
 */
final class SlackDelivery {
  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  /** A request that nobody waited for may arrive that long after it began; a call takes 15 s. */
  private static final Duration STILL_UNDER_WAY = Duration.ofSeconds(20);

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(3);

  private final Tenants tenants;
  private final Snapshots snapshots;
  private final SlackCalls calls;
  private final InstantSource clock;
  private final SlackSettlement settlement;
  private final FileCopying copying;

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
    this.settlement = new SlackSettlement(backOff);
    this.copying = new FileCopying(tenants, calls, clock);
  }

  /** What is to be done with a delivery now. */
  private sealed interface Step {
    /** Nothing more is done with it by this piece of work. */
    record End(Outcome outcome) implements Step {}

    record Post(Delivery delivery, SlackMessage message, Optional<String> thread) implements Step {}

    record Copy(FileCopying.Batch batch) implements Step {
      Delivery delivery() {
        return batch.delivery();
      }
    }

    record Change(Delivery delivery, SlackMessage message, String channel, String ts)
        implements Step {}
  }

  /** Delivers, or notes why not. */
  Outcome deliver(Work work) {
    return deliver(work, false);
  }

  /** The same for one that waits because Slack refuses the workspace: tries for all of them. */
  Outcome probe(Work work) {
    return deliver(work, true);
  }

  private Outcome deliver(Work work, boolean probing) {
    Snapshot people = snapshots.of(work.orgId()).orElseThrow();
    UUID id = UUID.fromString(work.id());
    try {
      Step step = tenants.inBackground(work.orgId(), tx -> begin(tx, id, people, probing));
      return switch (step) {
        case Step.End(Outcome outcome) -> outcome;
        case Step.Post post -> settle(work, post.delivery(), posted(work, post), probing);
        case Step.Copy copy -> settle(work, copy.delivery(), copied(work, copy), probing);
        case Step.Change change -> settle(work, change.delivery(), changed(work, change), probing);
      };
    } catch (Undrawn failure) {
      return failure.noted(tenants, work, clock);
    }
  }

  private Outcome settle(Work work, Delivery delivery, SlackAnswer answer, boolean probing) {
    Instant now = clock.instant();
    return tenants.inBackground(
        work.orgId(), tx -> settlement.note(tx, delivery, answer, probing, now));
  }

  private Step begin(Tx tx, UUID id, Snapshot people, boolean probing) {
    Instant now = clock.instant();
    Optional<Delivery> found = Deliveries.in(tx).find(id);
    if (found.isEmpty()) {
      return end();
    }
    if (!probing && DeliveryHolds.in(tx).keep(id, Medium.SLACK)) {
      return new Step.End(MediumTurn.outOfTheQueue(tx, Medium.SLACK, id));
    }
    if (DeliveryQueue.in(tx).mustWait(id)) {
      return new Step.End(new Outcome.Again(now.plus(patience(found.get(), now))));
    }
    return DeliveryOutcomes.in(tx)
        .begin(id, now)
        .map(delivery -> next(tx, delivery, people, now))
        .orElseGet(SlackDelivery::end);
  }

  private static Step end() {
    return new Step.End(new Outcome.Done());
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
    if (delivery.notice() instanceof Notice.FileCopy) {
      return Undrawn.or(() -> FileBatch.of(tx, delivery, people))
          .<Step>map(Step.Copy::new)
          .orElseGet(() -> skipped(tx, delivery, DeliveryReason.NOTHING_LEFT_TO_TELL, now));
    }
    Optional<SlackMessage> message =
        Undrawn.or(() -> new NoticeRenderer(tx, people, now).of(delivery));
    if (message.isEmpty()) {
      return skipped(tx, delivery, DeliveryReason.NOTHING_LEFT_TO_TELL, now);
    }
    if (delivery.updates().isEmpty()) {
      return new Step.Post(delivery, message.get(), thread(tx, delivery));
    }
    return Deliveries.in(tx)
        .find(delivery.updates().get())
        .filter(post -> post.state() == DeliveryState.SENT)
        .flatMap(post -> change(delivery, message.get(), post))
        .orElseGet(() -> skipped(tx, delivery, DeliveryReason.MESSAGE_NEVER_POSTED, now));
  }

  /** Where a message stands is erased with the person it was for. */
  private static Optional<Step> change(Delivery delivery, SlackMessage message, Delivery post) {
    return post.address()
        .flatMap(channel ->
            post.externalId().map(ts -> new Step.Change(delivery, message, channel, ts)));
  }

  private static Step skipped(Tx tx, Delivery delivery, DeliveryReason why, Instant now) {
    DeliveryOutcomes.in(tx).skipped(delivery, DeliveryError.of(why), now);
    return end();
  }

  /** What came of a request goes under the message it belongs to, if that person has one. */
  private static Optional<String> thread(Tx tx, Delivery delivery) {
    return switch (delivery.notice()) {
      case Notice.InformationAdded _, Notice.QuestionAnswered _ ->
          under(tx, delivery, Notice.Request.class::isInstance);
      case Notice.Alert(String ticket, _) ->
          Deliveries.in(tx).firstAlert(ticket, delivery.recipient()).flatMap(Delivery::externalId);
      case Notice.ClockMark _ ->
          delivery.roles().contains(NoticeRole.NEW_OWNER)
              ? under(tx, delivery, Notice.Decided.class::isInstance)
              : under(tx, delivery, notice -> !(notice instanceof Notice.ClockMark));
      case Notice.OriginReply _ ->
          delivery
              .escalation()
              .filter(_ -> SlackSettlement.isToChannel(delivery))
              .flatMap(MessageOrigins.in(tx)::of)
              .map(MessageOrigin::thread);
      default -> Optional.empty();
    };
  }

  /** The first of them; the newest of its kind where somebody was asked more than once. */
  private static Optional<String> under(Tx tx, Delivery delivery, Predicate<Notice> what) {
    List<Delivery> posts =
        delivery.escalation().stream()
            .flatMap(ref -> Deliveries.in(tx).allOf(ref).stream())
            .filter(post -> post.updates().isEmpty() && post.medium() == Medium.SLACK)
            .filter(post -> what.test(post.notice()))
            .filter(post -> post.recipient().equals(delivery.recipient()))
            .filter(post -> post.externalId().isPresent())
            .toList();
    return posts.reversed().stream()
        .filter(post -> post.notice().equals(posts.getFirst().notice()))
        .findFirst()
        .flatMap(Delivery::externalId);
  }

  private SlackAnswer posted(Work work, Step.Post post) {
    Delivery delivery = post.delivery();
    return calling(
        work,
        slack ->
            delivery
                .doubt()
                .filter(_ -> !SlackSettlement.isToChannel(delivery))
                .flatMap(doubt -> lookedFor(slack, delivery, post.thread(), Set.of(), doubt))
                .orElseGet(() -> posted(slack, post)));
  }

  private static SlackAnswer posted(SlackPost slack, Step.Post post) {
    Delivery delivery = post.delivery();
    return delivery.notice() instanceof Notice.OriginReply && post.thread().isPresent()
        ? slack.reply(delivery.recipient(), post.message(), post.thread().get())
        : slack.post(delivery.recipient(), post.message(), post.thread());
  }

  /** Empty when it is certain enough that no earlier attempt left it there, nor will. */
  private Optional<SlackAnswer> lookedFor(
      SlackPost slack, Delivery delivery, Optional<String> thread, Set<String> files, Doubt doubt) {
    return switch (slack.find(delivery, doubt, thread, files)) {
      case SlackAnswer.Refused _ ->
          doubt
              .underWay()
              .map(begun -> begun.plus(STILL_UNDER_WAY))
              .filter(clock.instant()::isBefore)
              .map(arrived -> new SlackAnswer.NotSeenYet(LOOK_AGAIN));
      case SlackAnswer.Unclear unclear -> Optional.of(new SlackAnswer.NotLookedFor(unclear));
      case SlackAnswer answer -> Optional.of(answer);
    };
  }

  private SlackAnswer copied(Work work, Step.Copy step) {
    FileCopying.Batch batch = step.batch();
    Optional<String> thread = Optional.of(batch.request().ts());
    Set<String> files = batch.begun().stream().map(CopyOfFile::id).collect(Collectors.toSet());
    return calling(
        work,
        slack -> {
          Optional<SlackAnswer> earlier =
              batch
                  .delivery()
                  .doubt()
                  .flatMap(doubt -> lookedFor(slack, batch.delivery(), thread, files, doubt));
          earlier
              .filter(SlackAnswer.Taken.class::isInstance)
              .ifPresent(_ -> copying.found(work.orgId(), batch));
          return earlier.orElseGet(() -> copying.copy(work.orgId(), batch, slack));
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
    } catch (DatabaseUnavailable away) {
      throw away;
    } catch (RuntimeException unsendable) {
      throw new Undrawn(unsendable);
    }
  }
}
