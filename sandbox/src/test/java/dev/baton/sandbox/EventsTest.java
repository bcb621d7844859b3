package dev.baton.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.baton.sandbox.event.BotAnswer;
import dev.baton.sandbox.exchange.Direction;
import dev.baton.sandbox.exchange.SignatureResult;
import dev.baton.sandbox.json.Json;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventsTest {
  private final Stage stage = new Stage();

  @AfterEach
  void close() {
    stage.close();
  }

  private JsonObject event(String type) {
    return Json.child(stage.bot.received(type).getLast(), "event");
  }

  @Test
  void theUrlIsVerifiedByItsChallenge() {
    stage.bot.on("url_verification", body -> Json.text(body, "challenge"));

    assertThat(stage.acme.events().verifyUrl("3eZbrw1a"))
        .isEqualTo(new BotAnswer.Answered(200, "3eZbrw1a"));
  }

  @Test
  void aChangedPersonIsTold() {
    stage.ana.name("Ana Maria").status(":palm_tree:", "Away");

    assertThat(stage.bot.received("user_change")).hasSize(2);
    var profile = Json.child(Json.child(event("user_change"), "user"), "profile");
    assertThat(Json.text(profile, "status_emoji")).isEqualTo(":palm_tree:");
    assertThat(Json.text(profile, "real_name")).isEqualTo("Ana Maria");
  }

  @Test
  void aNewPersonIsTold() {
    var lena = stage.acme.person("lena@acme.test", "Lena");

    assertThat(Json.text(Json.child(event("team_join"), "user"), "id")).isEqualTo(lena.id());
    stage.acme.person("lena@acme.test", "Lena");
    assertThat(stage.bot.received("team_join")).hasSize(1);
  }

  @Test
  void whatIsSaidToTheBotIsTold() {
    stage.ana.says("hello?");

    assertThat(Json.text(event("message"), "text")).isEqualTo("hello?");
    assertThat(Json.text(event("message"), "channel_type")).isEqualTo("im");
  }

  @Test
  void theEndOfAnInstallationIsTold() throws Exception {
    stage.acme.revokeToken();
    assertThat(Json.list(Json.child(event("tokens_revoked"), "tokens"), "bot")).hasSize(1);
    assertThat(stage.slack.authTest(r -> r).getError()).isEqualTo("token_revoked");

    stage.acme.install();
    assertThat(stage.slack.authTest(r -> r).isOk()).isTrue();
    stage.acme.uninstall();
    assertThat(stage.bot.received("app_uninstalled")).hasSize(1);
  }

  @Test
  void aRetryIsTheSameEventWithItsNumber() {
    var sent = stage.acme.sendEvent(Json.object("type", "user_change"));

    stage.acme.events().retry(sent, 1, "http_timeout");

    assertThat(stage.bot.received("user_change"))
        .hasSize(2)
        .extracting(body -> Json.text(body, "event_id"))
        .containsOnly(sent.eventId());
    assertThat(stage.bot.headers().getLast())
        .containsEntry("X-Slack-Retry-Num", "1")
        .containsEntry("X-Slack-Retry-Reason", "http_timeout");
  }

  @Test
  void anOrgWideInstallIsNamedInEverything() {
    stage.acme.inEnterprise("E0ORG", "Org", true);

    stage.ana.types("/any");
    stage.acme.sendEvent(Json.object("type", "user_change"));

    var form = stage.bot.received("/any").getFirst();
    assertThat(Json.text(form, "enterprise_id")).isEqualTo("E0ORG");
    assertThat(Json.text(form, "is_enterprise_install")).isEqualTo("true");
    var authorization =
        Json.objects(stage.bot.received("user_change").getLast(), "authorizations").getFirst();
    assertThat(Json.text(authorization, "enterprise_id")).isEqualTo("E0ORG");
    assertThat(Json.flag(authorization, "is_enterprise_install")).isTrue();
  }

  @Test
  void aForgedRequestIsRefusedAndNotedAsSuch() {
    var raw = stage.acme.raw("command=%2Fescalate&team_id=T0ACME");

    assertThat(raw.sendSignedWith("another secret").status()).isEqualTo(401);
    assertThat(raw.send("1", "v0=00").status()).isEqualTo(401);
    assertThat(lastResult()).isEqualTo(SignatureResult.REFUSED);
    assertThat(raw.send().status()).isEqualTo(200);
    assertThat(raw.sendSignedAt(stage.clock.instant().minus(Duration.ofMinutes(6))).status())
        .isEqualTo(200);
    assertThat(lastResult()).isEqualTo(SignatureResult.ACCEPTED);
  }

  private SignatureResult lastResult() {
    return stage.sandbox.exchanges().last(Direction.SLACK_TO_BOT).orElseThrow().signature();
  }
}
