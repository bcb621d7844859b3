package dev.baton.escalation.escalate;

import static dev.baton.escalation.Sample.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.escalation.Sample;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NothingNewTest {
  private static final AddedInformation LATER =
      new AddedInformation("bob", "It is invoice 17", NINE.plusSeconds(60));
  private static final AddedInformation EARLIER =
      new AddedInformation("bob", "It is invoice 17", NINE.minusSeconds(60));

  @Test
  void theSameTextInOtherClothesIsNothingNew() {
    Escalation bounced = bounced(BounceCode.MISSING_INFORMATION);

    assertThat(since(bounced, bounced.reason(), bounced.stepsTried())).contains(bounced);
    assertThat(
            since(bounced, "please! EXPORT fails for every  invoice", bounced.stepsTried() + "."))
        .contains(bounced);
  }

  @Test
  void aChangeOfReasonStepsOrChecklistIsNew() {
    Escalation bounced = bounced(BounceCode.NOT_ENOUGH_TRIED);
    ChecklistAnswer box = new ChecklistAnswer("Logs attached", true, Optional.empty());

    assertThat(since(bounced, bounced.reason() + " since noon", bounced.stepsTried())).isEmpty();
    assertThat(since(bounced, bounced.reason(), bounced.stepsTried() + ", restarted")).isEmpty();
    assertThat(NothingNew.since(List.of(bounced), bounced.draft(), List.of(box))).isEmpty();
  }

  @Test
  void whatWasAddedSinceTheBounceIsNewAndWhatWasAddedBeforeIsNot() {
    Escalation bounced = bounced(BounceCode.MISSING_INFORMATION, EARLIER);
    Escalation withdrawn =
        Sample.informed(2, new Settlement.Withdrawn("ann", NINE.plusSeconds(90)), LATER);

    assertThat(NothingNew.since(List.of(bounced), bounced.draft(), List.of())).contains(bounced);
    assertThat(NothingNew.since(List.of(bounced, withdrawn), bounced.draft(), List.of())).isEmpty();
  }

  @Test
  void anAnswerSinceTheBounceIsNewAndOneFromBeforeIsNot() {
    Escalation bounced = bounced(BounceCode.MISSING_INFORMATION);
    Escalation before = Sample.asked(bounced, answered(NINE.minusSeconds(60)));
    Escalation since = Sample.asked(bounced, answered(NINE.plusSeconds(60)));
    Escalation open =
        Sample.asked(
            bounced, new Question(new UUID(0, 9), "lea", "Which?", NINE, Optional.empty()));

    for (Escalation unchanged : List.of(before, open)) {
      assertThat(NothingNew.since(List.of(unchanged), bounced.draft(), List.of()))
          .contains(unchanged);
    }
    assertThat(NothingNew.since(List.of(since), bounced.draft(), List.of())).isEmpty();
  }

  private static Question answered(Instant at) {
    return new Question(
        new UUID(0, 8),
        "lea",
        "Which invoice?",
        NINE.minusSeconds(90),
        Optional.of(new Question.Answer("ann", "Number 17", at)));
  }

  @ParameterizedTest
  @EnumSource(
      value = BounceCode.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"MISSING_INFORMATION", "NOT_ENOUGH_TRIED"})
  void otherBouncesAskForNoChange(BounceCode code) {
    Escalation bounced = bounced(code);

    assertThat(since(bounced, bounced.reason(), bounced.stepsTried())).isEmpty();
  }

  private static Optional<Escalation> since(Escalation bounced, String reason, String steps) {
    EscalationDraft was = bounced.draft();
    return NothingNew.since(
        List.of(bounced),
        new EscalationDraft(
            was.ticket(),
            was.category(),
            was.priority(),
            reason,
            steps,
            was.customer(),
            was.accountTier(),
            was.custom()),
        List.of());
  }

  private static Escalation bounced(BounceCode code, AddedInformation... added) {
    Bounce no = new Bounce(code, "Which invoice was it?", Optional.empty(), Optional.empty());
    return Sample.informed(1, new Settlement.Bounced("lea", NINE, false, no), added);
  }
}
