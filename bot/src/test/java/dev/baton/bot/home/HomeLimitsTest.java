package dev.baton.bot.home;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.baton.bot.leaver.LeaverWatch;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.sandbox.people.HomeView;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The fullest page there can be: somebody who leads, manages and administers, with hundreds of
 * entries in each list and texts as long as they may be. The sandbox refuses what Slack would.
 */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HomeLimitsTest {
  private static final int MOST_BLOCKS = 80;

  private static final String TICKETS =
      """
      insert into baton.ticket (org_id, ticket_key, shown_key, first_owner, entry_tier, last_seq, customer, created_at)
      select ?1, '?2' || i, '?2-' || i, '?3', 'T1', 1, repeat('&', 150), '2026-03-02T08:00Z' from generate_series(1, 500) i
      """;

  /** As the one that was filed by hand, with its longest texts. */
  private static final String REQUESTS =
      """
      insert into baton.escalation (org_id, ticket_key, seq, escalation_id, draft_id, state, kind, from_tier, to_tier,
        requester, previous_owner, proposed_owner, because, reason, steps_tried, checklist, priority, custom, matrix_version,
        route_number, criteria, customer, requested_at, decide_by)
      select org_id, '?2' || i, 1, md5('?2e' || i)::uuid, md5('?2d' || i)::uuid, 'pending', kind, from_tier, to_tier,
        '?3', '?3', proposed_owner, because, repeat('<*_&>', 600), steps_tried, checklist, priority, custom, matrix_version,
        route_number, criteria, repeat('&', 150), requested_at + i * interval '1 second', decide_by
        from baton.escalation, generate_series(1, 500) i where org_id = ?1 and ticket_key = 'ZD1'
      """;

  private static final String ASKED =
      """
      insert into baton.recipient (org_id, ticket_key, seq, member_id, position, role, added_at)
      select org_id, ticket_key, 1, person, 0, 'lead', requested_at from baton.escalation, unnest(array[?4]) person
       where org_id = ?1 and ticket_key like '?2%' and ticket_key <> 'ZD1'
      """;

  private static final String CLOCKS =
      """
      insert into baton.clock (org_id, clock_id, ticket_key, kind, scope, target_us, since, state, due_at, gen)
      select org_id, md5('c' || ticket_key)::uuid, ticket_key, 'first_action', 1, 3600000000, created_at, 'running',
        created_at + interval '1 hour', 1 from baton.ticket where org_id = ?1 and ticket_key like 'OWN%'
      """;

  private static final String REST =
      """
      insert into baton.role_grant (org_id, member_id, role, granted_by, granted_at)
      select ?1, '?3', role, 'cli', '2026-03-02T08:00Z' from unnest(array['manager', 'admin']) role;
      insert into baton.leaver (org_id, member_id, tier, tickets, named, found_at)
      select ?1, 'ULEFT' || i, 'T2', 1, false, '2026-03-02T08:00Z' from generate_series(1, 500) i;
      insert into baton.delivery (org_id, delivery_id, kind, medium, recipient, roles, ticket_key, seq, detail, state, error, created_at)
      select ?1, md5('l' || i)::uuid, 'receipt', 'slack', 'ULEFT' || i, '{requester}', 'ZD1', 1, '{}', 'undeliverable',
        '{"reason": "account_inactive"}', '2026-03-02T08:00Z' from generate_series(1, 500) i;
      insert into baton.delivery_hold (org_id, medium, reason, since, next_at)
      select ?1, medium, '{"reason": "token_revoked"}', '2026-03-02T08:00Z', '2026-03-03T08:00Z' from unnest(array['slack', 'email']) medium
      """;

  private final TestBot bot;
  private final TestWorkspace acme;
  private final HomeView home;

  HomeLimitsTest(FreshDatabase fresh) {
    this.bot = TestBot.startWithJobs(fresh);
    bot.clock().set(Instant.parse("2026-03-02T09:00:00Z"));
    this.acme = TestWorkspace.in(bot);
    acme.files("ZD-1");
    for (int number = 2; number <= 5; number++) {
      acme.request("lena", acme.files("ZD-" + number)).click("Approve");
    }
    await().until(() -> fresh.asSuperuser(this::lookedForWhoLeft));
    fresh.asSuperuser(dsl -> {
      dsl.execute("set session_replication_role = replica");
      String everybody = "'" + acme.id("lena") + "', '" + String.join("', '", crowd()) + "'";
      for (String name : List.of("ASK", "QUEUE", "MINE")) {
        String requester = acme.id(name.equals("MINE") ? "lena" : "ana");
        run(dsl, TICKETS, name, requester);
        run(dsl, REQUESTS, name, requester);
        String asked = name.equals("ASK") ? everybody : "'" + String.join("', '", crowd()) + "'";
        run(dsl, ASKED.replace("?4", asked), name, requester);
      }
      run(dsl, TICKETS, "OWN", acme.id("lena"));
      run(dsl, CLOCKS, "OWN", acme.id("lena"));
      for (String statement : REST.split(";")) {
        run(dsl, statement, "", acme.id("lena"));
      }
      return dsl.execute("set session_replication_role = origin");
    });
    bot.parts().snapshots().refresh(acme.orgId());
    this.home = acme.person("lena").opensHome().awaitShows("Waits for your yes or no (501)");
  }

  /** A look that is still due would take who did not leave out again. */
  private boolean lookedForWhoLeft(DSLContext dsl) {
    return dsl.fetchExists(
            DSL.table("platform.scheduled_tasks"),
            DSL.condition(
                "task_name = ? and not picked and execution_time > cast(? as timestamptz)",
                LeaverWatch.DAILY.name(),
                bot.clock().instant().toString()))
        && !dsl.fetchExists(
            DSL.table("platform.scheduled_tasks"),
            DSL.condition("task_name = ?", LeaverWatch.SOON.name()));
  }

  private static List<String> crowd() {
    return IntStream.rangeClosed(1, 30).mapToObj(i -> "UCROWD" + i).toList();
  }

  private void run(DSLContext dsl, String sql, String name, String person) {
    dsl.execute(
        sql.replace("?1", "'" + acme.orgId() + "'").replace("?2", name).replace("?3", person));
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  private List<JsonObject> blocks() {
    return StreamSupport.stream(home.json().getAsJsonArray("blocks").spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  @Test
  void theFullestPageKeepsWithinEightyBlocks() {
    assertThat(home.lines())
        .anyMatch("You decided just now (3)"::equals)
        .anyMatch("Your team's queue (1,000)"::equals)
        .anyMatch("Yours now (1,000)"::equals)
        .anyMatch("You asked for (500)"::equals)
        .anyMatch("Left, but still counted on (500)"::equals)
        .anyMatch("Did not arrive (4)"::equals);
    assertThat(blocks()).hasSizeBetween(70, MOST_BLOCKS);
    assertThat(home.json().toString().length()).as("Slack takes 250 kB").isLessThan(250_000);
  }

  @Test
  void everyTextKeepsWithinItsOwnLimit() {
    assertThat(blocks())
        .filteredOn(block -> block.get("type").getAsString().equals("section"))
        .allMatch(
            block -> block.getAsJsonObject("text").get("text").getAsString().length() <= 3_000);
  }
}
