package dev.baton.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.web.testing.Signed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SlackSignatureTest {
  /** The worked example of Slack's own documentation. */
  private static final String BODY =
      "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
          + "&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect"
          + "&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554"
          + "%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

  private static final String EXPECTED =
      "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
  private static final long SENT = 1_531_420_618;

  @Test
  void slacksOwnExampleIsValid() {
    assertThat(at(SENT).check(Long.toString(SENT), EXPECTED, bytes(BODY))).isEqualTo(Verdict.VALID);
  }

  @ParameterizedTest
  @CsvSource({"300,VALID", "-300,VALID", "301,STALE", "-301,STALE"})
  void fiveMinutesAreToleratedInBothDirections(long later, Verdict verdict) {
    assertThat(at(SENT + later).check(Long.toString(SENT), EXPECTED, bytes(BODY)))
        .isEqualTo(verdict);
  }

  @Test
  void anotherBodyIsForged() {
    assertThat(at(SENT).check(Long.toString(SENT), EXPECTED, bytes(BODY + "&x=1")))
        .isEqualTo(Verdict.FORGED);
  }

  @Test
  void anotherTimestampIsForged() {
    assertThat(at(SENT).check(Long.toString(SENT + 1), EXPECTED, bytes(BODY)))
        .isEqualTo(Verdict.FORGED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "-1531420618", "1531420618.5", "99999999999999999999"})
  void anUnreadableTimestampCountsAsMissing(String timestamp) {
    assertThat(at(SENT).check(timestamp, EXPECTED, bytes(BODY))).isEqualTo(Verdict.MISSING);
  }

  @Test
  void aMissingHeaderIsMissing() {
    assertThat(at(SENT).check(null, EXPECTED, bytes(BODY))).isEqualTo(Verdict.MISSING);
    assertThat(at(SENT).check(Long.toString(SENT), null, bytes(BODY))).isEqualTo(Verdict.MISSING);
  }

  @Test
  void anEmptySecretIsRefused() {
    InstantSource clock = InstantSource.fixed(Instant.EPOCH);
    assertThatThrownBy(() -> new SlackSignature("", clock))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static SlackSignature at(long seconds) {
    return new SlackSignature(Signed.SECRET, InstantSource.fixed(Instant.ofEpochSecond(seconds)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
