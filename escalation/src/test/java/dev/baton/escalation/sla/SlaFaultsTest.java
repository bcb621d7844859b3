package dev.baton.escalation.sla;

import static dev.baton.escalation.sla.Story.BERLIN;
import static dev.baton.escalation.sla.Story.both;
import static dev.baton.escalation.sla.Story.calendar;
import static dev.baton.escalation.sla.Story.promising;
import static dev.baton.escalation.sla.Story.row;
import static dev.baton.escalation.sla.Story.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.baton.escalation.sla.SlaClock.Breach;
import dev.baton.escalation.sla.SlaClock.Cause;
import dev.baton.escalation.sla.SlaClock.End;
import dev.baton.escalation.sla.SlaClock.Outcome;
import dev.baton.escalation.sla.SlaClock.State;
import dev.baton.escalation.ticket.TicketStatus;
import dev.baton.matrix.Priority;
import dev.baton.matrix.sla.SlaPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Faults of other products, each with the right instant: the rows of the rules under B, C, D. */
class SlaFaultsTest {
  // B1
  @Test
  void aPauseIsCountedInWorkingTimeLikeTheTarget() {
    Story story =
        promising("PT8H", BERLIN).opened("12-04T09:00").waiting("12-04T14:00").goesOn("10:00");

    assertThat(story.resolution("10:00").worked()).isEqualTo(Duration.ofHours(5));
    assertThat(story.resolution("10:00").due()).contains(time("13:00"));
  }

  // B2
  @Test
  void aPauseOutsideHoursShiftsNothing() {
    Story without = promising("PT4H", BERLIN).opened("12-05T11:00");
    Story with =
        promising("PT4H", BERLIN)
            .opened("12-05T11:00")
            .waiting("12-05T12:00")
            .goesOn("12-06T19:00");

    assertThat(with.resolution("12-06T20:00").due()).contains(time("12:00"));
    assertThat(without.resolution("12-06T20:00").due()).contains(time("12:00"));
  }

  // B3
  @Test
  void aPauseOverAHolidayHoldsToo() {
    Story story =
        promising("PT4H", "working hours")
            .then("1970-01-01T00:00", workspace(BERLIN, "2026-12-25"))
            .opened("12-24T15:00")
            .waiting("12-25T09:00")
            .goesOn("12-28T10:00");

    assertThat(story.resolution("12-28T10:00").worked()).isEqualTo(Duration.ofHours(1));
    assertThat(story.resolution("12-28T10:00").due()).contains(time("12-28T13:00"));
  }

  private static TicketEvent.CalendarSet workspace(String hours, String... closed) {
    return new TicketEvent.CalendarSet(calendar(hours, closed), false);
  }

  // B5
  @Test
  void whatIsPausedHasNoDeadlineAndCannotBeMissed() {
    Story story = promising("PT30M", "24/7").opened("08:00").waiting("08:20").goesOn("11:00");

    assertThat(story.resolution("08:30").state()).isEqualTo(State.PAUSED);
    assertThat(story.resolution("08:30").due()).isEmpty();
    assertThat(story.resolution("10:59").breach()).isEmpty();
    assertThat(story.resolution("11:00").due()).contains(time("11:10"));
    assertThat(story.resolution("11:10").breach()).contains(new Breach(time("11:10"), Cause.TIME));
  }

  // B6
  @Test
  void aPauseThatEndsWithTheSolutionIsSubtracted() {
    Story story = promising("PT8H", "24/7").opened("08:00").waiting("09:00").resolved("12:00");

    assertThat(story.resolution("15:00").worked()).isEqualTo(Duration.ofHours(1));
    assertThat(story.resolution("15:00").end()).contains(new End(time("12:00"), Outcome.MET));
  }

