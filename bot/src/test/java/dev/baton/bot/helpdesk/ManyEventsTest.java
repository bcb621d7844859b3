package dev.baton.bot.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.JobQueue.Outcome;
import dev.baton.db.Work;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.helpdesk.InboundEvents;
import dev.baton.db.helpdesk.InboundRow;
import dev.baton.db.helpdesk.InboundRow.State;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.matrix.Priority;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a program sends in a hurry is read together; one event that fails holds up no other. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManyEventsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final int MANY = 120;

  private final FreshDatabase fresh;
  private final TestBot bot;
  private final HttpClient http = HttpClient.newHttpClient();
  private InboundWork work;
  private TestWorkspace acme;
  private Sender desk;

  /** Nothing reads but what a test orders. */
  ManyEventsTest(FreshDatabase fresh) {
    this.fresh = fresh;
    this.bot = TestBot.start(fresh);
  }

  @BeforeEach
  void open() {
    bot.clock().set(NOW);
    acme = TestWorkspace.in(bot);
    desk = Sender.to(acme, http);
    work = new InboundWork(fresh.tenants(), Sender.secrets(), new InboundFigures(), bot.clock());
  }

  @AfterAll
  void stop() {
    http.close();
    bot.close();
  }

  @Test
  void fiftyAreReadAtATimeTheOldestFirstAndTheirPlacesInTheQueueGo() {
    for (int i = 0; i < MANY; i++) {
      assertThat(desk.send("msg_" + i, event("ZD-" + (1000 + i % 7), i % 4 + 1, i))).isEqualTo(202);
    }
    List<UUID> ids = events().reversed().stream().map(InboundRow::id).toList();
    assertThat(queued()).isEqualTo(MANY);

    assertThat(read(ids.getLast())).isInstanceOf(Outcome.Again.class);
    assertThat(states(State.APPLIED)).isEqualTo(50);
    assertThat(queued()).isEqualTo(MANY - 50);
    assertThat(read(ids.get(60))).isInstanceOf(Outcome.Done.class);
    assertThat(read(ids.getFirst())).isInstanceOf(Outcome.Done.class);
    assertThat(read(ids.getLast())).isInstanceOf(Outcome.Done.class);
    assertThat(states(State.APPLIED)).isEqualTo(MANY);
    assertThat(queued()).isZero();
    // 119 is the last word on the ticket 1000 + 119 % 7 = 1000.
    assertThat(priority("ZD-1000")).isEqualTo(Priority.P4);
  }

  @Test
  void oneThatCannotBeReadFailsForItselfAndTheOthersAreApplied() {
    desk.send("msg_1", event("ZD-2001", 1, 1));
    desk.send("msg_2", event("ZD-2002", 2, 2));
    desk.send("msg_3", event("ZD-2003", 3, 3));
    fresh.asOwner(sql -> forbid(sql, "ZD2002"));
    try {
      assertThat(read(idOf("msg_1"))).isInstanceOf(Outcome.Done.class);
      assertThat(read(idOf("msg_3"))).isInstanceOf(Outcome.Done.class);
      assertThatThrownBy(() -> read(idOf("msg_2"))).hasMessageContaining("no_such_ticket");
    } finally {
      fresh.asOwner(sql -> sql.execute("alter table baton.ticket drop constraint no_such_ticket"));
    }
    assertThat(states(State.APPLIED)).isEqualTo(2);
    assertThat(states(State.NEW)).isEqualTo(1);
    assertThat(read(idOf("msg_2"))).isInstanceOf(Outcome.Done.class);
    assertThat(states(State.APPLIED)).isEqualTo(3);
  }

  private static int forbid(DSLContext sql, String key) {
    return sql.execute(
        "alter table baton.ticket add constraint no_such_ticket check (ticket_key <> '"
            + key
            + "')");
  }

  private static String event(String key, int priority, int second) {
    return "{\"type\":\"ticket.updated\",\"timestamp\":\""
        + NOW.minusSeconds(600).plusSeconds(second)
        + "\",\"data\":{\"key\":\""
        + key
        + "\",\"priority\":\"P"
        + priority
        + "\"}}";
  }

  private Outcome read(UUID id) {
    return work.apply(new Work(acme.orgId(), id.toString()));
  }

  private UUID idOf(String event) {
    return events().stream()
        .filter(row -> row.eventId().equals(event))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private List<InboundRow> events() {
    return acme.in(tx -> InboundEvents.in(tx).newest(desk.connection().id(), MANY));
  }

  private long states(State state) {
    return events().stream().filter(event -> event.state() == state).count();
  }

  private int queued() {
    return fresh.asOwner(sql ->
        sql.fetchSingle(
                "select count(*) from platform.scheduled_tasks where task_name = 'inbound-event'"
                    + " and task_instance like ?",
                acme.orgId() + "/%")
            .get(0, int.class));
  }

  private Priority priority(String key) {
    return acme.in(tx -> Tickets.in(tx).find(TicketKeyFormat.DEFAULT.parse(key).orElseThrow()))
        .orElseThrow()
        .priority()
        .orElseThrow();
  }
}
