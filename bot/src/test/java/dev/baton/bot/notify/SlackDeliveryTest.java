package dev.baton.bot.notify;

import static dev.baton.db.testing.Patience.await;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.DeliveryRunner;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.Tenants;
import dev.baton.db.Work;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.install.Ending;
import dev.baton.db.install.UninstallReason;
import dev.baton.db.notify.DeliveryOutcomes;
import dev.baton.db.notify.DeliveryQueue;
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
import dev.baton.sandbox.people.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SlackDeliveryTest {
  private final TestBot bot;
  private TestWorkspace acme;
  private DeliveryRunner post;
  private Escalation asked;
  private Delivery request;

  SlackDeliveryTest(FreshDatabase fresh) {
    this.bot = TestBot.start(fresh);
  }

  @BeforeEach
  void anaAsks() {
    acme = TestWorkspace.in(bot);
    post = new DeliveryRunner(acme);
    asked = acme.files("ZD-1042");
    request = post.find(asked, Notice.Request.class, Medium.SLACK, "lena");
  }

  @AfterEach
  void mend() {
    bot.sandbox().faults().clear();
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  @Test
  void aRequestIsPostedAndItsPlaceIsKept() {
    assertThat(post.run(request)).isEmpty();

    Message message = acme.person("lena").directMessage("ZD-1042 #1");
    assertThat(message.buttons()).containsExactly("Approve", "Approve for…", "Bounce", "Ask");
    Delivery sent = post.now(request);
    assertThat(sent.state()).isEqualTo(DeliveryState.SENT);
    assertThat(sent.address()).hasValue(message.channelId());
    assertThat(sent.externalId()).hasValue(message.ts());
  }

  @Test
  void aSecondRunOfASentDeliverySendsNothing() {
    post.run(request);
    post.run(request);

    assertThat(acme.person("lena").directMessages()).hasSize(1);
  }

  @Test
  void anUpdateWaitsForItsPost() {
    acme.lenaApproves(asked);
    Delivery update =
        post.all(asked).stream()
            .filter(d -> d.updates().equals(Optional.of(request.id())))
            .findFirst()
            .orElseThrow();

    assertThat(post.run(update)).isPresent();
    assertThat(post.now(update).attempts()).isZero();
    post.run(request);
    assertThat(post.run(update)).isEmpty();

    Message message = acme.person("lena").directMessage("ZD-1042 #1");
    assertThat(message.isEdited()).isTrue();
    assertThat(message.buttons()).containsExactly("Take back");
  }

  @Test
  void aPostThatFindsItsEscalationDecidedPostsTheSettledForm() {
    acme.lenaApproves(asked);

    post.run(request);

    Message message = acme.person("lena").directMessage("Approved by");
    assertThat(message.buttons()).containsExactly("Take back");
    assertThat(message.isEdited()).isFalse();
  }

  @Test
  void tooManyRequestsWaitAsLongAsSlackSays() {
    bot.sandbox().faults().slack().rateLimit("chat.postMessage", 1, Duration.ofSeconds(42));

    Optional<Instant> again = post.run(request);

    assertThat(again).hasValue(bot.clock().instant().plusSeconds(42));
    assertThat(post.now(request).error())
        .hasValue(DeliveryError.of(DeliveryReason.SLACK_ASKED_TO_WAIT));
    assertThat(post.run(request)).isEmpty();
    assertThat(acme.person("lena").directMessages()).hasSize(1);
  }

  @Test
  void slacksOwnTroublesBackOffUntilItIsWell() {
    bot.sandbox().faults().slack().down();
    Instant now = bot.clock().instant();
    assertThat(post.run(request).orElseThrow()).isBetween(now.plusMillis(2500), now.plusSeconds(5));
    assertThat(post.run(request).orElseThrow()).isBetween(now.plusSeconds(5), now.plusSeconds(10));
    bot.sandbox().faults().slack().up();
    bot.sandbox().faults().slack().fail("chat.postMessage", 1, 503);
    assertThat(post.run(request)).isPresent();

    assertThat(post.run(request)).isEmpty();
    assertThat(post.now(request).attempts()).isEqualTo(4);
    assertThat(acme.person("lena").directMessages()).hasSize(1);
  }

  @Test
  void anOutageOfHoursLosesNothingAndManagersHearOfItOnce() {
    bot.sandbox().faults().slack().down();
    for (int hour = 0; hour < 6; hour++) {
      assertThat(post.run(request)).isPresent();
      bot.clock().advance(Duration.ofHours(1));
    }
    assertThat(alerts()).hasSize(1);
    bot.sandbox().faults().slack().up();

    assertThat(post.run(alerts().getFirst())).isEmpty();
    assertThat(acme.person("bo").directMessage("has not reached").text())
        .contains("Baton keeps trying");
    assertThat(post.run(request)).isEmpty();
    assertThat(acme.person("lena").directMessages()).hasSize(1);
  }

  @Test
  void anAlertThatIsOutOfDateIsNotSent() {
    bot.sandbox().faults().slack().down();
    post.run(request);
    bot.clock().advance(Duration.ofHours(2));
    post.run(request);
    bot.sandbox().faults().slack().up();
    post.run(request);

    post.run(alerts().getFirst());

    assertThat(acme.person("bo").directMessages()).isEmpty();
  }

  @Test
  void whatIsTooOldToBeOfUseIsGivenUp() {
    bot.sandbox().faults().slack().down();
    post.run(request);
    bot.clock().advance(BackOff.GIVEN_UP_AFTER.plusSeconds(1));

    assertThat(post.run(request)).isEmpty();
    assertThat(post.now(request).state()).isEqualTo(DeliveryState.FAILED);
  }

  @Test
  void whatIsQueuedAgainAfterAReturnIsAsOldAsTheReturn() {
    Instant left = bot.clock().instant();
    in(tx -> Ending.in(tx).leave(UninstallReason.UNINSTALLED, "slack", left));
    bot.clock().advance(BackOff.GIVEN_UP_AFTER.plusDays(1));
    bot.install(acme.slack(), acme.person("olga"));
    bot.sandbox().faults().slack().down();

    assertThat(post.run(request)).isPresent();
    assertThat(post.now(request).state()).isEqualTo(DeliveryState.QUEUED);
    assertThat(alerts()).isEmpty();
    bot.clock().advance(BackOff.GIVEN_UP_AFTER.plusSeconds(1));

    assertThat(post.run(request)).isEmpty();
    assertThat(post.now(request).state()).isEqualTo(DeliveryState.FAILED);
  }

  private void in(Tenants.Step<Boolean> step) {
    assertThat(acme.in(step)).isTrue();
  }

  @Test
  void anAnswerThatWasLostIsNoSecondDirectMessage() {
    bot.sandbox().faults().slack().loseAnswer("chat.postMessage", 1);

    assertThat(post.run(request)).isPresent();
    assertThat(post.run(request)).isEmpty();

    assertThat(acme.person("lena").directMessages()).hasSize(1);
    assertThat(post.now(request).externalId())
        .hasValue(acme.person("lena").directMessages().getFirst().ts());
  }

  @Test
  void aChannelCopyMayDoubleAndItsRowSaysSo() {
    String channel =
        bot.sandbox().workspace(acme.orgId(), "Acme").channel("t2-queue").inviteBot().id();
    acme.in(tx -> {
      DeliveryQueue.in(tx)
          .queue(
              List.of(
                  new PlannedDelivery(
                      new Notice.ChannelCopy(), Medium.SLACK, channel, Set.of(NoticeRole.CHANNEL))),
              asked.ref(),
              bot.clock().instant());
      return true;
    });
    Delivery copy =
        post.all(asked).stream()
            .filter(d -> d.notice() instanceof Notice.ChannelCopy)
            .findFirst()
            .orElseThrow();
    bot.sandbox().faults().slack().loseAnswer("chat.postMessage", 1);
    bot.sandbox().faults().slack().rateLimit("chat.postMessage", 1, Duration.ofSeconds(1));

    post.run(copy);
    post.run(copy);
    post.run(copy);

    assertThat(post.now(copy).state()).isEqualTo(DeliveryState.SENT);
    assertThat(post.now(copy).error()).hasValue(DeliveryError.of(DeliveryReason.PERHAPS_TWICE));
  }

  @Test
  void aRefusalForGoodStopsAndReachesTheManagers() {
    bot.sandbox().faults().slack().refuse("chat.postMessage", 1, "user_not_found");

    assertThat(post.run(request)).isEmpty();

    assertThat(post.now(request).state()).isEqualTo(DeliveryState.FAILED);
    assertThat(post.now(request).error())
        .hasValue(DeliveryError.of(DeliveryReason.SLACK_REFUSED, "error", "user_not_found"));
    post.runAll(asked);
    Message alert =
        acme.person("bo").directMessage("Slack does not let Baton write to this person.");
    assertThat(alert.shows("a request to decide")).isTrue();
    assertThat(alert.text()).contains("ZD-1042 #1", acme.id("lena"));
  }

  @Test
  void theUpdateOfAMessageThatWasNeverPostedIsSkipped() {
    bot.sandbox().faults().slack().refuse("chat.postMessage", 1, "user_not_found");
    post.run(request);
    acme.lenaApproves(asked);
    Delivery update =
        post.all(asked).stream()
            .filter(d -> d.updates().equals(Optional.of(request.id())))
            .findFirst()
            .orElseThrow();

    assertThat(post.run(update)).isEmpty();
    assertThat(post.now(update).state()).isEqualTo(DeliveryState.SKIPPED);
  }

  @Test
  void addedInformationGoesUnderTheRequest() {
    post.run(request);
    anaAdds("It began with <release 17>");

    post.runAll(asked);

    Message added = acme.person("lena").directMessage("> It began");
    assertThat(added.shows("It began with <release 17>")).isTrue();
    assertThat(acme.person("lena").directMessages())
        .anySatisfy(
            message -> assertThat(message.threadTs()).isEqualTo(post.now(request).externalId()));
  }

  @Test
  void aPostThatNobodyWaitedForIsNotSentAgainWhileItMayStillArrive() {
    bot.sandbox().faults().slack().slow("chat.postMessage", 1, Duration.ofSeconds(18));

    assertThat(post.run(request)).isPresent();
    assertThat(post.run(request)).isPresent();
    assertThat(post.now(request).error())
        .hasValueSatisfying(error -> assertThat(error.is(DeliveryReason.SLACK_SILENT)).isTrue());
    await().until(() -> acme.person("lena").directMessages().size() == 1);

    assertThat(post.run(request)).isEmpty();
    assertThat(acme.person("lena").directMessages()).hasSize(1);
  }

  @Test
  void aProcessThatDiedWhilePostingIsFollowedByASearchAndThenByThePost() {
    acme.in(tx -> DeliveryOutcomes.in(tx).begin(request.id(), bot.clock().instant()));

    assertThat(post.run(request)).hasValue(bot.clock().instant().plusSeconds(3));
    assertThat(acme.person("lena").directMessages()).isEmpty();
    bot.clock().advance(Duration.ofSeconds(20));

    assertThat(post.run(request)).isEmpty();
    assertThat(acme.person("lena").directMessages()).hasSize(1);
  }

  @Test
  void anOldChangeThatArrivesAfterAllIsDrawnOver() {
    post.run(request);
    acme.lenaApproves(asked);
    Delivery update = updateOf(request);
    acme.in(tx -> DeliveryOutcomes.in(tx).begin(update.id(), bot.clock().instant()));

    assertThat(post.run(update)).isEmpty();
    Work again = new Work(acme.orgId(), request.id().toString());
    requireNonNull(bot.surfaces().jobs().get(DeliveryQueue.REDRAW)).run(again);

    assertThat(post.all(asked))
        .filteredOn(d -> d.updates().equals(Optional.of(request.id())))
        .hasSize(2);
  }

  @Test
  void whatCannotBeDrawnSettlesTellsManagersAndLetsItsFollowersGo() {
    acme.lenaApproves(asked);
    Delivery update = updateOf(request);
    bot.database()
        .asSuperuser(dsl ->
            dsl.execute(
                "update baton.delivery set kind = 'unheard-of' where delivery_id = ?",
                request.id()));

    assertThat(post.run(request)).isPresent();
    assertThat(post.run(update)).isPresent();
    assertThat(post.run(request)).isPresent();
    assertThat(post.run(request)).isEmpty();
    assertThat(post.run(update)).isEmpty();

    assertThat(post.now(request).state()).isEqualTo(DeliveryState.FAILED);
    assertThat(post.now(request).error()).hasValue(DeliveryError.of(DeliveryReason.DRAWING_FAILED));
    assertThat(post.now(update).state()).isEqualTo(DeliveryState.SKIPPED);
    post.run(alerts().getFirst());
    assertThat(acme.person("bo").directMessage("could not write it").text())
        .contains("this version of Baton cannot read");
  }

  private Delivery updateOf(Delivery message) {
    return post.all(asked).stream()
        .filter(d -> d.updates().equals(Optional.of(message.id())))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aLostAnswerIsNoSecondReplyUnderTheRequest() {
    post.run(request);
    anaAdds("It began with release 17, on Monday");
    Delivery added = post.find(asked, Notice.InformationAdded.class, Medium.SLACK, "lena");
    bot.sandbox().faults().slack().loseAnswer("chat.postMessage", 1);

    assertThat(post.run(added)).isPresent();
    assertThat(post.run(added)).isEmpty();

    assertThat(acme.person("lena").directMessages())
        .filteredOn(message -> message.threadTs().isPresent())
        .hasSize(1);
  }

  @Test
  void afterADecisionEverybodyHasOneMessageMore() {
    post.runAll(asked);
    acme.lenaApproves(asked);
    post.runAll(asked);

    assertThat(acme.person("marco").directMessages()).hasSize(1);
    assertThat(acme.person("ana").directMessages()).hasSize(2);
    assertThat(acme.person("ana").directMessage("is filed").buttons()).isEmpty();
    assertThat(acme.person("marco").directMessage("is yours now").text())
        .contains("- Tried another browser");
  }

  private List<Delivery> alerts() {
    return post.all(asked).stream()
        .filter(delivery -> delivery.notice() instanceof Notice.Undeliverable)
        .filter(delivery -> delivery.recipient().equals(acme.id("bo")))
        .toList();
  }

  private void anaAdds(String information) {
    acme.in(tx ->
        Escalations.in(tx)
            .addInformation(
                asked.ref(),
                UUID.randomUUID(),
                acme.id("ana"),
                information,
                bot.clock().instant()));
  }
}