  // B7
  @Test
  void anAnswerAndAPauseInOneUpdateAreBothTaken() {
    Story story = promising("PT30M", "24/7").opened("08:00").waiting("08:10").answered("08:10");

    assertThat(story.first("08:40").end()).contains(new End(time("08:10"), Outcome.MET));
    assertThat(story.resolution("08:40").state()).isEqualTo(State.PAUSED);
    assertThat(story.resolution("08:40").worked()).isEqualTo(Duration.ofMinutes(10));
  }

  // B8
  @Test
  void whateverTheCustomerSaysResumes() {
    Story story =
        promising("PT30M", "24/7").opened("08:00").waiting("08:10").customerWrote("09:00");

    assertThat(story.resolution("09:05").state()).isEqualTo(State.RUNNING);
    assertThat(story.resolution("09:05").due()).contains(time("09:20"));
  }

  @Test
  void theNextWordOfTheTeamPausesAgainWhileItStillWaits() {
    Story story =
        promising("PT30M", "24/7")
            .opened("08:00")
            .waiting("08:10")
            .customerWrote("09:00")
            .answered("09:05")
            .waiting("09:30");

    assertThat(story.resolution("10:00").state()).isEqualTo(State.PAUSED);
    assertThat(story.resolution("10:00").worked()).isEqualTo(Duration.ofMinutes(15));
  }

  // B9
  @Test
  void leavingThePauseResumesWhateverComesNext() {
    Story story =
        promising("PT30M", "24/7")
            .opened("08:00")
            .waiting("08:10")
            .status("09:00", TicketStatus.IN_PROGRESS);

    assertThat(story.resolution("09:05").due()).contains(time("09:20"));
  }

  // B10, A2
  @Test
  void theWarningIsOfWorkedTime() {
    Story story = promising("PT4H", "Mon-Fri 08:00-18:00 Europe/Berlin").opened("16:00");

    assertThat(story.first("16:00").due()).contains(time("12-08T10:00"));
    assertThat(story.first("16:00").warn()).contains(time("12-08T09:00"));
    assertThat(story.first("12-08T09:00").warn()).isEmpty();
  }

  // C1
  @Test
  void aPauseIsNotForgottenWhenTheTargetChanges() {
    Story story =
        promising(byPriority("PT24H", "PT4H"))
            .opened("08:00")
            .priority("08:00", Priority.P3)
            .waiting("09:00")
            .goesOn("12:00")
            .priority("12:30", Priority.P1);

    assertThat(story.resolution("12:30").worked()).isEqualTo(Duration.ofMinutes(90));
    assertThat(story.resolution("12:30").due()).contains(time("15:00"));
  }

  private static SlaPolicy byPriority(String third, String first) {
    return new SlaPolicy(
        List.of(row(1, "", "P1", first, first, "24/7"), row(2, "", "P3", third, third, "24/7")));
  }

  // C2
  @Test
  void whatIsRaisedTooLateIsLateFromTheRaise() {
    Story story =
        promising(byPriority("PT24H", "PT30M"))
            .opened("08:00")
            .priority("08:00", Priority.P3)
            .priority("11:00", Priority.P1);

    assertThat(story.first("10:59").breach()).isEmpty();
    assertThat(story.first("11:00").breach()).contains(new Breach(time("11:00"), Cause.PRIORITY));
    assertThat(story.first("11:00").overdueBy()).isEqualTo(Duration.ofMinutes(150));
    assertThat(story.clocks().findings(time("11:30")))
        .containsExactlyInAnyOrder(
            new SlaClocks.Finding.Found(
                SlaKind.FIRST_RESPONSE,
                1,
                new Breach(time("11:00"), Cause.PRIORITY),
                time("11:00")),
            new SlaClocks.Finding.Found(
                SlaKind.RESOLUTION, 1, new Breach(time("11:00"), Cause.PRIORITY), time("11:00")));
  }

