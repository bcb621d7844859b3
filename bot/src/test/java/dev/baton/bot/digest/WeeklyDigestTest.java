package dev.baton.bot.digest;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.Work;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WeeklyDigestTest {
  private static final Instant TUESDAY = Instant.parse("2026-03-03T10:00:00Z");
  private static final Instant MONDAY = Instant.parse("2026-03-09T09:00:00Z");

  private final TestBot bot;
  private final WeeklyDigest digest;
  private TestWorkspace acme;

  WeeklyDigestTest(FreshDatabase fresh) {
    this.bot = TestBot.start(fresh);
    this.digest = new WeeklyDigest(fresh.tenants(), fresh.clock());
  }

  @BeforeEach
  void open() {
    bot.clock().set(TUESDAY);
    acme = TestWorkspace.in(bot);
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  @Test
  void managersReadTheWeekBesideTheOneBefore() {
    acme.request("lena", acme.files("ZD-1")).click("Approve");
    acme.files("ZD-2");
    bot.clock().set(MONDAY);

    assertThat(tell()).contains(Instant.parse("2026-03-16T09:00:00Z"));
    deliver();

    assertThat(acme.person("bo").directMessage("The week from").text())
        .contains("• That week: 2 filed, 1 approved, 0 bounced, 1 pending.")
        .contains("half took at most 0 sec, nine of ten at most 0 sec (of 1).")
        .contains("• The week before: nothing was filed.")
        .contains("*By tier*", "• T2: 2 filed")
        .contains("/escalation-log stats 30");
    assertThat(acme.person("lena").directMessages())
        .noneMatch(message -> message.text().contains("The week from"));
  }

  @Test
  void aSilentWeekIsNotTold() {
    bot.clock().set(MONDAY);

    tell();

    assertThat(told()).isEmpty();
  }

  @Test
  void aWeekIsToldOnceHoweverOftenTheJobRuns() {
    acme.files("ZD-1");
    bot.clock().set(MONDAY);

    tell();
    tell();
    bot.clock().set(MONDAY.plusSeconds(86_400));
    tell();

    assertThat(told()).hasSize(1);
  }

  @Test
  void aWorkspaceThatIsGoneIsToldNothingMore() {
    assertThat(digest.tell(new Work("TNOBODY", "daily"))).isEmpty();
  }

  private Optional<Instant> tell() {
    return digest.tell(new Work(acme.orgId(), "daily"));
  }

  private List<String> told() {
    return bot.database()
        .asSuperuser(dsl ->
            dsl.fetch(
                    "select delivery_id::text from baton.delivery where org_id = ? and kind ="
                        + " 'week' and recipient = ?",
                    acme.orgId(),
                    acme.id("bo"))
                .map(row -> row.get(0, String.class)));
  }

  private void deliver() {
    var slack = requireNonNull(bot.surfaces().jobs().get(DeliveryQueue.SLACK));
    told().forEach(id -> slack.run(new Work(acme.orgId(), id)));
  }
}
