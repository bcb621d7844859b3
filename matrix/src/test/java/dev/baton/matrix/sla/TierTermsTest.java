package dev.baton.matrix.sla;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.matrix.Priority;
import dev.baton.matrix.csv.SlaCsv;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TierTermsTest {
  private static final TierTerms.Term TEN_MINUTES =
      new TierTerms.Term(
          Optional.of(Duration.ofMinutes(10)), Optional.empty(), new SlaHours.Always());

  private static SlaPolicy policy(String rows) throws IOException {
    String file = "account,account_tier,priority,first_response,resolution,hours\n" + rows;
    return ((SlaCsv.Reading.Parsed)
            SlaCsv.read(new ByteArrayInputStream(file.getBytes(UTF_8))))
        .policy();
  }

  private static SlaPolicy edited(SlaPolicy policy, String tier, Priority priority) {
    TierTerms now = TierTerms.of(policy, Optional.of(tier).filter(name -> !name.isEmpty()));
    Map<Priority, TierTerms.Term> terms = new HashMap<>(now.terms());
    terms.put(priority, TEN_MINUTES);
    return new TierTerms(now.tier(), terms).in(policy);
  }

  @Test
  void whatIsNotChangedStaysAsItIs() throws IOException {
    SlaPolicy policy = policy(",Enterprise|SMB,P1|P2,30m,,24/7\n,,,24h,,24/7\n");

    assertThat(TierTerms.of(policy, Optional.of("Enterprise")).in(policy)).isEqualTo(policy);
  }

  @Test
  void aRowOfSeveralTiersAndPrioritiesIsSplitSoThatTheOthersKeepTheirs() throws IOException {
    SlaPolicy policy = policy(",Enterprise|SMB,P1|P2,30m,,24/7\n,,,24h,,24/7\n");

    SlaPolicy edited = edited(policy, "enterprise", Priority.P1);

    assertThat(edited)
        .isEqualTo(
            policy(
                """
                ,SMB,P1|P2,30m,,24/7
                ,enterprise,P2,30m,,24/7
                ,,,24h,,24/7
                ,enterprise,P1,10m,,24/7
                """));
  }

  @Test
  void aTierWithoutRowsOfItsOwnGetsOneForWhatChanged() throws IOException {
    SlaPolicy policy = policy(",,P1,2h,,24/7\n,,P2,4h,,24/7\n");

    SlaPolicy edited = edited(policy, "Trial", Priority.P2);

    assertThat(edited)
        .isEqualTo(policy(",,P1,2h,,24/7\n,,P2,4h,,24/7\n,Trial,P2,10m,,24/7\n"));
  }

  @Test
  void aRowForOneAccountIsLeftAlone() throws IOException {
    SlaPolicy policy = policy("Acme,Enterprise,P1,5m,,24/7\n,Enterprise,P1,30m,,24/7\n");

    assertThat(edited(policy, "Enterprise", Priority.P1))
        .isEqualTo(policy("Acme,Enterprise,P1,5m,,24/7\n,Enterprise,P1,10m,,24/7\n"));
  }

  @Test
  void everyOtherTicketIsEditedByABlankTier() throws IOException {
    SlaPolicy policy = policy(",Enterprise,P1,30m,,24/7\n,,P1|P3,2h,,24/7\n");

    assertThat(edited(policy, "", Priority.P1))
        .isEqualTo(policy(",Enterprise,P1,30m,,24/7\n,,P3,2h,,24/7\n,,P1,10m,,24/7\n"));
  }

  @Test
  void nothingPromisedWhereNoRowFitsIsNoRow() throws IOException {
    SlaPolicy policy = policy(",,P1,2h,,24/7\n");
    Map<Priority, TierTerms.Term> terms =
        new HashMap<>(TierTerms.of(policy, Optional.of("SMB")).terms());
    terms.put(
        Priority.P4,
        new TierTerms.Term(Optional.empty(), Optional.empty(), new SlaHours.Always()));

    assertThat(new TierTerms(Optional.of("SMB"), terms).in(policy)).isEqualTo(policy);
  }
}