  @Test
  void anAnswerInTheUpdateThatRaisesIsInTime() {
    Story story =
        promising(byPriority("PT24H", "PT30M"))
            .opened("08:00")
            .priority("08:00", Priority.P3)
            .priority("11:00", Priority.P1)
            .answered("11:00");

    assertThat(story.first("12:00").end()).contains(new End(time("11:00"), Outcome.MET));
  }

  // C4
  @Test
  void flappingGainsNoTime() {
    Story story =
        promising(byPriority("PT24H", "PT2H"))
            .opened("08:00")
            .priority("08:00", Priority.P1)
            .priority("08:30", Priority.P3)
            .priority("09:00", Priority.P1);

    assertThat(story.first("09:00").due()).contains(time("10:00"));
  }

  @Test
  void whoChoosesToCountsFromTheChange() {
    Story story =
        promising(byPriority("PT24H", "PT30M"))
            .with(new SlaRules(Duration.ofDays(7), true))
            .opened("08:00")
            .priority("08:00", Priority.P3)
            .priority("11:00", Priority.P1);

    assertThat(story.first("11:00").due()).contains(time("11:30"));
    assertThat(story.first("11:00").breach()).isEmpty();
  }

  @Test
  void loweringUndoesNothing() {
    Story story =
        promising(byPriority("PT24H", "PT30M"))
            .opened("08:00")
            .priority("08:00", Priority.P1)
            .priority("09:00", Priority.P3)
            .answered("09:30");

    assertThat(story.first("09:30").breach()).contains(new Breach(time("08:30"), Cause.TIME));
    assertThat(story.first("09:30").end()).contains(new End(time("09:30"), Outcome.MISSED));
  }

  @Test
  void aPriorityThatWasWrongIsCorrectedFromTheOpening() {
    Story story =
        promising(byPriority("PT24H", "PT30M"))
            .opened("08:00")
            .priority("08:00", Priority.P1)
            .then("09:00", new TicketEvent.PriorityCorrected(Priority.P3));

    assertThat(story.first("09:00").breach()).isEmpty();
    assertThat(story.first("09:00").due()).contains(time("12-08T08:00"));
    assertThat(story.clocks().findings(time("10:00")))
        .filteredOn(finding -> finding instanceof SlaClocks.Finding.Annulled)
        .extracting(SlaClocks.Finding::at)
        .containsExactly(time("09:00"), time("09:00"));
  }

  // C5
  @Test
  void aCalendarThatChangesKeepsWhatWasWorked() {
    Story story =
        promising("PT8H", "working hours")
            .then("1970-01-01T00:00", workspace(BERLIN))
            .opened("14:00")
            .then("15:00", workspace(BERLIN, "2026-12-08"));

    assertThat(story.resolution("14:30").due()).contains(time("12-08T14:00"));
    assertThat(story.resolution("15:00").worked()).isEqualTo(Duration.ofHours(1));
    assertThat(story.resolution("15:00").due()).contains(time("12-09T14:00"));
  }

  @Test
  void aForgottenHolidayCountsFromTheOpeningWhereThatIsAsked() {
    Story story =
        promising("PT4H", "working hours")
            .then("1970-01-01T00:00", workspace(BERLIN))
            .opened("12-04T14:00")
            .then("12:00", new TicketEvent.CalendarSet(calendar(BERLIN, "2026-12-07"), true));

    assertThat(story.resolution("11:00").breach()).contains(new Breach(time("10:00"), Cause.TIME));
    assertThat(story.resolution("12:00").breach()).isEmpty();
    assertThat(story.resolution("12:00").due()).contains(time("12-08T10:00"));
  }

  // C7
  @Test
  void anAccountOfAnotherTierHasAnotherTarget() {
    Story story =
        promising(
                new SlaPolicy(
                    List.of(
                        row(1, "SMB", "P1", "PT2H", "", "24/7"),
                        row(2, "Mid-Market", "P1", "PT1H", "", "24/7"))))
            .opened("08:00")
            .priority("08:00", Priority.P1)
            .tier("08:00", "SMB")
            .tier("08:40", "mid-market");

    assertThat(story.first("08:39").due()).contains(time("10:00"));
    assertThat(story.first("08:40").due()).contains(time("09:00"));
  }

