package dev.baton.matrix.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.matrix.Draft;
import dev.baton.matrix.Pick;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Route;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatrixCsvTest {
  private static final String HEADER = "from_tier,to_tier,criteria,owner,lead\r\n";

  @Test
  void everyColumnIsRead() throws IOException {
    List<Route> routes =
        routes(
            """
            Lead,from_tier,to_tier,category,priority,account_tier,if:Language,criteria,checklist,\
            owner,backup_owner,pick,backup_lead,manager,accept_within,hours,channel
            LENA@acme.test,T1,T2,billing | Refund,p2|P1,Enterprise,de|fr,Money is wrong,\
            Invoice read|Account checked,olga@acme.test|otto@acme.test,bea@acme.test,Rotate,\
            lars@acme.test,mona@acme.test,90m,mon-fri 8:00-16:00 europe/berlin,C0HELP
            """);

    assertThat(routes)
        .containsExactly(
            Draft.move("T1", "T2")
                .category("billing", "Refund")
                .priority(Priority.P1, Priority.P2)
                .accountTier("Enterprise")
                .custom("Language", "de", "fr")
                .criteria("Money is wrong")
                .checklist("Invoice read", "Account checked")
                .owners("olga", "otto")
                .backupOwners("bea")
                .pick(Pick.ROTATE)
                .leads("lena")
                .backupLeads("lars")
                .managers("mona")
                .acceptWithin(Duration.ofMinutes(90))
                .hours("Mon-Fri 08:00-16:00 Europe/Berlin")
                .channel("C0HELP")
                .route());
  }

  @Test
  void blankRowsAndByteOrderMarkAreFine() throws IOException {
    assertThat(routes("\uFEFF" + HEADER + ",,,,\r\nT1,T2,Hard,o@a.test,l@a.test\r\n\r\n,,,,\r\n"))
        .extracting(Route::number)
        .containsExactly(1);
  }

  private static List<Route> routes(String text) throws IOException {
    return switch (MatrixCsv.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
      case ParseResult.Parsed(var routes, _) -> routes;
      case ParseResult.Faulty(var faults) -> throw new AssertionError(faults);
    };
  }
}
