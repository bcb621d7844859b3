package dev.baton.bot.notify;

import com.resend.services.emails.model.CreateEmailOptions;
import dev.baton.bot.alert.AlertView;
import dev.baton.bot.mail.MailAccess;
import dev.baton.bot.mail.MailEnvelope;
import dev.baton.bot.mail.ResendOutcome;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.bot.workspace.Snapshots;
import dev.baton.db.JobQueue.Outcome;
import dev.baton.db.Tenants;
import dev.baton.db.Tx;
import dev.baton.db.Work;
import dev.baton.db.member.Members;
import dev.baton.db.notify.Deliveries;
import dev.baton.db.notify.DeliveryHolds;
import dev.baton.db.notify.DeliveryOutcomes;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryError;
import dev.baton.escalation.notify.DeliveryReason;
import dev.baton.escalation.notify.DeliveryState;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Sends one email, once: our own record first, then Resend under the delivery's own key, then the
 * outcome.
 */
final class EmailDelivery {
  /**
   * Resend forgets a key 24 hours after its first use; a repeat later than this could arrive twice.
   */
  private static final Duration KEY_REMEMBERED = Duration.ofHours(23);

  private final Tenants tenants;
  private final Snapshots snapshots;
  private final MailAccess access;
  private final MessageLink link;
  private final InstantSource clock;
  private final EmailSettlement settlement;
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
    this.settlement = new EmailSettlement(backOff);
  }

  /** What is to be done with a delivery now. */
  private sealed interface Step {
    /** Nothing more is done with it by this piece of work. */
    record End(Outcome outcome) implements Step {}

    /**
     * @param mail drawn for the address of the message that tells the same
     * @param message the Slack message that tells the same
     */
    record Send(
        Delivery delivery,
        MailAccess.On through,
        Function<String, CreateEmailOptions> mail,
        String key,
        String address,
        Optional<Delivery> message)
        implements Step {}
  }

  /** Whether this person is to have mail. */
  private sealed interface Reach {
    record At(MailAccess.On through, String address) implements Reach {}

    record Not(DeliveryReason why) implements Reach {}
  }

  /** Delivers, or notes why not. */
  Outcome deliver(Work work) {
    return deliver(work, false);
  }

  /** The same for one that waits because Resend refuses the account: tries for all of them. */
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
        case Step.Send send -> settle(work, send, probing);
      };
    } catch (Undrawn failure) {
      return failure.noted(tenants, work, clock);
    }
  }

  private Outcome settle(Work work, Step.Send send, boolean probing) {
    String message =
        send.delivery().escalation().isPresent() ? link.of(work.orgId(), send.message()) : "";
    CreateEmailOptions mail = Undrawn.or(() -> send.mail().apply(message));
    ResendOutcome outcome = Undrawn.or(() -> send.through().resend().send(mail, send.key()));
    Instant now = clock.instant();
    return tenants.inBackground(
        work.orgId(),
        tx -> {
          if (outcome instanceof ResendOutcome.RetryAfter(Duration asked, _)) {
            send.through().resend().pause(tx, asked);
          }
          return settlement.note(tx, send.delivery(), send.address(), outcome, probing, now);
        });
  }

  private Step begin(Tx tx, UUID id, Snapshot people, boolean probing) {
    Optional<Delivery> queued =
        Deliveries.in(tx).find(id).filter(found -> found.state() == DeliveryState.QUEUED);
    if (queued.isEmpty()) {
      return new Step.End(new Outcome.Done());
    }
    Optional<Instant> awaited = MessageLink.awaited(tx, id, clock.instant());
    if (awaited.isPresent()) {
      return new Step.End(new Outcome.Again(awaited.get()));
    }
    return switch (reach(tx, queued.get())) {
      case Reach.At at -> atItsTurn(tx, queued.get(), at, people, probing);
      case Reach.Not(DeliveryReason why) -> ended(tx, id, why, false);
    };
  }

  private Step atItsTurn(Tx tx, Delivery queued, Reach.At at, Snapshot people, boolean probing) {
    if (!probing && DeliveryHolds.in(tx).keep(queued.id(), Medium.EMAIL)) {
      return new Step.End(MediumTurn.outOfTheQueue(tx, Medium.EMAIL, queued.id()));
    }
    Instant now = clock.instant();
    if (mayBeForgotten(queued, now)) {
      return ended(tx, queued.id(), DeliveryReason.NO_CLEAR_ANSWER, true);
    }
    Instant turn = at.through().resend().turn(tx, queued.id());
    if (turn.isAfter(now)) {
      return new Step.End(new Outcome.Again(turn));
    }
    return DeliveryOutcomes.in(tx)
        .begin(queued.id(), now)
        .map(delivery -> drawn(tx, delivery, at, people, now))
        .orElseGet(() -> new Step.End(new Outcome.Done()));
  }

  /** What was never in doubt is as good after a day as before. */
  private static boolean mayBeForgotten(Delivery delivery, Instant now) {
    return delivery
        .doubt()
        .filter(doubt -> now.isAfter(doubt.since().plus(KEY_REMEMBERED)))
        .isPresent();
  }

  private Step ended(Tx tx, UUID id, DeliveryReason why, boolean failed) {
    Instant now = clock.instant();
    DeliveryOutcomes outcomes = DeliveryOutcomes.in(tx);
    outcomes
        .begin(id, now)
        .ifPresent(delivery -> {
          if (failed) {
            outcomes.failed(delivery, DeliveryError.of(why), now);
          } else {
            outcomes.skipped(delivery, DeliveryError.of(why), now);
          }
        });
    return new Step.End(new Outcome.Done());
  }

  private Step drawn(Tx tx, Delivery delivery, Reach.At at, Snapshot people, Instant now) {
    MailEnvelope envelope = new MailEnvelope(at.through(), tx.orgId(), delivery.id());
    Optional<Function<String, CreateEmailOptions>> mail =
        Undrawn.or(() -> mail(tx, delivery, envelope, at.address(), people));
    if (mail.isEmpty()) {
      DeliveryOutcomes.in(tx)
          .skipped(delivery, DeliveryError.of(DeliveryReason.NOTHING_LEFT_TO_TELL), now);
      return new Step.End(new Outcome.Done());
    }
    return new Step.Send(
        delivery,
        at.through(),
        mail.get(),
        envelope.key(),
        at.address(),
        MessageLink.message(tx, delivery));
  }

  /** Empty when what it was to tell of is over. */
  private Optional<Function<String, CreateEmailOptions>> mail(
      Tx tx, Delivery delivery, MailEnvelope envelope, String address, Snapshot people) {
    if (delivery.notice() instanceof Notice.Held held) {
      return HoldText.now(tx, held, people.wordingFor(delivery.recipient()))
          .map(text -> _ -> envelope.around(text.subject(), text.plain(), address));
    }
    if (isAlert(delivery.notice())) {
      return AlertDrawing.of(tx, people, delivery, clock.instant())
          .map(view -> alert(view, AlertDrawing.link(tx, delivery, view), envelope, address));
    }
    MessageContext context = new NoticeRenderer(tx, people, clock.instant()).context(delivery);
    TicketMail mail = new TicketMail(context, templates, envelope, address);
    return mail.asksReader() || new RequestMail(tx, context).isWorthTelling()
        ? mail.drawn()
        : Optional.empty();
  }

  private static Function<String, CreateEmailOptions> alert(
      AlertView view, String link, MailEnvelope envelope, String address) {
    return _ -> envelope.around(view.subject(), view.text() + "\n\n" + link, address);
  }

  private static boolean isAlert(Notice notice) {
    return notice instanceof Notice.Alert
        || notice instanceof Notice.AlertsCollected
        || notice instanceof Notice.AccountDay
        || notice instanceof Notice.FollowUp;
  }

  private Reach reach(Tx tx, Delivery delivery) {
    if (!(access instanceof MailAccess.On on)) {
      return new Reach.Not(DeliveryReason.EMAIL_OFF);
    }
    if (!on.keyIsConsent() && !WorkspaceRow.in(tx).hasEmailConsent()) {
      return new Reach.Not(DeliveryReason.EMAIL_NOT_AGREED_TO);
    }
    if (!isMailed(delivery.notice())) {
      return new Reach.Not(DeliveryReason.EMAIL_FOR_DECISIONS_ONLY);
    }
    // Not everybody who looks after a customer is in Slack.
    if (delivery.recipient().contains("@")) {
      return new Reach.At(on, delivery.recipient());
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

  /** What cannot be read is not refused here, so that it is noted as what it is. */
  private static boolean isMailed(Notice notice) {
    return notice instanceof Notice.Decided
        || notice instanceof Notice.TakenBack
        || notice instanceof Notice.QuestionAsked
        || notice instanceof Notice.Request
        || notice instanceof Notice.ClockMark
        || notice instanceof Notice.Withdrawn
        || notice instanceof Notice.Held
        || isAlert(notice)
        || notice instanceof Notice.Unreadable;
  }
}
