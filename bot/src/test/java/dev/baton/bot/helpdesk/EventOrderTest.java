package dev.baton.bot.helpdesk;

import static dev.baton.db.tables.baton.Tables.ACCOUNT;
import static dev.baton.db.tables.baton.Tables.TICKET;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.Tx;
import dev.baton.db.table.AccountTable;
import dev.baton.db.table.ToldTickets;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.field.Facts;
import dev.baton.escalation.helpdesk.Said;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.escalation.ticket.TicketRow;
import dev.baton.matrix.Tier;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any order in which events arrive, and any repetition, ends alike. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventOrderTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final TicketRow.Workspace READ_BY =
      new TicketRow.Workspace(TicketKeyFormat.DEFAULT, List.of(new Tier("T1"), new Tier("T2")));

  private final TestBot bot;
  private TestWorkspace acme;
  private UUID desk;
  private int tickets = 1000;

  EventOrderTest(FreshDatabase fresh) {
    this.bot = TestBot.start(fresh);
  }

  @BeforeAll
  void open() {
    bot.clock().set(NOW);
    acme = TestWorkspace.in(bot);
    desk =
        acme.in(tx ->
            OpenedConnection.create(tx, Sender.secrets(), "Desk", acme.id("olga"), NOW)
                .orElseThrow()
                .id());
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  /** Sets of up to six events of one ticket, {@code T} its key and {@code U} another's. */
  static List<List<String>> sets() {
    return List.of(
        // The stamps of the third and fourth are equal; the event's id decides.
        List.of(
            event(
                "ticket.created",
                1,
                "'title':'One','priority':'P3','status':'open','contact':'a@b.test'"),
            event("ticket.updated", 2, "'priority':'P1','status':'waiting'"),
            event("ticket.updated", 3, "'title':'Two','priority':null"),
            event("ticket.updated", 3, "'title':'Three','category':'Billing'"),
            event("ticket.updated", 4, "'status':'resolved','resolved':'2026-03-02T08:04:00Z'"),
            event("ticket.updated", 5, "'status':'in_progress','resolved':null,'contact':null")),
        List.of(
            event("ticket.created", 1, "'title':'One','description':'Secret','status':'open'"),
            event("ticket.updated", 2, "'status':'waiting','description':'More'"),
            event("ticket.deleted", 3, ""),
            event("ticket.undeleted", 4, ""),
            event("ticket.spam", 5, ""),
            event("ticket.updated", 6, "'title':'Late','status':'resolved'")),
        List.of(
            event("ticket.created", 1, "'title':'One','opened':'2026-03-02T07:00:00Z'"),
            event("ticket.merged", 2, "'merged_into':'U'"),
            event("ticket.undeleted", 3, ""),
            event("ticket.deleted", 3, ""),
            event("ticket.updated", 4, "'first_response':'2026-03-02T08:00:00Z'"),
            event("ticket.merged", 5, "'merged_into':'U'")));
  }

  @ParameterizedTest
  @MethodSource("sets")
  void everyOrderOfUpToSixEventsEndsAlike(List<String> events) {
    List<List<Integer>> orders = permutations(events.size());
    assertThat(orders).hasSize(720);
    Facts first = folded(events, orders.getFirst());
    for (List<Integer> order : orders) {
      assertThat(folded(events, order)).as(order.toString()).isEqualTo(first);
    }
  }

  /** The rows are those facts written down; some orders of all show that. */
  @ParameterizedTest
  @MethodSource("sets")
  void ordersOfSixEventsEndAlikeInTheTables(List<String> events) {
    List<List<Integer>> orders = permutations(events.size());
    Map<String, String> first = after(events, orders.getFirst());
    for (int i = 0; i < orders.size(); i += 47) {
      assertThat(after(events, orders.get(i))).as(orders.get(i).toString()).isEqualTo(first);
    }
  }

  private static Facts folded(List<String> events, List<Integer> order) {
    Facts facts = Facts.NONE;
    for (int i : order) {
      String text = events.get(i).replace("'T'", "'ZD-1'").replace("'U'", "'ZD-2'");
      if (!(read(text, "event-" + i) instanceof Said.OfTicket said)) {
        throw new AssertionError(text);
      }
      facts = facts.hear(said.row().word()).facts();
    }
    return facts;
  }

  @ParameterizedTest
  @MethodSource("sets")
  void whatIsRepeatedAtAnyPlaceChangesNothing(List<String> events) {
    Map<String, String> once = after(events, List.of(0, 1, 2, 3, 4, 5));
    Facts folded = folded(events, List.of(0, 1, 2, 3, 4, 5));
    for (int again = 0; again < events.size(); again++) {
      for (int place = 0; place <= events.size(); place++) {
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
        order.add(place, again);
        assertThat(folded(events, order)).as(order.toString()).isEqualTo(folded);
      }
    }
    List<Integer> twice = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
    twice.addAll(List.of(5, 4, 3, 2, 1, 0));
    assertThat(after(events, twice)).isEqualTo(once);
  }

  @Test
  void twoTicketsMergedIntoEachOtherStayBothInEitherOrder() {
    for (boolean turned : new boolean[] {false, true}) {
      String one = next();
      String two = next();
      String into = event("ticket.merged", 1, "'merged_into':'U'");
      String back = event("ticket.merged", 2, "'merged_into':'U'");
      Map<String, String> both =
          acme.in(tx -> {
            hear(tx, turned ? back : into, "m1", turned ? two : one, turned ? one : two);
            hear(tx, turned ? into : back, "m2", turned ? one : two, turned ? two : one);
            Map<String, String> rows = new TreeMap<>();
            rows.put("one", row(tx, one).get("status") + row(tx, one).get("merged_into"));
            rows.put("two", row(tx, two).get("status") + row(tx, two).get("merged_into"));
            return rows;
          });
      assertThat(both).containsOnly(Map.entry("one", "opennull"), Map.entry("two", "opennull"));
    }
  }

  @Test
  void aMergedTicketLeadsToTheWinnerUntilItIsUndeleted() {
    String loser = next();
    String winner = next();
    acme.in(tx -> {
      hear(tx, event("ticket.merged", 1, "'merged_into':'U'"), "m1", loser, winner);
      assertThat(row(tx, loser))
          .containsEntry("merged_into", identity(winner))
          .containsEntry("status", "closed");
      hear(tx, event("ticket.updated", 2, "'status':'open'"), "m2", loser, winner);
      assertThat(row(tx, loser)).containsEntry("status", "closed");
      hear(tx, event("ticket.undeleted", 3, ""), "m3", loser, winner);
      assertThat(row(tx, loser))
          .containsEntry("merged_into", "null")
          .containsEntry("status", "open");
      return true;
    });
  }

  @Test
  void aStatusThatIsToldAgainIsSoSinceItWasToldFirst() {
    List<String> events =
        List.of(
            event("ticket.created", 1, "'status':'open'"),
            event("ticket.updated", 2, "'status':'waiting'"),
            event("ticket.updated", 3, "'status':'waiting','title':'More'"),
            event("ticket.updated", 4, "'title':'Only a title'"));
    for (List<Integer> order : permutations(events.size())) {
      assertThat(after(events, order))
          .as(order.toString())
          .containsEntry("status", "waiting")
          .containsEntry("customer_waiting_since", "2026-03-02T08:02:00Z")
          .containsEntry("title", "Only a title");
    }
  }

  @Test
  void everyOrderOfWhatIsSaidOfACustomerEndsAlike() {
    List<String> events =
        List.of(
            event("account.created", 1, "'account':'N','tier':'SMB','health':'green'"),
            event("account.updated", 2, "'account':'N','tier':'Enterprise','health':null"),
            event("account.updated", 3, "'account':'N','contract_value':180000,'currency':'EUR'"),
            event("account.updated", 4, "'account':'N','owner':'sara@acme.test','tier':'Gold'"));
    Map<String, String> first = Map.of();
    int count = 0;
    for (List<Integer> order : permutations(events.size())) {
      String name = "Customer " + count;
      Map<String, String> known =
          acme.in(tx -> {
            order.forEach(
                i -> hearAccount(tx, events.get(i).replace("'N'", "'" + name + "'"), "e" + i));
            Map<String, String> row = new TreeMap<>();
            tx.dsl()
                .selectFrom(ACCOUNT)
                .where(ACCOUNT.NAME.eq(name))
                .fetchSingle()
                .intoMap()
                .forEach((column, value) -> row.put(column, String.valueOf(value)));
            row.keySet().removeAll(List.of("account_id", "name", "folded_name"));
            return row;
          });
      first = count++ == 0 ? known : first;
      assertThat(known).as(order.toString()).isEqualTo(first);
    }
    assertThat(first)
        .containsEntry("tier", "Gold")
        .containsEntry("health", "null")
        .containsEntry("contract_value_minor", "18000000");
  }

  private static String event(String type, int minute, String data) {
    return "{'type':'"
        + type
        + "','timestamp':'2026-03-02T08:0"
        + minute
        + ":00Z','data':{'key':'T'"
        + (data.isEmpty() ? "" : "," + data)
        + "}}";
  }

  private String next() {
    return "ZD-" + ++tickets;
  }

  private static String identity(String key) {
    return TicketKeyFormat.DEFAULT.parse(key).orElseThrow().identity();
  }

  /** What is known of a ticket after these events in this order. */
  private Map<String, String> after(List<String> events, List<Integer> order) {
    String key = next();
    return acme.in(tx -> {
      order.forEach(i -> hear(tx, events.get(i), "event-" + i, key, "ZD-7"));
      return row(tx, key);
    });
  }

  private void hear(Tx tx, String event, String id, String key, String other) {
    String text = event.replace("'T'", "'" + key + "'").replace("'U'", "'" + other + "'");
    if (!(read(text, id) instanceof Said.OfTicket said)) {
      throw new AssertionError(text);
    }
    ToldTickets.in(tx)
        .hear(said.row(), new ToldTickets.Program(desk, said.externalId(), said.target()), NOW);
  }

  private void hearAccount(Tx tx, String event, String id) {
    if (!(read(event, id) instanceof Said.OfAccount said)) {
      throw new AssertionError(event);
    }
    AccountTable.in(tx).apply(List.of(said.row()), NOW);
  }

  private static Said read(String text, String id) {
    byte[] body = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    if (!(StrictJson.read(body) instanceof StrictJson.Read(JsonObject object))) {
      throw new AssertionError(text);
    }
    return GenericEvent.read(object, new Received(id, NOW, READ_BY));
  }

  private static Map<String, String> row(Tx tx, String key) {
    Map<String, String> row = new TreeMap<>();
    tx.dsl()
        .selectFrom(TICKET)
        .where(TICKET.ORG_ID.eq(tx.orgId()), TICKET.TICKET_KEY.eq(identity(key)))
        .fetchSingle()
        .intoMap()
        .forEach((column, value) -> row.put(column, String.valueOf(value)));
    row.keySet().removeAll(List.of("ticket_key", "shown_key"));
    return row;
  }

  private static List<List<Integer>> permutations(int count) {
    List<List<Integer>> all = List.of(List.of());
    for (int next = 0; next < count; next++) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> some : all) {
        for (int place = 0; place <= some.size(); place++) {
          List<Integer> with = new ArrayList<>(some);
          with.add(place, next);
          longer.add(with);
        }
      }
      all = longer;
    }
    return all;
  }
}
