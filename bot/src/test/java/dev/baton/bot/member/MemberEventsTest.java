package dev.baton.bot.member;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.baton.bot.Office;
import dev.baton.db.member.Members;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.member.Member;
import dev.baton.sandbox.event.SentEvent;
import dev.baton.sandbox.people.Person;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
final class MemberEventsTest {
  @Test
  void anEventThatIsDeliveredAgainBringsNothingOldBack(FreshDatabase fresh) {
    try (Office office = new Office(fresh).connect()) {
      Person ana = office.person("ana");
      SentEvent first = office.acme().sendEvent(change(office, ana.email("first@acme.test")));
      ana.email("second@acme.test");
      // Slack signs a repetition anew, a minute later.
      fresh.clock().advance(Duration.ofMinutes(1));

      SentEvent again = office.acme().events().retry(first, 1, "http_timeout");

      assertThat(again.answer().status()).isEqualTo(200);
      assertThat(
              fresh
                  .workspace()
                  .inTransaction(Office.ID, tx -> Members.in(tx).find(ana.id()))
                  .flatMap(Member::email))
          .contains("second@acme.test");
    }
  }

  @Test
  void anOlderEventThatArrivesLaterChangesNothing(FreshDatabase fresh) {
    try (Office office = new Office(fresh).connect()) {
      Person ana = office.person("ana");
      ana.email("first@acme.test");
      JsonObject older = change(office, ana);
      Instant then = fresh.clock().instant();
      fresh.clock().advance(Duration.ofSeconds(30));
      ana.email("second@acme.test");
      fresh.clock().set(then);

      SentEvent late = office.acme().sendEvent(older);

      assertThat(late.answer().status()).isEqualTo(200);
      assertThat(
              fresh
                  .workspace()
                  .inTransaction(Office.ID, tx -> Members.in(tx).find(ana.id()))
                  .flatMap(Member::email))
          .contains("second@acme.test");
    }
  }

  private static JsonObject change(Office office, Person person) {
    JsonObject event = new JsonObject();
    event.addProperty("type", "user_change");
    event.add("user", person.member().json(true, office.database().clock().instant()));
    return event;
  }
}
