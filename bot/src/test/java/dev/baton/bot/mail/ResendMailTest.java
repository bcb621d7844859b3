package dev.baton.bot.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import com.resend.services.emails.model.CreateEmailOptions;
import dev.baton.bot.TinyServer;
import dev.baton.bot.config.MailSettings;
import dev.baton.bot.config.Secret;
import dev.baton.bot.config.Sender;
import dev.baton.escalation.notify.DeliveryError;
import dev.baton.escalation.notify.DeliveryReason;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ResendMailTest {
  private static final CreateEmailOptions MAIL =
      CreateEmailOptions.builder()
          .from("Baton <baton@example.com>")
          .to("lena@acme.test")
          .subject("ZD-1042 #1 — é")
          .text("text")
          .html("<p>html</p>")
          .headers(Map.of("References", "<a@b>"))
          .build();

  private final TinyServer resend = new TinyServer();
  private final ResendMail mail =
      new ResendMail(
          new MailSettings(
              new Secret("re_hush"),
              Sender.parse("Baton <baton@example.com>").orElseThrow(),
              resend.uri()),
          InstantSource.fixed(Instant.parse("2026-03-02T09:30:00Z")),
          new Random(1));

  ResendMailTest() throws IOException {}

  @AfterEach
  void stop() {
    resend.close();
  }

  @Test
  void anAcceptedEmailHasResendsId() {
    resend.answers("/emails", 200, "{\"id\":\"49a3999c\"}");

    assertThat(mail.send(MAIL, "delivery-1")).isEqualTo(new ResendOutcome.Accepted("49a3999c"));
  }

  @Test
  void theEmailGoesOutWholeWithItsKeys() {
    resend.answers("/emails", 200, "{\"id\":\"49a3999c\"}");

    mail.send(MAIL, "delivery-1");

    TinyServer.Came came = resend.came().getFirst();
    assertThat(came.headers().get("Idempotency-key")).isEqualTo(List.of("delivery-1"));
    assertThat(came.headers().get("Authorization")).isEqualTo(List.of("Bearer re_hush"));
    var body = JsonParser.parseString(came.body()).getAsJsonObject();
    assertThat(body.get("subject").getAsString()).isEqualTo("ZD-1042 #1 — é");
    assertThat(body.getAsJsonObject("headers").get("References").getAsString()).isEqualTo("<a@b>");
  }

  @ParameterizedTest
  @CsvSource({
    "retry-after, 7, 7",
    "Retry-After, 0, 1",
    "ratelimit-reset, 2, 2",
    "retry-after, 0.4, 1",
    "retry-after, 999999, 3600",
    "retry-after, soon, 5",
    "x-other, 1, 5"
  })
  void tooManyRequestsWaitAsLongAsResendSays(String header, String value, long seconds) {
    resend.answers(
        "/emails",
        429,
        "{\"name\":\"rate_limit_exceeded\",\"message\":\"Too many requests\"}",
        Map.of(header, value));

    assertThat(mail.send(MAIL, "delivery-1"))
        .isEqualTo(
            new ResendOutcome.RetryAfter(
                Duration.ofSeconds(seconds),
                DeliveryError.of(
                    DeliveryReason.RESEND_POSTPONED,
                    DeliveryError.DETAIL,
                    "rate_limit_exceeded: Too many requests")));
  }

  @Test
  void aConcurrentSendOfTheSameEmailWaits() {
    resend.answers(
        "/emails", 409, "{\"name\":\"concurrent_idempotent_requests\",\"message\":\"Busy\"}");

    assertThat(mail.send(MAIL, "delivery-1")).isInstanceOf(ResendOutcome.RetryAfter.class);
  }

  @Test
  void aKeyThatWasUsedWithOtherWordsMeansAnEarlierAttemptWasTaken() {
    resend.answers("/emails", 409, "{\"name\":\"invalid_idempotent_request\",\"message\":\"No.\"}");

    assertThat(mail.send(MAIL, "delivery-1")).isEqualTo(new ResendOutcome.TakenBefore());
  }

  @ParameterizedTest
  @CsvSource({
    "400, validation_error",
    "400, invalid_idempotency_key",
    "422, missing_required_field",
    "422, invalid_attachment",
    "413, payload_too_large"
  })
  void aRefusalOfThisMailIsPermanent(int code, String name) {
    resend.answers("/emails", code, "{\"name\":\"" + name + "\",\"message\":\"No.\"}");

    assertThat(mail.send(MAIL, "delivery-1"))
        .isEqualTo(
            new ResendOutcome.Permanent(
                new DeliveryError(
                    DeliveryReason.RESEND_REFUSED,
                    Map.of("status", String.valueOf(code), "detail", name + ": No."))));
  }

  @ParameterizedTest
  @CsvSource({
    "401, missing_api_key, Missing API key",
    "401, restricted_api_key, This API key is restricted",
    "403, invalid_api_key, API key is invalid",
    "403, validation_error, The acme.test domain is not verified.",
    "403, validation_error, You can only send testing emails to your own email address.",
    "400, validation_error, API key is invalid",
    "422, invalid_from_address, Invalid from address.",
    "404, not_found, The requested endpoint does not exist.",
    "405, method_not_allowed, Method is not allowed."
  })
  void aRefusalOfTheAccountIsNoneOfThisMail(int code, String name, String message) {
    resend.answers("/emails", code, "{\"name\":\"" + name + "\",\"message\":\"" + message + "\"}");

    assertThat(mail.send(MAIL, "delivery-1"))
        .isEqualTo(
            new ResendOutcome.AccountRefused(
                new DeliveryError(
                    DeliveryReason.RESEND_ACCOUNT,
                    Map.of("status", String.valueOf(code), "detail", name + ": " + message)),
                false,
                Optional.empty()));
  }

  @Test
  void addressesInResendsWordsAreNotKept() {
    resend.answers("/emails", 403, "{\"name\":\"x\",\"message\":\"Only to lena@acme.test.\"}");

    assertThat(mail.send(MAIL, "delivery-1").toString()).doesNotContain("lena");
  }

  @ParameterizedTest
  @CsvSource({
    "daily_quota_exceeded, retry-after, 7200, 2026-03-02T11:30:00Z",
    "daily_quota_exceeded, ratelimit-reset, 1, 2026-03-02T10:30:00Z",
    "monthly_quota_exceeded, x-other, 1, 2026-03-02T10:30:00Z"
  })
  void aQuotaIsTriedAgainAtItsResetOrWithinAnHour(
      String name, String header, String seconds, Instant reset) {
    resend.answers(
        "/emails",
        429,
        "{\"name\":\"" + name + "\",\"message\":\"Used up\"}",
        Map.of(header, seconds));

    assertThat(mail.send(MAIL, "delivery-1"))
        .isEqualTo(
            new ResendOutcome.AccountRefused(
                DeliveryError.of(
                    DeliveryReason.RESEND_QUOTA, DeliveryError.DETAIL, name + ": Used up"),
                false,
                Optional.of(reset)));
  }

  @ParameterizedTest
  @CsvSource({"200, true", "302, false", "401, false", "403, false", "404, false"})
  void aPageOfSomethingOnTheWayIsNoAnswerOfResends(int code, boolean unclear) {
    resend.answers("/emails", code, "<html><body>Sign in</body></html>");

    assertThat(mail.send(MAIL, "delivery-1"))
        .isInstanceOfSatisfying(
            ResendOutcome.AccountRefused.class,
            closed -> {
              assertThat(closed.why().reason()).isEqualTo(DeliveryReason.RESEND_INTERCEPTED);
              assertThat(closed.unclear()).isEqualTo(unclear);
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 502, 503})
  void aBrokenResendIsTriedAgain(int code) {
    resend.answers("/emails", code, "<html>gateway</html>");

    assertThat(mail.send(MAIL, "delivery-1"))
        .isEqualTo(
            new ResendOutcome.Retry(
                DeliveryError.of(
                    DeliveryReason.RESEND_TROUBLE, DeliveryError.DETAIL, "HTTP " + code)));
  }

  @Test
  void anUncertainAnswerIsTriedAgain() {
    resend.answers("/emails", 0, "");
    assertThat(mail.send(MAIL, "delivery-1")).isInstanceOf(ResendOutcome.Retry.class);

    resend.answers("/emails", 200, "{}");
    assertThat(mail.send(MAIL, "delivery-1")).isInstanceOf(ResendOutcome.Retry.class);
  }

  @Test
  void aResendThatIsAwayIsTriedAgain() {
    resend.close();

    assertThat(mail.send(MAIL, "delivery-1"))
        .isInstanceOfSatisfying(
            ResendOutcome.Retry.class,
            retry -> assertThat(retry.why().reason()).isEqualTo(DeliveryReason.RESEND_SILENT));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 257})
  void aKeyOfTheWrongLengthIsABrokenInvariant(int length) {
    assertThatThrownBy(() -> mail.send(MAIL, "k".repeat(length)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aWorkingKeyShowsItsDomains() {
    resend.answers(
        "/domains",
        200,
        "{\"object\":\"list\",\"has_more\":false,\"data\":[{\"id\":\"1\",\"name\":\"example.com\",\"status\":\"verified\"}]}");

    assertThat(mail.look()).isEqualTo(new ResendKey.Works(Map.of("example.com", "verified")));
  }

  @Test
  void aKeyThatOnlySendsIsFine() {
    resend.answers(
        "/domains", 401, "{\"name\":\"restricted_api_key\",\"message\":\"only send emails\"}");

    assertThat(mail.look()).isEqualTo(new ResendKey.SendsOnly());
  }

  @Test
  void aWrongKeyIsRefusedWithoutShowingIt() {
    resend.answers(
        "/domains", 400, "{\"name\":\"validation_error\",\"message\":\"API key is invalid\"}");

    assertThat(mail.look()).isEqualTo(new ResendKey.Refused());
    assertThat(mail.look().toString()).doesNotContain("hush");
  }
}
