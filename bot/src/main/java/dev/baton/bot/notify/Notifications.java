package dev.baton.bot.notify;

import dev.baton.bot.mail.MailAccess;
import dev.baton.bot.mail.ResendEvent;
import dev.baton.bot.mail.ResendEvents;
import dev.baton.bot.medium.Media;
import dev.baton.bot.medium.TelegramPace;
import dev.baton.bot.workspace.Snapshots;
import dev.baton.db.ElapsedTime;
import dev.baton.db.Job;
import dev.baton.db.JobQueue;
import dev.baton.db.Tenants;
import dev.baton.db.Work;
import dev.baton.db.escalate.UndoWindow;
import dev.baton.db.notify.DeliveryHolds;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.escalation.notify.Medium;
import dev.baton.slack.SlackCalls;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** The jobs that tell people, for the queue. */
public final class Notifications {
  private final Tenants tenants;
  private final InstantSource clock;
  private final HoldProbe probe;
  private final SlackDelivery slack;
  private final EmailDelivery email;
  private final OutsideDelivery telegram;
  private final OutsideDelivery webhook;
  private final OutsideDelivery oncall;
  private final ResendEvents resendEvents;

  /**
   * @param mail says whether mail is sent at all, and by whom
   * @param media by what else people are told
   * @param random spreads attempts that failed together
   */
  public Notifications(
      Tenants tenants,
      Snapshots snapshots,
      SlackCalls calls,
      MailAccess mail,
      Media media,
      InstantSource clock,
      RandomGenerator random) {
    BackOff backOff = new BackOff(random);
    this.slack = new SlackDelivery(tenants, snapshots, calls, clock, backOff);
    this.email =
        new EmailDelivery(tenants, snapshots, mail, new MessageLink(calls), clock, backOff);
    this.telegram =
        outside(
            new TelegramDelivery(media.telegram(), new TelegramPace(new ElapsedTime(clock))),
            tenants,
            snapshots,
            clock,
            backOff);
    this.webhook =
        outside(new WebhookDelivery(media.webhooks(), random), tenants, snapshots, clock, backOff);
    this.oncall =
        outside(new OncallDelivery(media.pagerDuty()), tenants, snapshots, clock, backOff);
    this.probe =
        new HoldProbe(
            tenants,
            Map.of(
                Medium.SLACK, slack::probe,
                Medium.EMAIL, email::probe,
                Medium.TELEGRAM, telegram::probe,
                Medium.WEBHOOK, webhook::probe,
                Medium.ONCALL, oncall::probe),
            clock);
    this.tenants = tenants;
    this.clock = clock;
    this.resendEvents = new ResendEvents(tenants, clock);
  }

  private static OutsideDelivery outside(
      Carrier carrier, Tenants tenants, Snapshots snapshots, InstantSource clock, BackOff backOff) {
    return new OutsideDelivery(tenants, snapshots, carrier, clock, backOff);
  }

  /** All kinds of work and who does them. */
  public Map<Job, JobQueue.Handler> handlers() {
    return Map.of(
        DeliveryQueue.SLACK, slack::deliver,
        DeliveryQueue.EMAIL, email::deliver,
        DeliveryQueue.TELEGRAM, telegram::deliver,
        DeliveryQueue.WEBHOOK, webhook::deliver,
        DeliveryQueue.ONCALL, oncall::deliver,
        DeliveryQueue.REDRAW, this::redraw,
        UndoWindow.END, this::redraw,
        DeliveryHolds.PROBE, probe::run);
  }

  /** Takes news of mails that were sent; a throw asks Resend to tell it again. */
  public void heard(ResendEvent event) {
    resendEvents.take(event);
  }

  /** Shows what holds now over what an older change may have brought back. */
  private JobQueue.Outcome redraw(Work work) {
    tenants.inBackground(
        work.orgId(),
        tx -> {
          DeliveryQueue.in(tx).redrawOne(UUID.fromString(work.id()), clock.instant());
          return true;
        });
    return new JobQueue.Outcome.Done();
  }
}