  // C8
  @Test
  void workingHoursSetLaterCountFromThen() {
    Story story =
        promising("PT8H", "24/7")
            .opened("12-04T10:00")
            .then("12-04T15:00", new TicketEvent.PolicySet(both("PT8H", BERLIN)));

    assertThat(story.resolution("12-04T15:00").worked()).isEqualTo(Duration.ofHours(5));
    assertThat(story.resolution("12-04T15:00").due()).contains(time("10:00"));
  }

  // C9
  @Test
  void aPromiseThatIsTakenBackEndsItsClock() {
    Story story =
        promising("PT8H", "24/7")
            .opened("08:00")
            .then("09:00", new TicketEvent.PolicySet(SlaPolicy.none()));

    assertThat(story.first("18:00").state()).isEqualTo(State.VOID);
    assertThat(story.first("18:00").end()).contains(new End(time("09:00"), Outcome.NO_TARGET));
    assertThat(story.first("18:00").due()).isEmpty();
    assertThat(story.first("18:00").breach()).isEmpty();
  }

  // C10
  @Test
  void whatNobodyPromisedHasNoClock() {
    assertThat(promising(SlaPolicy.usual()).opened("08:00").clocks().at(time("18:00"))).isEmpty();
  }

  @Test
  void aPromiseMadeLaterCountsFromTheOpeningAndAlarmsNobody() {
    Story story =
        promising(SlaPolicy.none())
            .opened("08:00")
            .then("11:00", new TicketEvent.PolicySet(both("PT30M", "24/7")));

    Breach breach = story.first("11:00").breach().orElseThrow();

    assertThat(breach).isEqualTo(new Breach(time("11:00"), Cause.POLICY));
    assertThat(breach.cause().isHeld()).isTrue();
    assertThat(story.first("11:00").worked()).isEqualTo(Duration.ofHours(3));
  }

  // D1
  @Test
  void aTicketReopenedSoonGoesOnAsItWas() {
    Story story =
        promising("PT24H", "24/7").opened("08:00").resolved("20:00").goesOn("12-10T08:00");

    assertThat(story.resolution("12-10T08:00").worked()).isEqualTo(Duration.ofHours(12));
    assertThat(story.resolution("12-10T08:00").due()).contains(time("12-10T20:00"));
    assertThat(story.resolution("12-10T08:00").cycle()).isEqualTo(1);
  }

  @Test
  void aTicketReopenedLaterBeginsAnew() {
    Story story =
        promising("PT24H", "24/7")
            .opened("08:00")
            .resolved("20:00")
            .goesOn("12-14T20:00:00.000001");

    assertThat(story.only(SlaKind.RESOLUTION, "12-14T21:00"))
        .extracting(SlaClock::cycle, SlaClock::state)
        .containsExactly(tuple(1, State.STOPPED), tuple(2, State.RUNNING));
    assertThat(story.resolution("12-14T21:00").due()).contains(time("12-15T20:00:00.000001"));
    assertThat(story.only(SlaKind.FIRST_RESPONSE, "12-14T21:00")).hasSize(1);
  }

  @Test
  void aClosedTicketBeginsAnewHoweverSoon() {
    Story story =
        promising("PT24H", "24/7")
            .opened("08:00")
            .resolved("20:00")
            .status("21:00", TicketStatus.CLOSED)
            .goesOn("22:00");

    assertThat(story.resolution("22:00").cycle()).isEqualTo(2);
    assertThat(story.resolution("22:00").due()).contains(time("12-08T22:00"));
    assertThat(story.first("12-09T22:00").end().orElseThrow().outcome())
        .isEqualTo(Outcome.CLOSED_UNANSWERED);
  }

