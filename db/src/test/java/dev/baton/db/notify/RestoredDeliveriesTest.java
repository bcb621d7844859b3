package dev.baton.db.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.Acme;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryError;
import dev.baton.escalation.notify.DeliveryReason;
import dev.baton.escalation.notify.DeliveryState;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.escalation.notify.PlannedDelivery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
final class RestoredDeliveriesTest {
  private static final Duration LONG = Duration.ofHours(30);
  private static final Duration SHORT = Duration.ofHours(2);

  private final FreshDatabase fresh;
  private final Acme acme;
  private final Escalation filed;
  private final Instant taken;

  RestoredDeliveriesTest(FreshDatabase fresh) {
    this.fresh = fresh;
    this.acme = Acme.in(fresh);
    this.filed = acme.file("ZD-1042", "ann");
    this.taken = acme.now();
    acme.in(tx -> {
      DeliveryQueue.in(tx)
          .queue(
              List.of(
                  new PlannedDelivery(
                      new Notice.Withdrawn(), Medium.EMAIL, "lea", Set.of(NoticeRole.DECIDER))),
              filed.ref(),
              taken);
      return filed;
    });
  }

  private List<Delivery> of(Medium medium) {
    return acme.in(tx ->
        Deliveries.in(tx).allOf(filed.ref()).stream()
            .filter(delivery -> delivery.medium() == medium)
            .toList());
  }

  private Delivery mail() {
    return of(Medium.EMAIL).getFirst();
  }

  private int restoredAfter(Duration pause) {
    return acme.in(tx -> RestoredDeliveries.in(tx).takeOver(taken, taken.plus(pause)));
  }

  private int queuedMails() {
    return fresh.asSuperuser(dsl ->
        dsl.fetch(
                "select 1 from platform.scheduled_tasks where task_name = 'email-delivery' and"
                    + " convert_from(task_data, 'utf8') like ?",
                acme.orgId() + "%")
            .size());
  }

  @Test
  void whatWasUnsettledMayHaveBeenSentSince() {
    assertThat(restoredAfter(SHORT)).isZero();

    assertThat(of(Medium.SLACK))
        .isNotEmpty()
        .allSatisfy(message -> assertThat(message.doubt().orElseThrow().since()).isEqualTo(taken));
    assertThat(mail().doubt().orElseThrow().since()).isEqualTo(taken);
    assertThat(queuedMails()).isEqualTo(1);
  }

  @Test
  void aMailThatResendMayHaveForgottenWaits() {
    assertThat(restoredAfter(LONG)).isEqualTo(1);

    assertThat(mail().state()).isEqualTo(DeliveryState.QUEUED);
    assertThat(queuedMails()).isZero();
  }

  @Test
  void theWordToSendItSendsIt() {
    restoredAfter(LONG);

    assertThat(acme.<Integer>in(tx -> RestoredDeliveries.in(tx).send(taken.plus(LONG))))
        .isEqualTo(1);

    assertThat(mail().doubt()).isEmpty();
    assertThat(mail().error()).isEmpty();
    assertThat(queuedMails()).isEqualTo(1);
    assertThat(acme.<Integer>in(tx -> RestoredDeliveries.in(tx).send(taken.plus(LONG)))).isZero();
  }

  @Test
  void theWordToDropItEndsItAndSaysWhy() {
    restoredAfter(LONG);

    assertThat(acme.<Integer>in(tx -> RestoredDeliveries.in(tx).drop(taken.plus(LONG))))
        .isEqualTo(1);

    assertThat(mail().state()).isEqualTo(DeliveryState.FAILED);
    assertThat(mail().error().map(DeliveryError::reason))
        .isEqualTo(Optional.of(DeliveryReason.NO_CLEAR_ANSWER));
  }
}
