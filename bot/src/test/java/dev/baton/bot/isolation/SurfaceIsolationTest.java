package dev.baton.bot.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.Surfaces;
import dev.baton.bot.isolation.SlackSurfaces.Surface;
import dev.baton.bot.mail.ResendEvent;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.Job;
import dev.baton.db.JobQueue;
import dev.baton.db.Tx;
import dev.baton.db.Work;
import dev.baton.db.escalate.Drafts;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.member.Roles;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.escalate.Draft;
import dev.baton.escalation.escalate.DraftAnswers;
import dev.baton.escalation.escalate.Escalation;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Three workspaces with the same tickets. A manager of one tries every surface, every job and the
 * webhook with every id of another; a new one of these joins by itself.
 */
@ExtendWith(TestDatabase.class)
@TestInstance(Lifecycle.PER_CLASS)
class SurfaceIsolationTest {
  private static final String VICTIM = "T0VICTIM";
  private static final String THIRD = "T0THIRD";
  private static final String MINE = "T0MINE";

  /** Stands in texts of the victim only. */
  private static final String SECRET = "Marble-Quarry";

  private final FreshDatabase fresh;
  private final TestBot bot;
  private final TestWorkspace mine;
  private final Set<String> foreignIds = new TreeSet<>();
  private final HttpClient client = HttpClient.newHttpClient();

  SurfaceIsolationTest(FreshDatabase fresh) {
    this.fresh = fresh;
    this.bot = TestBot.start(fresh);
    occupy(TestWorkspace.in(bot, VICTIM), SECRET);
    occupy(TestWorkspace.in(bot, THIRD), SECRET);
    this.mine = TestWorkspace.in(bot, MINE);
    occupy(mine, "Nothing");
    mine.in(tx -> {
      Roles.in(tx).grant(mine.id("bo"), "manager", "cli", "cli", now());
      Roles.in(tx).grant(mine.id("bo"), "admin", "cli", "cli", now());
      return true;
    });
    bot.parts().snapshots().refresh(MINE);
    foreignIds.addAll(idsOf(VICTIM));
  }

  @AfterAll
  void stop() throws Exception {
    client.close();
    bot.close();
  }

  private static void occupy(TestWorkspace team, String words) {
    Escalation pending = team.files("ZD-1042");
    team.files("ZD-7");
    team.in(tx -> {
      Escalations.in(tx)
          .addInformation(
              pending.ref(),
              java.util.UUID.randomUUID(),
              team.id("ana"),
              words,
              pending.requestedAt());
      keepDraft(tx, team, words, pending.requestedAt());
      return true;
    });
  }

  private static void keepDraft(Tx tx, TestWorkspace team, String words, Instant at) {
    DraftAnswers answers =
        new DraftAnswers(
            "ZD-1042",
            Optional.empty(),
            Optional.of("P2"),
            words + " is down since the update of this morning",
            "Restarted " + words + " twice and read its log",
            Optional.of(words),
            Optional.empty(),
            Map.of());
    Drafts.in(tx)
        .keep(
            new Draft(
                UUID.randomUUID(),
                "V0" + team.orgId(),
                team.id("ana"),
                answers,
                Optional.empty(),
                at));
  }

  private Instant now() {
    return fresh.clock().instant();
  }

  /**
   * Of all that looks like an id in the victim's rows six of each shape, and how surfaces spell
   * them.
   */
  private Set<String> idsOf(String orgId) {
    Set<String> ids =
        new TreeSet<>(
            Set.of(
                orgId,
                "ZD-1042",
                "ZD1042|1",
                "ZD7|1",
                "0195f000-0000-7000-8000-00000000000e|ZD1042|1"));
    List<String> cells = cells(orgId);
    for (String shape :
        List.of("[0-9a-f-]{36}", "V0\\w+", "[UW][A-Z0-9]{3,}", "[CD][A-Z0-9]{3,}")) {
      cells.stream().filter(cell -> cell.matches(shape)).distinct().limit(6).forEach(ids::add);
    }
    ids.addAll(List.of("show ZD-1042", "stats", "verify", "export audit", "guide"));
    return ids;
  }

  private List<String> cells(String orgId) {
    return fresh.asSuperuser(dsl ->
        tables(dsl).stream()
            .flatMap(table ->
                dsl.fetch("select * from baton." + table + " where org_id = ?", orgId).stream())
            .flatMap(row -> Stream.of(row.intoArray()))
            .map(String::valueOf)
            .toList());
  }

  private static List<String> tables(DSLContext dsl) {
    return dsl.fetch(
            "select relname from pg_class where relnamespace = 'baton'::regnamespace and relkind ="
                + " 'r' order by 1")
        .into(String.class);
  }

