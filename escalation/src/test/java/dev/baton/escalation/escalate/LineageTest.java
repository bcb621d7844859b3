package dev.baton.escalation.escalate;

import static dev.baton.escalation.Sample.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.escalation.Sample;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LineageTest {
  private static final Settlement NO =
      new Settlement.Bounced(
          "lea",
          NINE,
          false,
          new Bounce(
              BounceCode.MISSING_INFORMATION,
              "Which file was it, and when?",
              Optional.empty(),
              Optional.empty()));
  private static final Settlement YES = new Settlement.Approved("lea", NINE, false, "olga");
  private static final Settlement BACK = new Settlement.Withdrawn("ann", NINE);

  @Test
  void anyNextFilingComesAfterTheLatestBounce() {
    Lineage lineage = of(settled(1, NO), settled(2, BACK), settled(3, NO), pending(4));

    assertThat(lineage.bounced()).map(Escalation::seq).contains(3);
    assertThat(lineage.bounces()).isEqualTo(2);
  }

  @Test
  void aHandoffForgetsTheBouncesBeforeIt() {
    Lineage lineage = of(settled(1, NO), settled(2, YES), pending(3));

    assertThat(lineage.bounced()).isEmpty();
    assertThat(lineage.bounces()).isZero();
  }

  @Test
  void aBounceLaterThanItIsNotBeforeIt() {
    Escalation first = pending(1);
    Lineage lineage = new Lineage(first, List.of(first, settled(2, NO)));

    assertThat(lineage.bounced()).isEmpty();
  }

  @Test
  void replacedOnesFollowEachOtherBack() {
    Lineage lineage =
        of(
            settled(1, new Settlement.Replaced("bob", NINE, 2)),
            Sample.numbered(
                2, Optional.of(new Settlement.Replaced("cem", NINE, 3)), Optional.of(1)),
            Sample.numbered(3, Optional.empty(), Optional.of(2)));

    assertThat(lineage.replaced()).extracting(Escalation::seq).containsExactly(2, 1);
  }

  @Test
  void aBouncedOneServesUntilTheNextIsFiledAndAgainOnceThatIsTakenBack() {
    Escalation bounced = settled(1, NO);

    assertThat(Lineage.alone(bounced).canBeResent()).isTrue();
    assertThat(new Lineage(bounced, List.of(bounced, pending(2))).canBeResent()).isFalse();
    assertThat(new Lineage(bounced, List.of(bounced, settled(2, YES))).canBeResent()).isFalse();
    assertThat(new Lineage(bounced, List.of(bounced, settled(2, NO))).canBeResent()).isFalse();
    assertThat(new Lineage(bounced, List.of(bounced, settled(2, BACK))).canBeResent()).isTrue();
  }

  @Test
  void onlyWhatWasAddedAfterTheMomentCounts() {
    AddedInformation before = new AddedInformation("ann", "Before", NINE.minusSeconds(1));
    AddedInformation after = new AddedInformation("ann", "After", NINE.plusSeconds(1));

    assertThat(of(Sample.informed(1, NO, before, after), pending(2)).addedAfter(NINE))
        .containsExactly(after);
  }

  private static Escalation pending(int seq) {
    return Sample.numbered(seq, Optional.empty(), Optional.empty());
  }

  private static Escalation settled(int seq, Settlement settlement) {
    return Sample.numbered(seq, Optional.of(settlement), Optional.empty());
  }

  private static Lineage of(Escalation... history) {
    return new Lineage(history[history.length - 1], List.of(history));
  }
}
