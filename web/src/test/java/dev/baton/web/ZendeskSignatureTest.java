package dev.baton.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How Zendesk signs; the value of the empty body was computed with Python. */
class ZendeskSignatureTest {
  private static final Instant SIGNED = Instant.parse("2025-01-08T16:45:21Z");
  private static final String AT = "2025-01-08T16:45:21Z";
  private static final String EMPTY = "hF5w96IQblDszawiePGys3mZciT/hgdv4pWUsH54AR8=";

  private final ZendeskSignature signature = new ZendeskSignature("another-secret", () -> SIGNED);

  @Test
  void theSecretCountsAsItStandsAndTheBodyMayBeEmpty() {
    assertThat(signature.check(AT, EMPTY, new byte[0])).isEqualTo(Verdict.VALID);
    assertThat(signature.check(AT, EMPTY, new byte[] {' '})).isEqualTo(Verdict.FORGED);
    assertThat(new ZendeskSignature("another-secret ", () -> SIGNED).check(AT, EMPTY, new byte[0]))
        .isEqualTo(Verdict.FORGED);
  }

  @Test
  void theBytesCountAsTheyArrived() {
    byte[] odd = "{ \"a\" :\t\"\\u00fc\\/ü\"  }\n".getBytes(UTF_8);
    String mac =
        Base64.getEncoder()
            .encodeToString(new Hmac("another-secret".getBytes(UTF_8)).sign(AT, odd));
    assertThat(signature.check(AT, mac, odd)).isEqualTo(Verdict.VALID);
    assertThat(signature.check(AT, mac, "{\"a\":\"ü/ü\"}".getBytes(UTF_8)))
        .isEqualTo(Verdict.FORGED);
  }

  @ParameterizedTest
  @CsvSource({"-301, STALE", "-299, VALID", "299, VALID", "301, STALE"})
  void itHoldsFiveMinutesBothWays(long seconds, Verdict verdict) {
    Instant now = SIGNED.plusSeconds(seconds);
    assertThat(new ZendeskSignature("another-secret", () -> now).check(AT, EMPTY, new byte[0]))
        .isEqualTo(verdict);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1736354721", "2025-01-08", "2025-01-08T16:45:21", "yesterday"})
  void whatIsNoMomentIsNotSigned(String timestamp) {
    assertThat(signature.check(timestamp, EMPTY, new byte[0])).isEqualTo(Verdict.MISSING);
  }

  @Test
  void withoutTimeOrSignatureItIsNotSigned() {
    assertThat(signature.check(null, EMPTY, new byte[0])).isEqualTo(Verdict.MISSING);
    assertThat(signature.check(AT, null, new byte[0])).isEqualTo(Verdict.MISSING);
  }
}
