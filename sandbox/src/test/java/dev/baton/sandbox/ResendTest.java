package dev.baton.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import dev.baton.sandbox.change.Changes;
import dev.baton.sandbox.exchange.Direction;
import dev.baton.sandbox.json.Json;
import dev.baton.sandbox.mail.Idempotency;
import dev.baton.sandbox.mail.MailEvent;
import dev.baton.sandbox.mail.Mailbox;
import dev.baton.sandbox.mail.Reply;
import dev.baton.sandbox.mail.ResendApi;
import dev.baton.sandbox.mail.ResendCall;
import dev.baton.sandbox.mail.ResendWebhook;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResendTest {
  private final TestClock clock = new TestClock();
  private final Sandbox sandbox =
      Sandbox.start(SandboxConfig.defaults().onClock(clock).patience(Duration.ofMillis(200)));
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    http.shutdownNow();
    sandbox.close();
  }

  private static JsonObject mail(String subject) {
    return Json.object(
        "from",
        "Baton <baton@baton.test>",
        "to",
        List.of("ana@acme.test"),
        "subject",
        subject,
        "html",
        "<p>Hi</p>",
        "text",
        "Hi",
        "reply_to",
        "ops@baton.test",
        "headers",
        Json.object("References", "<zd-1042@baton.test>"),
        "tags",
        List.of(Json.object("name", "kind", "value", "decision")));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(sandbox.resendApiUrl() + path))
        .header("Authorization", "Bearer " + sandbox.resendKey())
        .header("Content-Type", "application/json");
  }

  private HttpResponse<String> answer(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
  }

  private HttpResponse<String> send(JsonObject mail) throws Exception {
    return answer(post(mail));
  }

  private HttpRequest.Builder post(JsonObject mail) {
    return request("/emails").POST(HttpRequest.BodyPublishers.ofString(mail.toString()));
  }

  private HttpResponse<String> send(JsonObject mail, String key) throws Exception {
    return answer(post(mail).header("Idempotency-Key", key));
  }

  private static String name(HttpResponse<String> answer) {
    return Json.text(Json.parseObject(answer.body()).orElseThrow(), "name");
  }

  @Test
  void aMailArrivesWithAllItsParts() throws Exception {
    var answer = send(mail("ZD-1042 approved"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("ratelimit-remaining")).contains("4");
    var mail = sandbox.mailbox().awaitMailTo("ana@acme.test", "approved");
    assertThat(answer.body()).contains(mail.id());
    assertThat(mail.html()).isEqualTo("<p>Hi</p>");
    assertThat(mail.text()).isEqualTo("Hi");
    assertThat(mail.header("references")).contains("<zd-1042@baton.test>");
    assertThat(mail.tags()).containsEntry("kind", "decision");
    assertThat(mail.replyTo()).containsExactly("ops@baton.test");
    assertThat(sandbox.mailbox().mailsTo("lena@acme.test")).isEmpty();
    assertThatThrownBy(() -> sandbox.mailbox().awaitMailTo("lena@acme.test", "x"))
        .hasMessageContaining("ZD-1042 approved");
  }

  @Test
  void theSameKeyAndBodySendOnce() throws Exception {
    var first = send(mail("a"), "k1");
    var second = send(mail("a"), "k1");

    assertThat(second.body()).isEqualTo(first.body());
    assertThat(sandbox.mailbox().all()).hasSize(1);
    assertThat(name(send(mail("b"), "k1"))).isEqualTo("invalid_idempotent_request");
    assertThat(send(mail("b"), "k1").statusCode()).isEqualTo(409);
  }

  @Test
  void aKeyIsForgottenAfterADay() throws Exception {
    send(mail("a"), "k1");
    clock.pass(Duration.ofHours(24));
    send(mail("a"), "k1");

    assertThat(sandbox.mailbox().all()).hasSize(2);
  }

  @Test
  void aRefusedMailFreesItsKey() throws Exception {
    assertThat(send(Json.object("from", "baton@baton.test"), "k1").statusCode()).isEqualTo(422);
    assertThat(send(mail("a"), "k1").statusCode()).isEqualTo(200);
  }

  @Test
  void theSameKeyAtTheSameTimeConflicts() {
    var changes = new Changes();
    var mailbox = new Mailbox(changes, clock, Duration.ZERO);
    var api = new ResendApi(mailbox, new Idempotency(changes, clock), "re_1");
    var call =
        new ResendCall("POST", "emails", "Bearer re_1", Optional.of("k1"), mail("a").toString());
    var meanwhile = new ArrayList<Reply>();

    var first = api.answer(call, () -> meanwhile.add(api.answer(call, () -> {})));

    assertThat(first.status()).isEqualTo(200);
    assertThat(meanwhile).singleElement().extracting(Reply::status).isEqualTo(409);
    assertThat(meanwhile.toString()).contains("concurrent_idempotent_requests");
    assertThat(mailbox.all()).hasSize(1);
  }

  @Test
  void keysOfWrongLengthAreRefused() throws Exception {
    assertThat(send(mail("a"), "k".repeat(256)).statusCode()).isEqualTo(200);
    assertThat(name(send(mail("a"), "k".repeat(257)))).isEqualTo("invalid_idempotency_key");
  }

  @Test
  void badKeysAndBodiesAreRefusedAsResendDoes() throws Exception {
    var anonymous = HttpRequest.newBuilder(URI.create(sandbox.resendApiUrl() + "/domains")).GET();
    assertThat(answer(anonymous).statusCode()).isEqualTo(401);
    var wrong =
        HttpRequest.newBuilder(URI.create(sandbox.resendApiUrl() + "/domains"))
            .header("Authorization", "Bearer re_wrong")
            .GET();
    assertThat(name(answer(wrong))).isEqualTo("invalid_api_key");

    var noBody = mail("a");
    noBody.remove("html");
    noBody.remove("text");
    assertThat(name(send(noBody))).isEqualTo("missing_required_field");
    var badTo = mail("a");
    badTo.addProperty("to", "nobody");
    assertThat(name(send(badTo))).isEqualTo("validation_error");
    sandbox.mailbox().verifyOnly("acme.test");
    assertThat(send(mail("a")).statusCode()).isEqualTo(403);
    assertThat(sandbox.mailbox().all()).isEmpty();
  }

  @Test
  void domainsAndMailsCanBeAskedFor() throws Exception {
    send(mail("a"));
    var id = sandbox.mailbox().all().getFirst().id();

    assertThat(answer(request("/domains").GET()).body()).contains("baton.test", "verified");
    assertThat(answer(request("/emails/" + id).GET()).body()).contains("ana@acme.test");
    assertThat(answer(request("/emails/none").GET()).statusCode()).isEqualTo(404);
    assertThat(answer(request("/api-keys").GET()).statusCode()).isEqualTo(200);
  }

  @Test
  void faultsHappenOnDemand() throws Exception {
    var faults = sandbox.faults().resend();
    faults.rateLimit("POST /emails", 1, Duration.ofSeconds(2));
    faults.fail("POST /emails", 1, 500);
    faults.loseAnswer("POST /emails", 1);

    var limited = send(mail("a"));
    assertThat(limited.statusCode()).isEqualTo(429);
    assertThat(limited.headers().firstValue("retry-after")).contains("2");
    assertThat(name(limited)).isEqualTo("rate_limit_exceeded");
    assertThat(send(mail("a")).statusCode()).isEqualTo(500);
    assertThatThrownBy(() -> send(mail("a"), "k1")).isInstanceOf(IOException.class);
    assertThat(send(mail("a"), "k1").statusCode()).isEqualTo(200);
    assertThat(sandbox.mailbox().all()).hasSize(1);
    faults.down();
    assertThatThrownBy(() -> send(mail("b"))).isInstanceOf(IOException.class);
  }

  @Test
  void webhooksAreSignedTheSvixWay() throws Exception {
    var bodies = new CopyOnWriteArrayList<String>();
    var secret = "whsec_" + Base64.getEncoder().encodeToString("secret".getBytes(UTF_8));
    var bot =
        Javalin.create(config -> {
          config.startup.showJavalinBanner = false;
          config.routes.post(
              "/resend/events",
              context -> {
                var signed =
                    ResendWebhook.sign(
                        secret,
                        String.valueOf(context.header("svix-id")),
                        String.valueOf(context.header("svix-timestamp")),
                        context.body());
                bodies.add(context.body());
                context.status(signed.equals(context.header("svix-signature")) ? 200 : 401);
              });
        });
    bot.start("127.0.0.1", 0);
    send(mail("a"));
    var mail = sandbox.mailbox().all().getFirst();
    var target = URI.create("http://127.0.0.1:" + bot.port() + "/resend/events");
    var webhook = sandbox.resendWebhook(target, secret);

    for (var event : MailEvent.values()) {
      assertThat(webhook.tell(mail, event)).isEqualTo(200);
    }
    assertThat(webhook.send("msg_1", "1", "v1,AAAA", "{}")).isEqualTo(401);
    bot.stop();

    assertThat(bodies.get(1)).contains("\"email.bounced\"", mail.id(), "Permanent");
    assertThat(sandbox.exchanges().last(Direction.RESEND_TO_BOT)).isPresent();
  }

  @Test
  void theSignatureIsTheOneOfTheDocumentedExample() {
    assertThat(
            ResendWebhook.sign(
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                "1614265330",
                "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }
}
