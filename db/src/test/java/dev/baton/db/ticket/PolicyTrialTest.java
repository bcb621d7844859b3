package dev.baton.db.ticket;

import static dev.baton.db.ticket.Desk.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.sla.SlaPolicies;
import dev.baton.db.table.AccountTable;
import dev.baton.db.table.TicketTable;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.account.AccountRow;
import dev.baton.escalation.clock.ClockNow;
import dev.baton.escalation.field.Stamp;
import dev.baton.escalation.field.Word;
import dev.baton.escalation.sla.TicketEvent;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.escalation.ticket.TicketRow;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import dev.baton.matrix.csv.SlaCsv;
import dev.baton.matrix.sla.SlaPolicy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What other promises would mean for open tickets, and what another tier of an account does. */
@ExtendWith(TestDatabase.class)
class PolicyTrialTest {
  private final Desk desk;

  PolicyTrialTest(FreshDatabase fresh) {
    this.desk = new Desk(fresh);
  }

  private List<PolicyTrial.Late> late(String rows) {
    return desk.acme()
        .in(tx -> new PolicyTrial(tx, policy(rows), desk.acme().now()).some(Optional.empty()))
        .late();
  }

  private static SlaPolicy policy(String rows) {
    String file = "account_tier,priority,first_response,resolution,hours\n" + rows + "\n";
    try {
      return ((SlaCsv.Reading.Parsed)
              SlaCsv.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))))
          .policy();
    } catch (IOException memoryIsReadable) {
      throw new UncheckedIOException(memoryIsReadable);
    }
  }

  @Test
  void onlyWhatTheChangeItselfMakesLateIsNamed() {
    desk.opened("ZD-1", Priority.P2);
    desk.opened("ZD-2", Priority.P1);
    String answered = desk.opened("ZD-3", Priority.P2);
    desk.tell(answered, Happening.of(desk.at("08:30"), new TicketEvent.TeamWrote()));
    desk.at("12:30");
    desk.opened("ZD-4", Priority.P2);
    desk.at("13:00");

    List<PolicyTrial.Late> late = late(",P2,4h,,24/7\n,P1,2h,,24/7");

    assertThat(late).extracting(PolicyTrial.Late::label).containsExactly("ZD-1");
    assertThat(late.getFirst().target()).isEqualTo(Duration.ofHours(4));
    assertThat(late(",P2,24h,,24/7")).isEmpty();
  }

  @Test
  void aTrialWritesNothing() {
    String ticket = desk.opened("ZD-1", Priority.P2);
    desk.at("13:00");
    ClockNow before = desk.firstResponse(ticket);

    late(",P2,4h,,24/7");

    assertThat(desk.firstResponse(ticket)).isEqualTo(before);
    assertThat(desk.acme().in(tx -> SlaPolicies.in(tx).history()).isEmpty()).isTrue();
    assertThat(desk.queued("clock-planning")).isEmpty();
  }

  @Test
  void anAccountsNewTierPlansItsOpenTicketsAnewAndCountsFromTheOpening() {
    account("SMB");
    arrives("ZD-1", "P1", "Acme");
    arrives("ZD-2", "P1", "Other");
    assertThat(desk.firstResponse("ZD1").due()).contains(time("10:00"));

    desk.at("08:40");
    account("Mid-Market");
    desk.plan();

    assertThat(desk.firstResponse("ZD1").due()).contains(time("09:00"));
    assertThat(desk.firstResponse("ZD2").due()).contains(time("10:00"));

    desk.at("08:50");
    account("Enterprise");
    desk.plan();

    assertThat(desk.firstResponse("ZD1").breach())
        .contains(new ClockNow.Breach(time("08:50"), time("08:50"), "account"));
  }

  private void account(String tier) {
    Map<String, Optional<String>> said = new HashMap<>();
    said.put(AccountRow.NAME, Optional.of("Acme"));
    said.put(AccountRow.TIER, Optional.of(tier));
    AccountRow row =
        new AccountRow(
            1,
            "Acme",
            Optional.empty(),
            new Word(said, new Stamp(desk.acme().now(), tier, "desk")));
    desk.acme().in(tx -> AccountTable.in(tx).apply(List.of(row), desk.acme().now()));
  }

  private void arrives(String ticket, String priority, String account) {
    Map<String, Optional<String>> said = new HashMap<>();
    said.put(TicketRow.OPENED, Optional.of(desk.acme().now().toString()));
    said.put(TicketRow.PRIORITY, Optional.of(priority));
    said.put(TicketRow.ACCOUNT, Optional.of(account));
    TicketRow row =
        new TicketRow(
            1,
            TicketKeyFormat.DEFAULT.parse(ticket).orElseThrow(),
            new Tier("T1"),
            new Word(said, new Stamp(desk.acme().now(), ticket, "desk")));
    desk.acme().in(tx -> TicketTable.in(tx).apply(List.of(row), desk.acme().now()));
  }
}
