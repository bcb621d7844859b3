package dev.baton.bot.notify;

import dev.baton.bot.mail.MailAccess;
import dev.baton.bot.mail.MailEnvelope;
import dev.baton.bot.mail.ResendOutcome;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.bot.workspace.Snapshots;
import dev.baton.db.Tenants;
import dev.baton.db.Tx;
import dev.baton.db.Work;
import dev.baton.db.member.Members;
import dev.baton.db.notify.Deliveries;
import dev.baton.db.notify.DeliveryOutcomes;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryError;
import dev.baton.escalation.notify.DeliveryReason;
import dev.baton.escalation.notify.Notice;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * Sends one email, once: our own record first, then Resend under the delivery's own key, then the
 * outcome.
 */
final class EmailDelivery {
  /** Resend forgets a key after 24 hours; a repeat later than this could arrive twice. */
  private static final Duration KEY_REMEMBERED = Duration.ofHours(23);

  private final Tenants tenants;
  private final Snapshots snapshots;
  private final MailAccess access;
  private final MessageLink link;
  private final InstantSource clock;
  private final BackOff backOff;
  private final MailTemplates templates = new MailTemplates();

  EmailDelivery(
      Tenants tenants,
      Snapshots snapshots,
      MailAccess access,
      MessageLink link,
      InstantSource clock,
      BackOff backOff) {
    this.tenants = tenants;
    this.snapshots = snapshots;
    this.access = access;
    this.link = link;
    this.clock = clock;
    this.backOff = backOff;
  }

  /** What is to be done with a delivery now. */
  private sealed interface Step {
    /** It is settled. */
    record Nothing() implements Step {}

    /** The message it links to may still come. */
    record Wait(Instant until) implements Step {}

    /**
     * @param message the Slack message that tells the same
     */
    record Send(
        Delivery delivery,
        MailAccess.On through,
        MessageContext story,
        String address,
        Optional<Delivery> message)
        implements Step {}
  }

  /** Whether this person is to have mail. */
  private sealed interface Reach {
    record At(MailAccess.On through, String address) implements Reach {}

    record Not(DeliveryReason why) implements Reach {}
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
      case Step.Send send -> settle(work, send, sent(work, send));
    };
  }

  private Step begin(Tx tx, UUID id, Snapshot people) {
    Instant now = clock.instant();
    Optional<Instant> awaited = MessageLink.awaited(tx, id, now);
    if (awaited.isPresent()) {
      return new Step.Wait(awaited.get());
    }
    return DeliveryOutcomes.in(tx)
        .begin(id, now)
        .map(delivery -> next(tx, delivery, people, now))
        .orElseGet(Step.Nothing::new);
  }

  private Step next(Tx tx, Delivery delivery, Snapshot people, Instant now) {
    Instant forgotten = delivery.createdAt().plus(KEY_REMEMBERED);
    if (delivery.attempts() > 1 && now.isAfter(forgotten)) {
      DeliveryOutcomes.in(tx)
          .failed(delivery, DeliveryError.of(DeliveryReason.NO_CLEAR_ANSWER), now);
      return new Step.Nothing();
    }
    return switch (reach(tx, delivery)) {
      case Reach.At(MailAccess.On through, String address) ->
          new Step.Send(
              delivery,
              through,
              new NoticeRenderer(tx, people).story(delivery),
              address,
              MessageLink.message(tx, delivery));
      case Reach.Not(DeliveryReason why) -> {
        DeliveryOutcomes.in(tx).skipped(delivery, DeliveryError.of(why), now);
        yield new Step.Nothing();
      }
    };
  }

  private Reach reach(Tx tx, Delivery delivery) {
    if (!(access instanceof MailAccess.On on)) {
      return new Reach.Not(DeliveryReason.EMAIL_OFF);
    }
    if (!on.keyIsConsent() && !WorkspaceRow.in(tx).hasEmailConsent()) {
      return new Reach.Not(DeliveryReason.EMAIL_NOT_AGREED_TO);
    }
    if (!(delivery.notice() instanceof Notice.Decided)) {
      return new Reach.Not(DeliveryReason.EMAIL_FOR_DECISIONS_ONLY);
    }
    Optional<Member> member = Members.in(tx).find(delivery.recipient());
    if (member.isEmpty() || member.get().deactivated()) {
      return new Reach.Not(DeliveryReason.RECIPIENT_LEFT);
    }
    if (member.get().emailOptOut()) {
      return new Reach.Not(DeliveryReason.OPTED_OUT);
    }
    return member
        .get()
        .email()
        .<Reach>map(address -> new Reach.At(on, address))
        .orElseGet(() -> new Reach.Not(DeliveryReason.NO_ADDRESS));
  }

  private ResendOutcome sent(Work work, Step.Send send) {
    DecidedMail mail = DecidedMail.of(send.story(), link.of(work.orgId(), send.message()));
    MailEnvelope envelope = new MailEnvelope(send.through(), work.orgId(), send.delivery().id());
    return send.through()
        .resend()
        .send(
            envelope.around(
                mail.subject(),
                templates.html(mail),
                templates.text(mail),
                send.address(),
                send.story().escalation().ticket()),
            envelope.key());
  }

  private Optional<Instant> settle(Work work, Step.Send send, ResendOutcome outcome) {
    Instant now = clock.instant();
    Delivery delivery = send.delivery();
    return tenants.inBackground(
        work.orgId(),
        tx ->
            switch (outcome) {
              case ResendOutcome.Accepted(String mail) -> {
                DeliveryOutcomes.in(tx).sent(delivery, send.address(), mail, now);
                yield Optional.empty();
              }
              case ResendOutcome.RetryAfter(Duration delay, DeliveryError why) ->
                  postponed(tx, delivery, why, now, now.plus(delay));
              case ResendOutcome.Retry(DeliveryError why) ->
                  backOff
                      .after(delivery, Deliveries.in(tx).owedSince(delivery), now)
                      .flatMap(at -> postponed(tx, delivery, why, now, at))
                      .or(() -> failed(tx, delivery, why, now));
              case ResendOutcome.TakenBefore() -> takenBefore(tx, send, now);
              case ResendOutcome.Permanent(DeliveryError why) -> failed(tx, delivery, why, now);
            });
  }

  /** Only an earlier attempt of this delivery can have used its key. */
  private static Optional<Instant> takenBefore(Tx tx, Step.Send send, Instant now) {
    DeliveryOutcomes.in(tx).sentUnnamed(send.delivery(), send.address(), now);
    return Optional.empty();
  }

  private static Optional<Instant> postponed(
      Tx tx, Delivery delivery, DeliveryError why, Instant now, Instant next) {
    DeliveryOutcomes.in(tx).postponed(delivery, why, now, next);
    return Optional.of(next);
  }

  private static Optional<Instant> failed(
      Tx tx, Delivery delivery, DeliveryError why, Instant now) {
    DeliveryOutcomes.in(tx).failed(delivery, why, now);
    return Optional.empty();
  }
}
