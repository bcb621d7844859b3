package dev.baton.bot.notify;

import static java.util.Objects.requireNonNull;

import dev.baton.bot.config.MailSettings;
import dev.baton.bot.config.Secret;
import dev.baton.bot.mail.MailAccess;
import dev.baton.bot.mail.ResendMail;
import dev.baton.bot.testing.AcmeTeam;
import dev.baton.bot.testing.RunningBot;
import dev.baton.db.JobQueue;
import dev.baton.db.Work;
import dev.baton.db.decide.Decisions;
import dev.baton.db.notify.Deliveries;
import dev.baton.escalation.decide.Decision;
import dev.baton.escalation.escalate.Bounce;
import dev.baton.escalation.escalate.BounceCode;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryState;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Runs deliveries one by one, when a test says so. */
final class Postroom {
  private final RunningBot bot;
  private final AcmeTeam acme;
  private final Notifications notifications;

  Postroom(RunningBot bot, AcmeTeam acme, boolean mailOn) {
    this.bot = bot;
    this.acme = acme;
    this.notifications =
        new Notifications(
            bot.fresh().workspace(),
            bot.snapshots(),
            bot.calls(),
            mailOn ? mail() : new MailAccess.Off(),
            bot.fresh().clock(),
            RandomGenerator.of("L64X128MixRandom"));
  }

  private MailAccess mail() {
    MailSettings settings =
        new MailSettings(
            new Secret(bot.sandbox().resendKey()),
            "Baton <baton@baton.test>",
            URI.create(bot.sandbox().resendApiUrl()));
    return new MailAccess.On(new ResendMail(settings), settings.from(), "baton.test", true);
  }

  Notifications notifications() {
    return notifications;
  }

  /** When it wants to run again; empty when it is settled. */
  Optional<Instant> run(Delivery delivery) {
    var job = delivery.medium() == Medium.SLACK ? Deliveries.SLACK : Deliveries.EMAIL;
    Work work = new Work(acme.orgId(), delivery.id().toString());
    return switch (requireNonNull(notifications.handlers().get(job)).run(work)) {
      case JobQueue.Outcome.Done _, JobQueue.Outcome.Gone _ -> Optional.empty();
      case JobQueue.Outcome.Again(Instant at) -> Optional.of(at);
    };
  }

  /** Runs everything queued for this escalation, in the order it was queued. */
  void runAll(Escalation escalation) {
    List<Delivery> waiting =
        all(escalation).stream().filter(d -> d.state() == DeliveryState.QUEUED).toList();
    waiting.forEach(this::run);
  }

  List<Delivery> all(Escalation escalation) {
    return acme.door().inTransaction(acme.orgId(), tx -> Deliveries.in(tx).allOf(escalation.ref()));
  }

  Delivery find(Escalation escalation, Class<? extends Notice> kind, Medium medium, String name) {
    return all(escalation).stream()
        .filter(d -> kind.isInstance(d.notice()) && d.medium() == medium)
        .filter(d -> d.recipient().equals(acme.id(name)) && d.updates().isEmpty())
        .findFirst()
        .orElseThrow();
  }

  Delivery now(Delivery delivery) {
    return acme.door()
        .inTransaction(acme.orgId(), tx -> Deliveries.in(tx).find(delivery.id()))
        .orElseThrow();
  }

  void approve(Escalation escalation) {
    decide(escalation, new Decision.Approve(acme.id("marco")));
  }

  void bounce(Escalation escalation, String note) {
    decide(
        escalation,
        new Decision.SendBack(
            new Bounce(BounceCode.MISSING_INFORMATION, note, Optional.empty(), Optional.empty())));
  }

  private void decide(Escalation escalation, Decision decision) {
    bot.fresh().clock().advance(Duration.ofMinutes(5));
    acme.door()
        .inTransaction(
            acme.orgId(),
            tx ->
                Decisions.in(tx)
                    .decide(
                        escalation.ref(),
                        acme.id("lena"),
                        decision,
                        Set.of(acme.id("marco")),
                        bot.fresh().clock().instant()));
  }
}
