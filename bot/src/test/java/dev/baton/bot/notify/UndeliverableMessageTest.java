package dev.baton.bot.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.Texts;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryError;
import dev.baton.escalation.notify.DeliveryReason;
import dev.baton.escalation.notify.DeliveryState;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UndeliverableMessageTest {
  private static final Wording WORDS = Texts.load().english();
  private static final Escalation ASKED =
      Stories.pending("The import fails", "Restarted the worker");

  @Test
  void whoWasNotReachedAboutWhatWhyAndWhatToDo() {
    Delivery failed =
        failed(new Notice.Request(), Medium.SLACK, DeliveryState.FAILED, Optional.empty());

    assertThat(told(failed))
        .isEqualTo(
            """
            A Slack message did not reach <@U0LENA>.
            *What it tells* a request to decide
            *Ticket* ZD-1042 #1
            *Why* Slack refused it.
            *What to do* Tell them yourself. Everybody else who was asked can decide a request too.\
            """);
  }

  @Test
  void anEmailThatIsStillTriedWaits() {
    Delivery failed =
        failed(new Notice.Decided(), Medium.EMAIL, DeliveryState.QUEUED, Optional.empty());

    assertThat(told(failed))
        .startsWith("An email has not reached <@U0LENA> yet.\n*What it tells* a decision\n")
        .endsWith("*What to do* Baton keeps trying. If it cannot wait, tell them yourself.");
  }

  @Test
  void aChangeThatFailedNeedsNobody() {
    Optional<UUID> changed = Optional.of(Stories.DELIVERY);

    assertThat(told(failed(new Notice.Request(), Medium.SLACK, DeliveryState.FAILED, changed)))
        .startsWith("A Slack message for <@U0LENA> was not brought up to date.")
        .contains("*What to do* Nothing: an old button in that message changes nothing.");
    assertThat(told(failed(new Notice.Request(), Medium.SLACK, DeliveryState.QUEUED, changed)))
        .startsWith("A Slack message for <@U0LENA> is not up to date yet.");
  }

  @ParameterizedTest
  @EnumSource(DeliveryReason.class)
  void everyReasonIsToldAlsoWhenItsDetailsWereErased(DeliveryReason reason) {
    String detail = "x-detail";
    DeliveryError full =
        new DeliveryError(
            reason,
            Map.of(
                DeliveryError.ERROR, detail,
                DeliveryError.STATUS, detail,
                DeliveryError.DETAIL, detail,
                DeliveryError.TEXT, detail));
    String erased = DeliveryErrorText.of(DeliveryError.of(reason), WORDS);

    assertThat(DeliveryErrorText.of(full, WORDS)).isNotBlank();
    assertThat(erased).doesNotContain("{", detail).doesNotEndWith(" ").doesNotEndWith(":");
    assertThat(erased.isEmpty()).isEqualTo(reason == DeliveryReason.LEGACY);
  }

  private static String told(Delivery failed) {
    return UndeliverableMessage.of(Stories.DELIVERY, failed, Optional.of(ASKED), WORDS).text();
  }

  private static Delivery failed(
      Notice notice, Medium medium, DeliveryState state, Optional<UUID> updates) {
    return new Delivery(
        UUID.fromString("0195f000-0000-7000-8000-000000000002"),
        notice,
        medium,
        Stories.LENA,
        Set.of(),
        Optional.of(ASKED.ref()),
        updates,
        state,
        3,
        Optional.empty(),
        Optional.empty(),
        Optional.of(
            DeliveryError.of(DeliveryReason.SLACK_REFUSED, DeliveryError.ERROR, "<is_archived>")),
        Optional.empty(),
        Stories.ASKED_AT);
  }
}
