package dev.baton.bot.member;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.member.Members;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.member.Member;
import dev.baton.sandbox.event.SentEvent;
import dev.baton.sandbox.people.Person;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MemberEventsTest {
  private final TestBot bot;

  MemberEventsTest(FreshDatabase database) {
    this.bot = TestBot.start(database);
  }

  @AfterAll
  void close() {
    bot.close();
  }

  @Test
  void anEventThatIsDeliveredAgainBringsNothingOldBack() {
    TestWorkspace acme = TestWorkspace.in(bot);
    Person ana = acme.person("ana");
    SentEvent first = acme.slack().sendEvent(change(acme, ana.email("first@acme.test")));
    ana.email("second@acme.test");
    // Slack signs a repetition anew, a minute later.
    bot.clock().advance(Duration.ofMinutes(1));

    SentEvent again = acme.slack().events().retry(first, 1, "http_timeout");

    assertThat(again.answer().status()).isEqualTo(200);
    assertThat(acme.in(tx -> Members.in(tx).find(ana.id())).flatMap(Member::email))
        .contains("second@acme.test");
  }

  @Test
  void anOlderEventThatArrivesLaterChangesNothing() {
    TestWorkspace acme = TestWorkspace.in(bot);
    Person ana = acme.person("ana");
    ana.email("first@acme.test");
    JsonObject older = change(acme, ana);
    Instant then = bot.clock().instant();
    bot.clock().advance(Duration.ofSeconds(30));
    ana.email("second@acme.test");
    bot.clock().set(then);

    SentEvent late = acme.slack().sendEvent(older);

    assertThat(late.answer().status()).isEqualTo(200);
    assertThat(acme.in(tx -> Members.in(tx).find(ana.id())).flatMap(Member::email))
        .contains("second@acme.test");
  }

  private static JsonObject change(TestWorkspace acme, Person person) {
    JsonObject event = new JsonObject();
    event.addProperty("type", "user_change");
    event.add("user", person.member().json(true, acme.now()));
    return event;
  }
}
