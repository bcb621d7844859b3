package dev.baton.bot.surface;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.util.SlackRequestParser;
import dev.baton.bot.attack.HostileBodies;
import dev.baton.web.SlackSignature;
import dev.baton.web.SvixSignature;
import dev.baton.web.Verdict;
import dev.baton.web.testing.Signed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Anything at all where Slack's and Resend's signed requests are expected. */
class SignatureAttackTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final String SECONDS = Long.toString(NOW.getEpochSecond());

  private final SlackSignature slack = new SlackSignature(Signed.SECRET, InstantSource.fixed(NOW));
  private final SvixSignature svix =
      new SvixSignature(
          "whsec_" + Base64.getEncoder().encodeToString(new byte[24]), InstantSource.fixed(NOW));
  private final SlackPayload payload =
      new SlackPayload(
          new SlackRequestParser(new App(AppConfig.builder().build(), List.of()).config()));

  @Property
  void nothingPassesWithoutTheSecret(
      @ForAll @From("headers") String timestamp,
      @ForAll @From("headers") String signature,
      @ForAll byte[] body) {
    assertThat(slack.check(timestamp, signature, body)).isNotEqualTo(Verdict.VALID);
    assertThat(svix.check(signature, timestamp, signature, body)).isNotEqualTo(Verdict.VALID);
  }

  @Property
  void whatIsSignedPassesWhateverItIs(@ForAll String body) {
    String readable = new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    String signature = Signed.signature(Signed.SECRET, NOW.getEpochSecond(), readable);

    assertThat(slack.check(SECONDS, signature, readable.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Verdict.VALID);
  }

  @Property
  void oneChangeAnywhereIsNoticed(
      @ForAll @IntRange(max = 66) int where, @ForAll char instead, @ForAll byte[] body) {
    String right =
        Signed.signature(
            Signed.SECRET, NOW.getEpochSecond(), new String(body, StandardCharsets.ISO_8859_1));
    byte[] sent = new String(body, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_8);
    StringBuilder wrong = new StringBuilder(right);
    wrong.setCharAt(where, instead);

    assertThat(slack.check(SECONDS, wrong.toString(), sent))
        .isEqualTo(right.contentEquals(wrong) ? Verdict.VALID : Verdict.FORGED);
  }

  /** A body that Slack signed is still only text. */
  @Property
  void anySignedBodyIsReadOrRefused(
      @ForAll @From("bodies") String body, @ForAll @From("types") String type) {
    Optional<?> read =
        payload.read(
            "/slack/events", Map.of(), Map.of("Content-Type", List.of(type)), body, "127.0.0.1");

    assertThat(read).isNotNull();
  }

  @Provide
  Arbitrary<String> headers() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(80),
        Arbitraries.just(SECONDS),
        Arbitraries.strings().withCharRange('0', '9').ofMaxLength(20),
        Arbitraries.strings().withChars("0123456789abcdef").ofLength(64).map(hex -> "v0=" + hex),
        Arbitraries.strings().ascii().ofMaxLength(80).map(text -> "v1," + text));
  }

  @Provide
  Arbitrary<String> types() {
    return HostileBodies.types();
  }

  @Provide
  Arbitrary<String> bodies() {
    return HostileBodies.any();
  }
}
