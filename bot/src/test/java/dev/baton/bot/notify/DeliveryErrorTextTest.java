package dev.baton.bot.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.Texts;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.notify.DeliveryError;
import dev.baton.escalation.notify.DeliveryReason;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DeliveryErrorTextTest {
  private static final Wording WORDS = Texts.load().english();

  @ParameterizedTest
  @EnumSource(DeliveryReason.class)
  void everyReasonIsSaidWithItsDetails(DeliveryReason reason) {
    DeliveryError error =
        new DeliveryError(
            reason,
            Map.of("error", "boom", "status", "500", "detail", "why so", "text", "as before"));

    assertThat(DeliveryErrorText.of(error, WORDS)).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({
    "SLACK_REFUSED, not_in_channel, 'Baton is not in that channel, or the channel is gone.'",
    "SLACK_REFUSED, user_not_found, Slack does not let Baton write to this person.",
    "SLACK_REFUSED, msg_too_long, Slack refused it."
  })
  void whatSomebodyCanMendIsSaidInWords(DeliveryReason reason, String code, String said) {
    assertThat(DeliveryErrorText.of(DeliveryError.of(reason, DeliveryError.ERROR, code), WORDS))
        .isEqualTo(said);
  }

  @ParameterizedTest
  @EnumSource(DeliveryReason.class)
  void noCodeAndNoMachinesWordsReachAPerson(DeliveryReason reason) {
    DeliveryError error =
        new DeliveryError(
            reason,
            Map.of(
                "error", "some_error_code",
                "status", "503",
                "detail", "java.net.SocketTimeoutException: 550 5.1.1",
                "text", "Slack refused it: some_error_code"));

    assertThat(DeliveryErrorText.of(error, WORDS))
        .doesNotContain("_code", "503", "Exception", "550");
  }

  @ParameterizedTest
  @CsvSource({
    "MAIL_BOUNCED, The email bounced.",
    "SLACK_SILENT, Slack did not answer.",
    "UNKNOWN, 'The reason was recorded by a newer version of Baton, which this one cannot read.'"
  })
  void whatWasErasedLeavesNoMark(DeliveryReason reason, String said) {
    assertThat(DeliveryErrorText.of(DeliveryError.of(reason), WORDS)).isEqualTo(said);
  }
}