  @Test
  void whatWasMissedStaysMissedWhenItIsReopened() {
    Story story =
        promising("PT1H", "24/7")
            .opened("08:00")
            .resolved("10:00")
            .goesOn("11:00")
            .resolved("12:00");

    assertThat(story.resolution("11:30").state()).isEqualTo(State.RUNNING);
    assertThat(story.resolution("13:00").end()).contains(new End(time("12:00"), Outcome.MISSED));
    assertThat(story.resolution("13:00").overdueBy()).isEqualTo(Duration.ofHours(2));
  }

  // D2
  @Test
  void aMissDoesNotGrowAfterTheSolution() {
    Story story = promising("PT8H", BERLIN).opened("08:00").resolved("12-08T10:00");

    assertThat(story.resolution("12-07T16:00").breach())
        .contains(new Breach(time("16:00"), Cause.TIME));
    assertThat(story.resolution("12-20T10:00").overdueBy()).isEqualTo(Duration.ofHours(2));
  }

  // D4
  @Test
  void aFirstAnswerIsOwedFromWhenTheCustomerSpoke() {
    Story story =
        promising("PT30M", "24/7").openedByTeam("08:00").answered("08:05").customerWrote("10:00");

    assertThat(story.only(SlaKind.FIRST_RESPONSE, "09:59")).isEmpty();
    assertThat(story.first("10:00").due()).contains(time("10:30"));
    assertThat(story.first("10:00").state()).isEqualTo(State.RUNNING);
    assertThat(story.resolution("08:10").due()).contains(time("08:30"));
  }

  // D5
  @Test
  void aTicketClosedWithoutAnAnswerAlarmsNobodyAndIsNotMet() {
    Story story = promising("PT30M", "24/7").opened("08:00").status("08:10", TicketStatus.CLOSED);

    assertThat(story.first("09:00").end())
        .contains(new End(time("08:10"), Outcome.CLOSED_UNANSWERED));
    assertThat(story.first("09:00").due()).isEmpty();
    assertThat(story.clocks().findings(time("09:00"))).isEmpty();
  }

  @Test
  void anAnswerIsStillOwedWhenItIsReopenedSoon() {
    Story story =
        promising("PT30M", "24/7")
            .opened("08:00")
            .resolved("08:10")
            .goesOn("09:00")
            .answered("09:10");

    assertThat(story.first("09:05").due()).contains(time("09:20"));
    assertThat(story.first("10:00").end()).contains(new End(time("09:10"), Outcome.MET));
  }

  // D6
  @Test
  void aMergedTicketPromisesNothingMore() {
    Story merged =
        promising("PT30M", "24/7").opened("08:00").then("08:10", new TicketEvent.Merged("ZD-2"));
    Story target = promising("PT30M", "24/7").opened("08:05");

    assertThat(merged.first("09:00").end()).contains(new End(time("08:10"), Outcome.MERGED));
    assertThat(merged.clocks().findings(time("09:00"))).isEmpty();
    assertThat(target.first("08:10").due()).contains(time("08:35"));
  }

  // D7
  @Test
  void neitherClosingNorReopeningWipesAMiss() {
    Story story =
        promising("PT30M", "24/7")
            .opened("08:00")
            .status("09:00", TicketStatus.CLOSED)
            .goesOn("10:00");

    assertThat(story.only(SlaKind.RESOLUTION, "12:00"))
        .extracting(SlaClock::breach)
        .containsExactly(
            Optional.of(new Breach(time("08:30"), Cause.TIME)),
            Optional.of(new Breach(time("10:30"), Cause.TIME)));
    assertThat(story.clocks().findings(time("12:00")))
        .noneMatch(finding -> finding instanceof SlaClocks.Finding.Annulled);
  }

