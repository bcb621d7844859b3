package dev.baton.matrix.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.matrix.Matrix;
import dev.baton.matrix.Tier;
import dev.baton.matrix.csv.DetectionCsv;
import dev.baton.matrix.csv.MatrixCsv;
import dev.baton.matrix.csv.ParseResult;
import dev.baton.matrix.csv.SlaCsv;
import dev.baton.matrix.sla.DetectionRule;
import dev.baton.matrix.sla.SlaPolicy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What promises and criteria leave open, alone and beside each other. */
class PromiseGapsTest {
  private static ByteArrayInputStream file(String header, String... rows) {
    return new ByteArrayInputStream((header + "\n" + String.join("\n", rows)).getBytes(UTF_8));
  }

  private static SlaPolicy policy(String... rows) throws IOException {
    return ((SlaCsv.Reading.Parsed)
            SlaCsv.read(file("account_tier,priority,first_response,resolution,hours", rows)))
        .policy();
  }

  private static List<DetectionRule> rules(String... rows) throws IOException {
    return ((DetectionCsv.Reading.Parsed)
            DetectionCsv.read(
                file("when,tier,priority,account_tier,category,after,hours,to,say", rows)))
        .rules();
  }

  private static List<PromiseGap> alone(String... rows) throws IOException {
    return PromiseGaps.of(policy(rows), List.of());
  }

  @Test
  void hoursToAMinuteBeforeMidnightLoseIt() throws IOException {
    SlaPolicy policy = policy(",,1h,,Mon-Sun 00:00-23:59 Europe/Berlin");

    assertThat(PromiseGaps.of(policy, List.of()))
        .containsExactly(new PromiseGap.MinuteLost(policy.targets().getFirst()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mon 09:00-13:00,12:00-17:00 Europe/Berlin",
        "Mon 22:00-06:00; Tue 05:00-09:00 Europe/Berlin",
        "Sun 22:00-06:00; Mon 05:00-09:00 Europe/Berlin"
      })
  void hoursThatOverlapAreNamed(String hours) throws IOException {
    assertThat(alone(",,1h,,\"" + hours + "\""))
        .hasSize(1)
        .allMatch(gap -> gap instanceof PromiseGap.HoursTwice);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mon 09:00-12:00,12:00-17:00 Europe/Berlin",
        "Mon-Sun 22:00-06:00 Europe/Berlin",
        "Mon-Sun 00:00-24:00 Europe/Berlin",
        "Sun 22:00-06:00; Mon 06:00-09:00 Europe/Berlin"
      })
  void hoursThatOnlyTouchAreNot(String hours) throws IOException {
    assertThat(alone(",,1h,,\"" + hours + "\"")).isEmpty();
  }

  @Test
  void whatHasNoClockIsNamed() throws IOException {
    SlaPolicy policy = policy(",P1,,,");

    assertThat(PromiseGaps.of(policy, List.of()))
        .containsExactly(
            new PromiseGap.PromisesNothing(policy.targets().getFirst()),
            new PromiseGap.NothingForUnknown());
  }

  // S5: both stand, and one line says so.
  @Test
  void anAlarmBeforeThePromiseIsBrokenIsNamed() throws IOException {
    SlaPolicy policy = policy("SMB,P1,2h,,24/7", "Enterprise,P1,30m,,24/7", ",,72h,,");
    List<DetectionRule> rules = rules("no first response,,P1,,,30m,24/7,T2,Why");

    assertThat(PromiseGaps.of(policy, rules))
        .containsExactly(
            new PromiseGap.AlarmFirst(policy.targets().getFirst(), rules.getFirst()),
            new PromiseGap.AlarmFirst(policy.targets().getLast(), rules.getFirst()));
  }

  // S6
  @Test
  void anAnswerOwedLaterThanTheTicketIsHandedOnIsNamed() throws IOException {
    SlaPolicy policy = policy(",P4,72h,,", ",P3,24h,,", ",,48h,,");
    List<DetectionRule> rules = rules("open,,,,,48h,,T3,Why");

    assertThat(PromiseGaps.of(policy, rules))
        .containsExactly(
            new PromiseGap.HandedOnFirst(policy.targets().getFirst(), rules.getFirst()));
  }

  @Test
  void whatIsForOtherTicketsOrOtherHoursIsNotCompared() throws IOException {
    SlaPolicy policy = policy("SMB,P1,2h,,24/7", ",,2h,,Mon-Fri 09:00-17:00 Europe/Berlin");
    List<DetectionRule> rules =
        rules(
            "no first response,,P2,,,30m,24/7,T2,Why",
            "no first response,,P1,Enterprise,,30m,24/7,T2,Why",
            "in tier,T2,P1,,,30m,24/7,T3,Why");

    assertThat(PromiseGaps.of(policy, rules)).isEmpty();
  }

  @Test
  void aTierThatTheMatrixLacksIsRefusedAndOneWithoutAWayIsNamed() throws IOException {
    ParseResult read =
        MatrixCsv.read(
            file(
                "from_tier,to_tier,criteria,owner,lead",
                "T1,T2,Hard,o@a.test,l@a.test",
                "T2,T1,Back,o@a.test,l@a.test"));
    Matrix matrix = Matrix.of(1, ((ParseResult.Parsed) read).routes());
    List<DetectionRule> rules =
        rules("open,,,,,1h,,T2,Why", "open,,,,,2h,,T1,Why", "open,T5,,,,3h,,T9,Why");

    List<PromiseGap> gaps = PromiseGaps.of(rules, matrix);

    assertThat(gaps)
        .containsExactly(
            new PromiseGap.OnlyTells(rules.get(1)),
            new PromiseGap.NoSuchTier(rules.get(2), new Tier("T5")),
            new PromiseGap.NoSuchTier(rules.get(2), new Tier("T9")));
    assertThat(gaps).extracting(PromiseGap::isRefused).containsExactly(false, true, true);
  }
}
