package dev.baton.escalation.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.escalation.report.Reading.Fault;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions as people ask them, and the report that each means. */
class QuestionReaderTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
  private static final Vocabulary ACME =
      new Vocabulary(
          List.of("T1", "T2", "Tier Three"),
          List.of("Enterprise", "Growth", "Gold Plus"),
          List.of("Billing", "Data Loss", "Other"),
          Map.of("U1ANA", "Ana Ruiz", "U2LENA", "Lena Fischer", "U3BO", "Bo Lind", "U4", "Bo Berg"),
          "U1ANA");

  private static Reading read(String typed) {
    return QuestionReader.read(typed, ACME, TODAY);
  }

  private static Question understood(String typed) {
    Reading reading = read(typed);
    assertThat(reading).as(typed).isInstanceOf(Reading.Understood.class);
    return ((Reading.Understood) reading).question();
  }

  private static List<Reading.Complaint> complaints(String typed) {
    Reading reading = read(typed);
    assertThat(reading).as(typed).isInstanceOf(Reading.NotUnderstood.class);
    return ((Reading.NotUnderstood) reading).complaints();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          Show me all Enterprise accounts that had more than 2 escalated tickets in Q1 and their current health tier | report accounts account-tier Enterprise tickets > 2 q1 2026
          accounts account-tier Enterprise tickets > 2 q1 | report accounts account-tier Enterprise tickets > 2 q1 2026
          Which Enterprise accounts had over 2 escalated tickets in Q1? | report accounts account-tier Enterprise tickets > 2 q1 2026
          enterprise accounts with at least 3 escalations last quarter, their renewal and owner | report accounts account-tier Enterprise escalations >= 3 last quarter
          escalations per month | report escalations last 12 months
          How many escalations did we have each month in 2025? | report escalations 2025
          escalation rate by account tier | report rate last 12 months
          resolution time trends | report resolution last 12 months
          time to resolution by priority this year | report resolution by priority this year
          Query all escalations to identify recurring patterns | report patterns last 90 days
          P1 open > 30 min without first response | report tickets priority P1 first-response none open-for > 30m
          P2 Enterprise > 4 h | report tickets account-tier Enterprise priority P2 open-for > 4h
          any > 48 h | report tickets open-for > 2d
          any ticket open for more than 48 hours | report tickets open-for > 2d
          open tickets with account context | report tickets status open,in-progress,escalated
          SLA status and hours open | report tickets status open,in-progress,escalated
          what happened with Acme before a renewal call | report reviews account Acme last 12 months
          What happened to "Bank of the West" last quarter? | report reviews account "Bank of the West" last quarter
          accounts renewal within 90 days | report accounts renewal <= 90d last 90 days
          who took ownership, when, why | report agents last 90 days
          coaching | report agents last 90 days
          time to decision by lead in October | report decision by lead 2026-10
          SLA compliance last 6 months | report sla last 6 months
          ping-pong | report pingpong last 90 days
          bounces by tier Q4 2025 | report bounces by tier q4 2025
          why bounced? bounce reasons of Lena Fischer | report bounces lead U2LENA last 12 months
          escalations from tier T1 to T2 last week | report escalations tier T2 from-tier T1 last week
          escalations category "Data Loss" or Billing | report escalations category "Data Loss",Billing last 12 months
          data loss escalations, weekly, since 2026-10-01 | report escalations category "Data Loss" by week from 2026-10-01 to 2026-11-29
          red Enterprise accounts | report accounts account-tier Enterprise health red last 90 days
          health not green value > 100k | report accounts health not green value > 100000 last 90 days
          accounts value >= 1.5m | report accounts value >= 1500000 last 90 days
          tickets owner me | report tickets owner U1ANA
          escalations state bounced last 30 days | report escalations state bounced last 30 days
          bounced T2 escalations | report escalations tier T2 state bounced last 12 months
          tickets tier "Tier Three" | report tickets tier "Tier Three"
          tier three tickets | report tickets tier "Tier Three"
          'gold plus' accounts | report accounts account-tier "Gold Plus" last 90 days
          escalations 2026-q2 | report escalations q2 2026
          escalations q4 | report escalations q4 2026
          escalations december | report escalations 2025-12
          escalations March 2026 | report escalations 2026-03
          “Enterprise” escalations – last 3 months | report escalations account-tier Enterprise last 3 months
          '' | report escalations last 12 months
          """)
  void aQuestionMeansItsReport(String typed, String command) {
    assertThat(understood(typed).command()).isEqualTo(command);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "accounts account-tier Enterprise tickets > 2 q1",
        "what happened with Acme last month",
        "P1 open > 30 min without first response",
        "escalations category \"Data Loss\" or Billing by week since 2026-10-01",
        "accounts health not green value > 100k renewal within 12 weeks",
        "decision by account last 8 weeks lead lena",
        "open tickets"
      })
  void whatBatonAnswersCanBeAskedAgain(String typed) {
    Question once = understood(typed);
    assertThat(understood(once.name().code() + " " + once.words())).isEqualTo(once);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          show me the naughty accounts | UNKNOWN_WORD | naughty
          "all" escalations | UNKNOWN_WORD | all
          escalations by mood | UNKNOWN_WORD | by mood
          escalations tier T9 | UNKNOWN_VALUE | T9
          escalations lead Zoe | UNKNOWN_VALUE | Zoe
          escalations lead Bo | SEVERAL_MEANINGS | Bo
          escalations health red | NOT_FOR_REPORT | health
          escalations tier | VALUE_MISSING | tier
          tickets open-for > | VALUE_MISSING | open-for
          tickets open-for > many | BAD_VALUE | many
          accounts value > lots | BAD_VALUE | lots
          rate and resolution | TWO_REPORTS | resolution
          escalations 2025 last 30 days | TWO_PERIODS | last 30
          escalations 9999 | BAD_PERIOD | 9999
          escalations q1 9999 | BAD_PERIOD | q1 9999
          escalations from 2026-02-30 | BAD_PERIOD | 2026-02-30
          escalations from 99999-01-01 | BAD_PERIOD | 99999-01-01
          escalations from 2026-05-01 to 2026-04-01 | PERIOD_REVERSED | 2026-05-01 – 2026-04-01
          escalations last 99999 months | PERIOD_TOO_LONG | 99999
          escalations last 9999 months | PERIOD_TOO_LONG | 9999
          escalations from 2000-01-01 | PERIOD_TOO_LONG | from 2000-01-01 to 2026-11-29
          tickets last week | NO_PERIOD_HERE | last week
          rate by lead | NOT_BY_THIS | lead
          escalations > 3 tickets | NO_THRESHOLD_HERE | tickets > 3
          """)
  void whatIsNotUnderstoodIsNamed(String typed, Fault fault, String word) {
    assertThat(complaints(typed))
        .extracting(Reading.Complaint::fault, Reading.Complaint::typed)
        .containsExactly(org.assertj.core.api.Assertions.tuple(fault, word));
  }

  @Test
  void severalUnknownWordsAreNamedTogether() {
    assertThat(complaints("escalations frobnicate wibble"))
        .extracting(Reading.Complaint::typed)
        .containsExactly("frobnicate", "wibble");
  }

  @Test
  void theValuesThatAreKnownAreOffered() {
    assertThat(complaints("escalations account-tier Platinum").getFirst().known())
        .containsExactly("Enterprise", "Growth", "Gold Plus");
  }

  @Test
  void aQuarterThatHasNotBegunIsThatOfLastYear() {
    assertThat(understood("escalations q1").span().orElseThrow().first())
        .isEqualTo(LocalDate.of(2026, 1, 1));
    Reading.Understood inFebruary =
        (Reading.Understood) QuestionReader.read("escalations q3", ACME, LocalDate.of(2026, 2, 1));
    assertThat(inFebruary.question().span().orElseThrow().first())
        .isEqualTo(LocalDate.of(2025, 7, 1));
  }

  @Test
  void aDayThatItsZoneLeftOutHasNothing() {
    Span jumped = understood("escalations from 2011-12-30 to 2011-12-30").span().orElseThrow();
    Period none = jumped.in(ZoneId.of("Pacific/Apia"));

    assertThat(none.from()).isEqualTo(none.until());
    assertThat(none.holds(none.from())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0000", "=cmd|' /C calc'!A0", "<script>alert(1)</script>", "\"", "'", "by", ">", "> >= <",
        "account", "tier ,,,", "last", "from to", "in in in", "tickets >", "\ud83d\ude00", "q5",
        "account <img src=x onerror=alert(1)>", "value > 99999999999999999999", "is not not"
      })
  void nothingThatIsTypedFails(String typed) {
    assertThat(read(typed)).isNotNull();
    assertThat(read("escalations " + typed)).isNotNull();
  }

  @Test
  void moreThanAnybodyTypesIsRefused() {
    assertThat(complaints("tier T1,".repeat(1_000_000)).getFirst().fault())
        .isEqualTo(Fault.TOO_MUCH);
    assertThat(complaints("a ".repeat(500)).getFirst().fault()).isEqualTo(Fault.TOO_MUCH);
    assertThat(complaints("category Billing" + ",Billing".repeat(100)).getFirst().fault())
        .isEqualTo(Fault.TOO_MUCH);
  }
}
