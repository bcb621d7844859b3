package dev.baton.bot.notify;

import dev.baton.bot.mail.MailAccess;
import dev.baton.bot.mail.ResendEvent;
import dev.baton.bot.mail.ResendEvents;
import dev.baton.bot.workspace.Snapshots;
import dev.baton.db.Job;
import dev.baton.db.JobQueue;
import dev.baton.db.Tenants;
import dev.baton.db.Work;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.slack.SlackCalls;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** The jobs that tell people, for the queue. */
public final class Notifications {
  private final SlackDelivery slack;
  private final EmailDelivery email;
  private final ResendEvents resendEvents;

  /**
   * @param mail says whether mail is sent at all, and by whom
   * @param random spreads attempts that failed together
   */
  public Notifications(
      Tenants tenants,
      Snapshots snapshots,
      SlackCalls calls,
      MailAccess mail,
      InstantSource clock,
      RandomGenerator random) {
    BackOff backOff = new BackOff(random);
    this.slack = new SlackDelivery(tenants, snapshots, calls, clock, backOff);
    this.email =
        new EmailDelivery(tenants, snapshots, mail, new MessageLink(calls), clock, backOff);
    this.resendEvents = new ResendEvents(tenants, clock);
  }

  /** Both kinds of work and who does them. */
  public Map<Job, JobQueue.Handler> handlers() {
    return Map.of(
        DeliveryQueue.SLACK, handler(slack::deliver), DeliveryQueue.EMAIL, handler(email::deliver));
  }

  /** Takes news of mails that were sent; a throw asks Resend to tell it again. */
  public void heard(ResendEvent event) {
    resendEvents.take(event);
  }

  private static JobQueue.Handler handler(Function<Work, Optional<Instant>> delivery) {
    return work ->
        delivery
            .apply(work)
            .<JobQueue.Outcome>map(JobQueue.Outcome.Again::new)
            .orElseGet(JobQueue.Outcome.Done::new);
  }
}
