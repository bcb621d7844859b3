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
    "SLACK_REFUSED, error, Slack refused it: boom",
    "SLACK_ANSWERED_HTTP, status, Slack answered HTTP boom.",
    "MAIL_BOUNCED, detail, The email bounced: boom",
    "LEGACY, text, boom"
  })
  void theWordsOfOthersStandAsTheySaidThem(DeliveryReason reason, String name, String said) {
    assertThat(DeliveryErrorText.of(DeliveryError.of(reason, name, "boom"), WORDS)).isEqualTo(said);
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