  /** Every row of the other two workspaces, queued work included. */
  private List<String> rowsOfOthers() {
    return fresh.asSuperuser(dsl ->
        Stream.concat(
                tables(dsl).stream()
                    .map(table ->
                        table
                            + dsl.fetch(
                                "select t::text from baton."
                                    + table
                                    + " t where org_id in (?, ?) order by 1",
                                VICTIM,
                                THIRD)),
                Stream.of(
                    dsl.fetch(
                            "select t::text from platform.scheduled_tasks t where"
                                + " split_part(task_instance, '/', 1) in (?, ?) order by 1",
                            VICTIM,
                            THIRD)
                        .toString()))
            .toList());
  }

  @Test
  void noSurfaceShowsOrChangesAnythingOfAnotherWorkspace() throws Exception {
    List<Surface> surfaces = new SlackSurfaces(bot.surfaces().app()).all();
    Forged forged =
        new Forged(bot.address("/slack/events"), TestBot.SIGNING_SECRET, MINE, mine.id("bo"));
    List<String> before = rowsOfOthers();

    for (Surface surface : surfaces) {
      for (String id : foreignIds) {
        HttpResponse<String> answer =
            client.send(forged.request(surface, id, now()), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(surface + " " + id).isLessThan(500);
        assertThat(answer.body()).as(surface + " " + id).doesNotContain(SECRET);
      }
    }

    assertThat(surfaces).hasSizeGreaterThan(25);
    assertThat(foreignIds).hasSizeGreaterThan(15);
    assertThat(rowsOfOthers()).isEqualTo(before);
    assertThat(bot.sandbox().exchanges().all())
        .filteredOn(exchange -> !exchange.name().equals("auth.test"))
        .noneMatch(exchange -> exchange.request().contains(SECRET));
  }

  /** A request that is signed for one team and names another in its parts is the signed team's. */
  @Test
  void theWorkspaceIsNeverTakenFromAnythingButTheRequestsTeam() throws Exception {
    List<String> before = rowsOfOthers();
    Forged forged =
        new Forged(bot.address("/slack/events"), TestBot.SIGNING_SECRET, MINE, mine.id("bo"));

    for (String text : List.of("show ZD-1042", "show " + VICTIM, "export", "stats", "verify")) {
      HttpResponse<String> answer =
          client.send(
              forged.request(new Surface("command", "/escalation-log"), text, now()),
              BodyHandlers.ofString());
      assertThat(answer.body()).as(text).doesNotContain(SECRET);
    }
    assertThat(rowsOfOthers()).isEqualTo(before);
  }

  @Test
  void theStartBeginsWhatEveryWorkspaceAlwaysHas() {
    Surfaces surfaces = bot.surfaces(Map.of());
    surfaces.begin().run();

    List<String> begun =
        bot.database()
            .asSuperuser(dsl ->
                dsl.fetch(
                        "select task_name from platform.scheduled_tasks where task_instance = ?",
                        MINE + "/once/daily")
                    .getValues(0, String.class));
    assertThat(begun).contains("member-sync-daily", "manager-digest", "content-expiry");
    surfaces.end().run();
  }

  @Test
  void noJobDoesAnythingToAnotherWorkspace() {
    Surfaces surfaces = bot.surfaces(Map.of());
    surfaces.begin().run();
    List<String> before = rowsOfOthers();
    int asked = bot.sandbox().exchanges().all().size();

    assertThat(surfaces.jobs()).isNotEmpty();
    surfaces.jobs().forEach((job, handler) -> foreignIds.forEach(id -> run(job, handler, id)));

    assertThat(rowsOfOthers()).isEqualTo(before);
    assertThat(bot.sandbox().exchanges().all().stream().skip(asked))
        .noneMatch(exchange -> exchange.request().contains(SECRET));
    surfaces.end().run();
  }

  /** An id that is none may make a job fail; then it must have done nothing. */
  private static void run(Job job, JobQueue.Handler handler, String id) {
    try {
      assertThat(handler.run(new Work(MINE, id))).isNotNull();
    } catch (RuntimeException failed) {
      assertThat(failed).as(job + " " + id).isNotNull();
    }
  }

  @Test
  void newsOfAMailChangesNothingInAnotherWorkspace() {
    Surfaces surfaces = bot.surfaces(Map.of());
    List<String> before = rowsOfOthers();

    for (ResendEvent.Kind kind : ResendEvent.Kind.values()) {
      for (String id : foreignIds) {
        surfaces
            .resendEvents()
            .accept(
                new ResendEvent(
                    "msg_" + id,
                    kind,
                    id,
                    now(),
                    List.of("ana@acme.test"),
                    "",
                    Map.of("workspace", MINE, "delivery", id)));
      }
    }

    assertThat(rowsOfOthers()).isEqualTo(before);
    surfaces.end().run();
  }
}
