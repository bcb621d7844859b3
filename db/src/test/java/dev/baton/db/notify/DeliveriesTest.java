package dev.baton.db.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.Acme;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.log.AuditLog;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class DeliveriesTest {
  private static final DeliveryError REFUSED =
      DeliveryError.of(DeliveryReason.SLACK_REFUSED, "error", "channel_not_found");

  private final FreshDatabase fresh;
  private final Acme acme;
  private final Escalation filed;

  DeliveriesTest(FreshDatabase fresh) {
    this.fresh = fresh;
    this.acme = Acme.in(fresh);
    this.filed = acme.file("ZD-1042", "ann");
  }

  private List<Delivery> all() {
    return acme.in(tx -> Deliveries.in(tx).allOf(filed.ref()));
  }

  private Delivery request() {
    return all().stream()
        .filter(d -> d.notice() instanceof Notice.Request && d.recipient().equals("lea"))
        .filter(d -> d.updates().isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private List<Delivery> updatesOf(Delivery post) {
    return all().stream().filter(d -> d.updates().equals(Optional.of(post.id()))).toList();
  }

  private Delivery begun(Delivery delivery) {
    return acme.<Optional<Delivery>>in(
            tx -> DeliveryOutcomes.in(tx).begin(delivery.id(), acme.now()))
        .orElseThrow();
  }

  private void sent(Delivery delivery) {
    Delivery begun = begun(delivery);
    acme.in(tx -> {
      DeliveryOutcomes.in(tx).sent(begun, "D1", "171.5", acme.now());
      return begun;
    });
  }

  private void redraw() {
    acme.in(tx -> {
      DeliveryQueue.in(tx).redraw(filed.ref(), acme.now());
      return filed;
    });
  }

  private boolean mustWait(Delivery delivery) {
    return acme.in(tx -> DeliveryQueue.in(tx).mustWait(delivery.id()));
  }

  private Delivery find(UUID id) {
    return acme.<Optional<Delivery>>in(tx -> Deliveries.in(tx).find(id)).orElseThrow();
  }

  private List<String> attempts(Delivery delivery) {
    return fresh.asApp(
        acme.orgId(),
        dsl ->
            dsl.fetch(
                    "select concat_ws(' ', attempt, outcome, reason ->> 'code',"
                        + " coalesce(reason ->> 'error', reason ->> 'detail'))"
                        + " from baton.delivery_attempt where delivery_id = ? order by attempt",
                    delivery.id())
                .into(String.class));
  }

  @Test
  void everyDeliveryIsQueuedAsWork() {
    assertThat(all()).hasSize(4).allMatch(d -> d.state() == DeliveryState.QUEUED);
    int queued =
        fresh.asSuperuser(dsl ->
            dsl.fetch(
                    "select 1 from platform.scheduled_tasks where task_name = 'slack-delivery' and"
                        + " convert_from(task_data, 'utf8') like ?",
                    acme.orgId() + "%")
                .size());
    assertThat(queued).isEqualTo(4);
  }

  @Test
  void anUpdateWaitsForItsPost() {
    redraw();
    Delivery post = request();
    Delivery update = updatesOf(post).getFirst();

    assertThat(mustWait(post)).isFalse();
    assertThat(mustWait(update)).isTrue();
    sent(post);
    assertThat(mustWait(update)).isFalse();
  }

  @Test
  void anUpdateWaitsForItsPostThoughAnotherClockIsBehind() {
    fresh.clock().advance(Duration.ofMinutes(-1));
    redraw();
    fresh.clock().advance(Duration.ofMinutes(1));

    assertThat(mustWait(updatesOf(request()).getFirst())).isTrue();
  }

  @Test
  void updatesOfOneMessageRunInTheirOrder() {
    Delivery post = request();
    sent(post);
    redraw();
    fresh.clock().advance(Duration.ofSeconds(1));
    redraw();
    List<Delivery> updates = updatesOf(post);

    assertThat(updates).hasSize(2);
    assertThat(mustWait(updates.get(0))).isFalse();
    assertThat(mustWait(updates.get(1))).isTrue();
    sent(updates.get(0));
    assertThat(mustWait(updates.get(1))).isFalse();
  }

  @Test
  void aChangeThatWasCommittedLaterComesLaterWhateverItsTime() {
    Delivery post = request();
    sent(post);
    redraw();
    fresh.clock().advance(Duration.ofMinutes(-1));
    redraw();
    fresh.clock().advance(Duration.ofMinutes(1));
    Delivery later = updatesOf(post).getFirst();
    Delivery earlier = updatesOf(post).getLast();

    assertThat(later.createdAt()).isBefore(earlier.createdAt());
    assertThat(mustWait(earlier)).isFalse();
    assertThat(mustWait(later)).isTrue();
    sent(earlier);
    assertThat(mustWait(later)).isFalse();
  }

  @Test
  void otherMessagesAreNotWaitedFor() {
    Delivery post = request();
    sent(post);
    redraw();

    assertThat(mustWait(updatesOf(post).getFirst())).isFalse();
  }

  @Test
  void everyMessageThatShowsItIsRedrawn() {
    redraw();

    assertThat(all())
        .filteredOn(d -> d.updates().isPresent())
        .extracting(Delivery::recipient)
        .containsExactlyInAnyOrder("lea", "ben", "C1", "ann");
    assertThat(acme.<List<Delivery>>in(tx -> Deliveries.in(tx).postsOf(filed.ref()))).hasSize(4);
  }

  @Test
  void aReasonThatANewerProgramWroteIsReadAsUnknown() {
    Delivery request = request();
    fresh.asSuperuser(dsl ->
        dsl.execute(
            "update baton.delivery set error ="
                + " '{\"code\": \"slack_paused\", \"until\": \"noon\", \"by\": [\"U1\"]}'"));

    Delivery begun = begun(request);
    assertThat(begun.error())
        .contains(
            new DeliveryError(
                DeliveryReason.UNKNOWN,
                Map.of("code", "slack_paused", "until", "noon", "by", "[\"U1\"]")));
  }

  @Test
  void anAttemptIsNotedBeforeItsOutcome() {
    Delivery begun = begun(request());

    assertThat(begun.attempts()).isOne();
    assertThat(attempts(begun)).containsExactly("1 begun");
    acme.in(tx -> {
      DeliveryOutcomes.in(tx)
          .postponed(
              begun,
              DeliveryError.of(DeliveryReason.SLACK_TROUBLE, "error", "fatal_error"),
              false,
              acme.now(),
              acme.now().plusSeconds(30));
      return begun;
    });
    sent(begun);
    assertThat(attempts(begun)).containsExactly("1 postponed slack_trouble fatal_error", "2 sent");
    assertThat(find(begun.id()))
        .matches(d -> d.state() == DeliveryState.SENT && d.error().isEmpty())
        .matches(d -> d.externalId().equals(Optional.of("171.5")));
  }

  @Test
  void whatIsSettledIsNotBegunAgain() {
    Delivery post = request();
    sent(post);

    assertThat(
            acme.<Optional<Delivery>>in(tx -> DeliveryOutcomes.in(tx).begin(post.id(), acme.now())))
        .isEmpty();
  }

  @Test
  void whatWasSentDoesNotFailLater() {
    Delivery post = begun(request());
    acme.in(tx -> {
      DeliveryOutcomes.in(tx).sent(post, "D1", "171.5", acme.now());
      DeliveryOutcomes.in(tx).failed(post, REFUSED, acme.now());
      return post;
    });

    assertThat(find(post.id()).state()).isEqualTo(DeliveryState.SENT);
    assertThat(alerts()).isEmpty();
  }

  private List<Delivery> alerts() {
    return all().stream().filter(d -> d.notice() instanceof Notice.Undeliverable).toList();
  }

  private void failed(Delivery delivery) {
    acme.in(tx -> {
      DeliveryOutcomes.in(tx).failed(delivery, REFUSED, acme.now());
      return delivery;
    });
  }

  @Test
  void aFailureForGoodIsToldToManagersAndWrittenDown() {
    Delivery post = begun(request());
    failed(post);

    assertThat(find(post.id()).error()).contains(REFUSED);
    assertThat(alerts()).extracting(Delivery::recipient).containsExactly("max");
    assertThat(alerts())
        .allMatch(alert -> alert.notice().equals(new Notice.Undeliverable(post.id())));
    List<String> kinds = new ArrayList<>();
    acme.in(tx -> {
      AuditLog.in(tx).forEach((event, _) -> kinds.add(event.kind()));
      return kinds;
    });
    assertThat(kinds).endsWith("delivery.failed");
  }

  @Test
  void anAlertThatFailsAlertsNobody() {
    failed(begun(request()));
    failed(begun(alerts().getFirst()));

    assertThat(alerts()).hasSize(1);
  }

  @Test
  void whatWasTakenMayStillNotArrive() {
    Delivery post = request();
    sent(post);
    Delivery taken = find(post.id());

    assertThat(undeliverable(taken)).isTrue();
    assertThat(undeliverable(taken)).isFalse();
    assertThat(find(post.id()).state()).isEqualTo(DeliveryState.UNDELIVERABLE);
    assertThat(alerts()).hasSize(1);
    assertThat(attempts(post))
        .containsExactly("1 sent", "2 undeliverable mail_bounced mailbox full");
  }

  private boolean undeliverable(Delivery delivery) {
    return acme.in(tx ->
        DeliveryOutcomes.in(tx)
            .undeliverable(
                delivery,
                DeliveryError.of(DeliveryReason.MAIL_BOUNCED, "detail", "mailbox full"),
                acme.now()));
  }

  @Test
  void aSkippedOneSaysWhy() {
    Delivery post = begun(request());
    acme.in(tx -> {
      DeliveryOutcomes.in(tx).skipped(post, DeliveryError.of(DeliveryReason.OPTED_OUT), acme.now());
      return post;
    });

    assertThat(find(post.id()))
        .matches(d -> d.state() == DeliveryState.SKIPPED)
        .matches(d -> d.error().equals(Optional.of(DeliveryError.of(DeliveryReason.OPTED_OUT))));
  }

  @Test
  void aDeliveryIsFoundByTheIdOfWhoTookIt() {
    Delivery post = request();
    sent(post);

    assertThat(
            acme.<Optional<Delivery>>in(
                tx -> Deliveries.in(tx).findByExternalId(Medium.SLACK, "171.5")))
        .map(Delivery::id)
        .contains(post.id());
    assertThat(
            acme.<Optional<Delivery>>in(
                tx -> Deliveries.in(tx).findByExternalId(Medium.EMAIL, "171.5")))
        .isEmpty();
  }

  @Test
  void aNoticeOfNoEscalationIsKeptWithItsDetail() {
    Notice kept = new Notice.DraftKept(UUID.randomUUID());
    acme.in(tx -> {
      DeliveryQueue.in(tx)
          .queue(
              new PlannedDelivery(kept, Medium.SLACK, "ann", Set.of(NoticeRole.REQUESTER)),
              acme.now());
      return kept;
    });

    assertThat(acme.<Boolean>in(tx -> DeliveryQueue.in(tx).wasQueued(kept, "ann"))).isTrue();
    assertThat(acme.<Boolean>in(tx -> DeliveryQueue.in(tx).wasQueued(kept, "bob"))).isFalse();
  }

  @Test
  void informationIsToldToThoseAskedButNotToItsAuthor() {
    acme.in(tx ->
        Escalations.in(tx)
            .addInformation(filed.ref(), UUID.randomUUID(), "ben", "since nine", acme.now()));

    assertThat(all())
        .filteredOn(d -> d.notice() instanceof Notice.InformationAdded)
        .extracting(Delivery::recipient)
        .containsExactly("lea");
  }
}
