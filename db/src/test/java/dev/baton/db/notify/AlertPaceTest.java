package dev.baton.db.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.Acme;
import dev.baton.db.Tx;
import dev.baton.db.medium.AlertMails;
import dev.baton.db.medium.AlertWebhooks;
import dev.baton.db.medium.TelegramLinks;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.notify.AlertEvent;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.escalation.notify.PlannedDelivery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is collected reaches its reader by every medium, whoever told it at the same time. */
@ExtendWith(TestDatabase.class)
class AlertPaceTest {
  private static final String COLLECTED =
      "select delivery_id from baton.delivery where org_id = ? and recipient = ?"
          + " and kind = 'alerts_collected' and updates is null";

  private final FreshDatabase fresh;
  private final Acme acme;
  private Instant start;

  AlertPaceTest(FreshDatabase fresh) {
    this.fresh = fresh;
    this.acme = Acme.in(fresh);
  }

  @BeforeEach
  void tenAreToldOneByOne() {
    start = acme.now();
    acme.in(tx -> {
      for (int i = 0; i < AlertPace.ONE_BY_ONE; i++) {
        tell(tx, "bob", i, start);
      }
      return true;
    });
  }

  private static void tell(Tx tx, String reader, int ticket, Instant at) {
    AlertPace.in(tx)
        .tell(
            List.of(
                new PlannedDelivery(
                    new Notice.Alert("ZD" + ticket, new AlertEvent.Opened()),
                    reader.contains("@") ? Medium.EMAIL : Medium.SLACK,
                    reader,
                    Set.of(NoticeRole.ACCOUNT_OWNER))),
            at);
  }

  private void tell(int ticket, Instant at) {
    acme.in(tx -> {
      tell(tx, "bob", ticket, at);
      return true;
    });
  }

  private List<Delivery> collected(String reader) {
    return acme.in(tx ->
        tx.dsl().fetch(COLLECTED, tx.orgId(), reader).into(UUID.class).stream()
            .map(id -> Deliveries.in(tx).find(id).orElseThrow())
            .toList());
  }

  private Delivery collected(Medium medium) {
    return collected("bob").stream()
        .filter(message -> message.medium() == medium)
        .findFirst()
        .orElseThrow();
  }

  private int toldBy(Delivery message) {
    Instant since = ((Notice.AlertsCollected) message.notice()).since();
    return acme.in(tx -> AlertPace.in(tx).together(message, since, 60).count());
  }

  private List<Instant> due(String job, UUID id) {
    return fresh.asSuperuser(dsl ->
        dsl.fetch(
                "select execution_time from platform.scheduled_tasks where task_name = ?"
                    + " and task_instance = ?",
                job,
                acme.orgId() + "/once/" + id)
            .into(Instant.class));
  }

  private int changesToCome(Delivery message) {
    return acme.in(tx ->
        tx.dsl()
            .fetch(
                "select 1 from baton.delivery where org_id = ? and updates = ?",
                tx.orgId(),
                message.id())
            .size());
  }

  private Instant over() {
    return start.plus(AlertPace.SPELL);
  }

  @Test
  void whatCannotBeChangedLaterGoesWhenTheMinutesAreOver() {
    acme.in(tx -> {
      AlertMails.in(tx).set("bob", true, start);
      TelegramLinks.in(tx).link(new TelegramLinks.Link("bob", "C-1", "Bob", start), "hash");
      AlertWebhooks.in(tx).set("bob", "https://alerts.test", "secret", "bob", start);
      return true;
    });
    tell(10, start);
    tell(11, start.plusSeconds(20));
    tell(12, over().minusMillis(1));

    assertThat(collected("bob"))
        .extracting(Delivery::medium)
        .containsExactlyInAnyOrder(Medium.SLACK, Medium.EMAIL, Medium.TELEGRAM, Medium.WEBHOOK);
    assertThat(collected("bob")).allSatisfy(message -> assertThat(toldBy(message)).isEqualTo(3));
    assertThat(due("slack-delivery", collected(Medium.SLACK).id())).containsExactly(start);
    for (Medium beside : List.of(Medium.EMAIL, Medium.TELEGRAM, Medium.WEBHOOK)) {
      assertThat(due(DeliveryQueue.job(beside).name(), collected(beside).id()))
          .singleElement()
          .satisfies(due -> assertThat(due).isAfter(over()));
    }
  }

  @Test
  void aMailToWhoIsNotInSlackGoesAfterTheLastThatItTells() {
    acme.in(tx -> {
      for (int i = 0; i < AlertPace.ONE_BY_ONE + 2; i++) {
        tell(tx, "olli@partner.test", i, start);
      }
      return true;
    });

    Delivery mail = collected("olli@partner.test").getFirst();
    assertThat(toldBy(mail)).isEqualTo(2);
    assertThat(due("email-delivery", mail.id()))
        .singleElement()
        .satisfies(due -> assertThat(due).isAfter(over()));
  }

  @Test
  void whoWaitedForTheirTurnSinceBeforeTheMessageIsInIt() {
    Instant later = start.plusMillis(500);
    tell(10, later);
    tell(11, start);

    assertThat(toldBy(collected(Medium.SLACK))).isEqualTo(2);
  }

  @Test
  void whatComesSoonAfterEachOtherIsOneChange() {
    tell(10, start);
    tell(11, start);
    tell(12, start.plusMillis(500));

    assertThat(changesToCome(collected(Medium.SLACK))).isOne();
  }

  @Test
  void aChangeThatMayBeDrawnBeforeTheCommitDoesNotCount() {
    tell(10, start);
    tell(11, start);
    tell(12, start.plusMillis(2999));

    assertThat(changesToCome(collected(Medium.SLACK))).isEqualTo(2);
  }

  @Test
  void theMessageIsDrawnOnceMoreWhenTheMinutesAreOver() {
    tell(10, start);
    Delivery message = collected(Medium.SLACK);

    assertThat(due(DeliveryQueue.REDRAW.name(), message.id()))
        .singleElement()
        .satisfies(due ->
            assertThat(due)
                .isBetween(over().plus(Duration.ofSeconds(1)), over().plus(Duration.ofMinutes(1))));
  }
}
