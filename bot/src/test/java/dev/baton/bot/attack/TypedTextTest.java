package dev.baton.bot.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.escalate.TypedText;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Submission;
import dev.baton.slack.Mrkdwn;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every nasty text against the bot as it is served: typed into forms, and sent to every path. */
@ExtendWith(TestDatabase.class)
@TestInstance(Lifecycle.PER_CLASS)
class TypedTextTest {
  private static final String REASON = "It fails since the update, and shows: ";
  private static final String STEPS = "Restarted it twice and typed this: ";

  private final TestWorkspace acme;

  TypedTextTest(FreshDatabase fresh) {
    this.acme = TestWorkspace.alone(fresh);
  }

  @AfterAll
  void close() {
    acme.close();
  }

  @Test
  void whateverIsTypedIsKeptAsItWasAndMentionsNobody() {
    List<String> payloads = Dictionary.payloads();

    for (int i = 0; i < payloads.size(); i += 2) {
      String ticket = "ZD-" + (50_000_000 + 1_234_567 * i);
      String reason = payloads.get(i);
      String steps = payloads.get((i + 1) % payloads.size());
      escalate(ticket, reason, steps);
      assertThat(stored(ticket))
          .as(reason + " and " + steps)
          .containsExactly(
              TypedText.clean(REASON + sent(reason)), TypedText.clean(STEPS + sent(steps)));
    }

    assertThat(acme.bot().sandbox().exchanges().all())
        .isNotEmpty()
        .noneMatch(exchange -> exchange.status() >= 500);
    String shown = acme.person("lena").directMessage("ZD-50000000 #1").toString();
    assertThat(shown).contains("OR '1'='1");
  }

  /** Half a character has no UTF-8, so that a question mark is all that ever arrives. */
  private static String sent(String payload) {
    return new String(payload.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private void escalate(String ticket, String reason, String steps) {
    String typed = reason + " and " + steps;
    assertThat(acme.person("ana").types("/escalate " + ticket).problem()).as(typed).isEmpty();
    Modal modal = acme.person("ana").modal("Escalate a ticket");
    Submission next =
        modal
            .choose("Category", "Login")
            .choose("Priority", "P3")
            .fill("Reason", REASON + reason)
            .fill("Steps tried", STEPS + steps)
            .submit("Next");
    assertThat(next.kind()).as(typed + next).isEqualTo(Submission.Kind.PUSHED);
    assertThat(acme.person("ana").modal("Who takes it over").submit("Escalate").kind())
        .as(typed)
        .isEqualTo(Submission.Kind.CLEARED);
  }

  private List<String> stored(String ticket) {
    return acme.bot()
        .database()
        .asSuperuser(dsl ->
            dsl.fetchSingle(
                    "select reason, steps_tried from baton.escalation where ticket_key = ?",
                    ticket.replace("-", ""))
                .map(row -> List.of(row.get(0, String.class), row.get(1, String.class))));
  }

  @Test
  void anUnknownWordIsRepeatedWithoutItsMarks() {
    for (String payload : Dictionary.payloads()) {
      assertThat(acme.person("ana").types("/escalation-log " + payload).problem())
          .as(payload)
          .isEmpty();
    }

    assertThat(acme.bot().sandbox().exchanges().named("/escalation-log"))
        .isNotEmpty()
        .noneMatch(exchange -> exchange.answer().contains("<!channel>"))
        .noneMatch(exchange -> exchange.answer().contains("<@U0ANA>"));
    assertThat(Mrkdwn.escape("<!channel>")).isEqualTo("&lt;!channel&gt;");
  }

  @Test
  void noPathFailsLeaksOrLeadsAway() throws Exception {
    assertThat(acme.bot().process().paths()).hasSizeGreaterThan(6);
    for (String path : acme.bot().process().paths()) {
      for (String payload : Dictionary.payloads()) {
        String encoded = URLEncoder.encode(payload, StandardCharsets.UTF_8);
        String[] parts = path.replaceAll("\\{\\w+}", "AAAAAAAAAAAAAAAAAAAAAA").split(" ", 2);
        holds(
            path, payload, request(parts[0], parts[1] + "?code=" + encoded + "&state=x", payload));
        holds(path, payload, request(parts[0], parts[1] + "/" + encoded, payload));
        holds(path, payload, request(parts[0], parts[1] + "?" + encoded, payload));
      }
    }
  }

  private HttpRequest request(String method, String path, String body) {
    return HttpRequest.newBuilder(URI.create(acme.bot().address("") + path))
        .method(
            method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
        .header("Cookie", "a=" + URLEncoder.encode(body, StandardCharsets.UTF_8))
        .header("X-Forwarded-Host", "evil.test")
        .build();
  }

  /** Alone on its connection: the server hangs up on a body that nobody wanted to read. */
  private static HttpResponse<String> answer(HttpRequest request) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString());
    }
  }

  private void holds(String path, String payload, HttpRequest request) throws Exception {
    HttpResponse<String> answer = answer(request);
    String what = path + " " + payload;

    assertThat(answer.statusCode()).as(what).isLessThan(500);
    assertThat(answer.body()).as(what).doesNotContain("Exception").doesNotContain("\tat ");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).as(what).hasValue("nosniff");
    assertThat(answer.headers().firstValue("Location").orElse("/"))
        .as(what)
        .doesNotContain("evil.test")
        .matches("(?:/[^/].*|/|https://slack\\.com/.*)");
    if (payload.contains("<")) {
      assertThat(answer.body()).as(what).doesNotContain(payload);
    }
  }
}
