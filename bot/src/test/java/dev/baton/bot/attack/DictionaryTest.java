package dev.baton.bot.attack;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.isolation.Forged;
import dev.baton.bot.isolation.SlackSurfaces;
import dev.baton.bot.isolation.SlackSurfaces.Surface;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.member.Roles;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import java.net.HttpURLConnection;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** The nasty texts in every place of the surfaces, and bodies of no known form, all well signed. */
@ExtendWith(TestDatabase.class)
@TestInstance(Lifecycle.PER_CLASS)
class DictionaryTest {
  private static final int BODIES = 10_000;

  /** Four surfaces side by side meet every text once; all of them are some forty rounds. */
  private static final int SHARES = 4;

  private final FreshDatabase fresh;
  private final TestBot bot;
  private final Forged forged;
  private final List<String> faults = new ArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();

  DictionaryTest(FreshDatabase fresh) {
    this.fresh = fresh;
    this.bot = TestBot.start(fresh);
    TestWorkspace mine = TestWorkspace.in(bot, "T0MINE");
    mine.files("ZD-1042");
    mine.in(tx -> {
      Roles.in(tx).grant(mine.id("bo"), "admin", "cli", "cli", fresh.clock().instant());
      return true;
    });
    bot.parts().snapshots().refresh("T0MINE");
    this.forged =
        new Forged(bot.address("/slack/events"), TestBot.SIGNING_SECRET, "T0MINE", mine.id("bo"));
  }

  @AfterAll
  void stop() throws Exception {
    client.close();
    bot.close();
  }

  @BeforeEach
  void forget() {
    faults.clear();
  }

  @Test
  void noSurfaceFailsAtItsShareOfTheTexts() throws IllegalAccessException {
    List<Surface> surfaces = new SlackSurfaces(bot.surfaces().app()).all();
    List<String> payloads = Dictionary.payloads();

    for (int s = 0; s < surfaces.size(); s++) {
      Surface surface = surfaces.get(s);
      for (int p = s % SHARES; p < payloads.size(); p += SHARES) {
        String payload = payloads.get(p);
        look(surface + " " + payload, forged.request(surface, payload, fresh.clock().instant()));
      }
    }

    assertThat(faults).isEmpty();
    assertThat(payloads).hasSizeGreaterThan(200).doesNotHaveDuplicates();
    assertThat(surfaces).hasSizeGreaterThan(25);
  }

  @Test
  void noSignedBodyMakesItFail() {
    List<String> bodies = HostileBodies.any().sampleStream().limit(BODIES).toList();
    List<String> types = HostileBodies.types().sampleStream().limit(50).toList();

    for (int i = 0; i < BODIES; i++) {
      String type = types.get(i % types.size());
      look(
          type + " " + bodies.get(i),
          forged.signed(type.isEmpty() ? "x/y" : type, bodies.get(i), fresh.clock().instant()));
    }

    assertThat(faults).isEmpty();
    assertThat(bodies).hasSize(BODIES);
  }

  private void look(String what, HttpRequest request) {
    HttpResponse<String> answer = answer(request);
    String body = answer.body();
    boolean leaks = body.contains("Exception") || body.contains("\tat ");
    boolean mentions = body.contains("<!channel>") || body.contains("<!here|here>");
    if (answer.statusCode() >= 500 || leaks || mentions) {
      faults.add(what + " was answered " + answer.statusCode() + " " + body);
    }
  }

  /** Asks again where the bot says that it could not store it just now, as Slack does. */
  private HttpResponse<String> answer(HttpRequest request) {
    return await()
        .until(
            () -> client.send(request, BodyHandlers.ofString()),
            answer -> answer.statusCode() != HttpURLConnection.HTTP_UNAVAILABLE);
  }
}
