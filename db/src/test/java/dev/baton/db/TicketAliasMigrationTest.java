package dev.baton.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.escalate.KnownTickets;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.db.testing.TestServer;
import dev.baton.db.testing.VersionEight;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.escalation.ticket.TicketKeyFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What becomes of the tickets and patterns of a database that was filled before keys were folded.
 */
@ExtendWith(TestDatabase.class)
class TicketAliasMigrationTest {
  private static final String OLD = "T-old";
  private static final String OWN = "T-own";

  private final FreshDatabase database;
  private final VersionEight eight;

  TicketAliasMigrationTest(TestServer server, @TempDir Path folder) {
    this.database = server.empty();
    this.eight = new VersionEight(database, folder);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void nothingIsRekeyedAndOnlyTheOldDefaultPatternIsReplaced() {
    eight.workspace(OLD, Map.of("UANN", "Ann"));
    eight.workspace(OWN, Map.of("UANN", "Ann"));
    for (String key : List.of("ZD0042", "ZD1042", "77", "0088", "088", "0099", "99")) {
      eight.escalation(OLD, key, "bounced", List.of(), List.of());
    }
    database.asSuperuser(dsl ->
        dsl.execute(
            "update baton.workspace set ticket_pattern = 'INC[0-9]{7}', ticket_prefix = 'INC'"
                + " where org_id = ?",
            OWN));

    new Migrations(database.ownerUrl(), database.appUrl()).migrate();

    assertThat(pattern(OLD)).isEqualTo(TicketKeyFormat.DEFAULT_PATTERN);
    assertThat(pattern(OWN)).isEqualTo("INC[0-9]{7}");
    assertThat(known("ZD-0042")).contains("ZD0042");
    assertThat(known("zd 42")).contains("ZD0042");
    assertThat(known("ZD-1042")).contains("ZD1042");
    assertThat(known("77")).contains("77");
    assertThat(known("0077")).contains("77");
    assertThat(known("0099")).contains("0099");
    assertThat(known("99")).contains("99");
    assertThat(known("0088")).contains("0088");
    assertThat(known("088")).contains("088");
    assertThat(known("88")).isEmpty();
    assertThat(meant("88")).containsExactly("0088", "088");
  }

  private String pattern(String org) {
    return database
        .tenants()
        .inTransaction(org, tx -> WorkspaceRow.in(tx).ticketKeyFormat().orElseThrow().pattern());
  }

  private Optional<String> known(String typed) {
    return database
        .tenants()
        .inTransaction(OLD, tx -> KnownTickets.in(tx).known(TicketKeyFormat.DEFAULT.read(typed)))
        .map(TicketKey::identity);
  }

  private List<String> meant(String typed) {
    return database
        .tenants()
        .inTransaction(
            OLD,
            tx -> KnownTickets.in(tx).meantBy(TicketKeyFormat.DEFAULT.parse(typed).orElseThrow()))
        .stream()
        .map(TicketKey::identity)
        .toList();
  }
}
