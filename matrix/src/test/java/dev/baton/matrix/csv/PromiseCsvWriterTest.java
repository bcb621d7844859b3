package dev.baton.matrix.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.matrix.Tier;
import dev.baton.matrix.sla.DetectionRule;
import dev.baton.matrix.sla.DetectionRules;
import dev.baton.matrix.sla.SlaPolicy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromiseCsvWriterTest {
  private static SlaPolicy promises(String file) throws IOException {
    return ((SlaCsv.Reading.Parsed)
            SlaCsv.read(new ByteArrayInputStream(file.getBytes(UTF_8))))
        .policy();
  }

  private static List<DetectionRule> criteria(String file) throws IOException {
    return ((DetectionCsv.Reading.Parsed)
            DetectionCsv.read(new ByteArrayInputStream(file.getBytes(UTF_8))))
        .rules();
  }

  @Test
  void whatIsUsualReadsBackAsItIs() throws IOException {
    assertThat(promises(SlaCsv.write(SlaPolicy.usual()))).isEqualTo(SlaPolicy.usual());
    List<DetectionRule> usual =
        DetectionRules.usual(List.of(new Tier("T1"), new Tier("T2"), new Tier("T3")));
    assertThat(criteria(DetectionCsv.write(usual))).isEqualTo(usual);
  }

  @Test
  void commasQuotesFormulasHoursAndMinutesReadBackAsTheyAre() throws IOException {
    SlaPolicy policy =
        promises(
            """
            account,account_tier,priority,first_response,resolution,hours
            "=Acme, ""Berlin""\",,,90m,2d,24/7
            ,Enterprise|Mid-Market,P1|P2,,8h,"Mon-Fri 08:00-12:00,13:00-17:00; Sat 09:00-12:00 Europe/Berlin"
            ,,P3,24h,,working hours
            """);

    assertThat(promises(SlaCsv.write(policy))).isEqualTo(policy);
    assertThat(SlaCsv.write(promises(SlaCsv.write(policy)))).isEqualTo(SlaCsv.write(policy));
  }

  @Test
  void criteriaWithEveryColumnReadBackAsTheyAre() throws IOException {
    List<DetectionRule> rules =
        criteria(
            """
            when,tier,priority,account_tier,category,after,hours,waiting,to,say
            open,,P1|P2,Enterprise,,90m,working hours,counts,T3,"Open too long, says the plan."
            opened,,,,Data loss|Outage,,,,T2,Data is lost.
            in tier,T2,P1,,,2h,24/7,,T3,-Stands still.
            """);

    assertThat(criteria(DetectionCsv.write(rules))).isEqualTo(rules);
  }
}