  // D9
  @Test
  void anAnswerAtTheDeadlineIsInTimeAndAMicrosecondLaterIsNot() {
    Story story = promising("PT30M", "24/7").opened("08:00");

    assertThat(story.answered("08:30").first("09:00").end())
        .contains(new End(time("08:30"), Outcome.MET));
    assertThat(
            promising("PT30M", "24/7")
                .opened("08:00")
                .answered("2026-12-07T08:30:00.000001")
                .first("09:00")
                .end()
                .orElseThrow()
                .outcome())
        .isEqualTo(Outcome.MISSED);
  }

  @Test
  void aSolutionAtTheDeadlineIsInTimeThoughSomethingElseIsSaidInThatInstant() {
    Story story = promising("PT30M", "24/7").opened("08:00").answered("08:30").resolved("08:30");

    assertThat(story.resolution("09:00").end()).contains(new End(time("08:30"), Outcome.MET));
  }

  // D11
  @Test
  void anExemptTicketIsCountedApartUntilThatIsUndone() {
    Story story =
        promising("PT30M", "24/7")
            .opened("08:00")
            .then("08:10", new TicketEvent.Exempted("spam"))
            .then("12:00", new TicketEvent.ExemptionLifted());

    assertThat(story.first("11:00").end()).contains(new End(time("08:10"), Outcome.EXEMPT));
    assertThat(story.first("11:00").due()).isEmpty();
    assertThat(story.first("12:00").due()).contains(time("12:20"));
  }

  // A28
  @Test
  void aCalendarThatIsHardlyOpenMakesAClockVoidInsteadOfALoop() {
    Story story = promising("PT8760H", "Mon 09:00-09:01 Europe/Berlin").opened("08:00");

    assertThat(story.first("09:00").end()).contains(new End(time("08:00"), Outcome.NEVER_DUE));
  }

  // E10
  @Test
  void whatIsFoundLaterSaysWhenItCameToPass() {
    Story story =
        promising("PT30M", "24/7")
            .late("02:30", "09:00", new TicketEvent.Opened(TicketEvent.Opener.CUSTOMER));

    assertThat(story.clocks().findings(time("09:00")))
        .contains(
            new SlaClocks.Finding.Found(
                SlaKind.FIRST_RESPONSE, 1, new Breach(time("03:00"), Cause.TIME), time("09:00")));
  }

  @Test
  void anAnswerThatArrivesLateAnnulsTheMissAndBothAreKept() {
    Story story =
        promising("PT30M", "24/7")
            .opened("08:00")
            .late("08:20", "09:10", new TicketEvent.TeamWrote());

    assertThat(story.first("09:09").breach()).contains(new Breach(time("08:30"), Cause.TIME));
    assertThat(story.first("09:10").end()).contains(new End(time("08:20"), Outcome.MET));
    assertThat(story.clocks().findings(time("09:20")))
        .filteredOn(finding ->
            finding instanceof SlaClocks.Finding.Annulled(var kind, _, _, _)
                && kind == SlaKind.FIRST_RESPONSE)
        .containsExactly(
            new SlaClocks.Finding.Annulled(
                SlaKind.FIRST_RESPONSE, 1, new Breach(time("08:30"), Cause.TIME), time("09:10")));
    assertThat(story.clocks().findings(time("09:20")))
        .contains(
            new SlaClocks.Finding.Found(
                SlaKind.FIRST_RESPONSE, 1, new Breach(time("08:30"), Cause.TIME), time("08:30")));
  }

  @Test
  void aTicketResolvedBeforeItWasOpenedWasResolvedAtOnce() {
    Story story = promising("PT30M", "24/7").opened("08:00").resolved("07:00");

    assertThat(story.resolution("09:00").end()).contains(new End(time("08:00"), Outcome.MET));
  }

  @Test
  void aStampFromTomorrowIsOfWhenItCame() {
    Story story =
        promising("PT30M", "24/7")
            .opened("08:00")
            .late("12-08T08:00", "08:10", new TicketEvent.TeamWrote());

    assertThat(story.first("08:20").end()).contains(new End(time("08:10"), Outcome.MET));
  }
}
