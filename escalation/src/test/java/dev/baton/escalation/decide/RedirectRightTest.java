package dev.baton.escalation.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.escalation.Sample;
import dev.baton.escalation.decide.RedirectOutcome.Why;
import dev.baton.escalation.escalate.Escalation;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RedirectRightTest {
  private final Escalation pending = Sample.owned("ben", Optional.empty(), "lea");

  @Test
  void onlyManagersMayAndNeverForTheirOwnRequest() {
    assertThat(RedirectRight.of(pending, "max", true)).isTrue();
    assertThat(RedirectRight.of(pending, "lea", false)).isFalse();
    assertThat(RedirectRight.of(pending, "ann", true)).isFalse();
  }

  @Test
  void somebodyElseWhoIsHereCanBeAsked() {
    assertThat(RedirectRight.against(pending, "max", "tom", true)).isEmpty();
  }

  @Test
  void everyReasonAgainstSomebodyIsNamed() {
    assertThat(RedirectRight.against(pending, "max", "ann", true)).contains(Why.IS_REQUESTER);
    assertThat(RedirectRight.against(pending, "max", "max", true)).contains(Why.IS_REDIRECTING);
    assertThat(RedirectRight.against(pending, "max", "tom", false)).contains(Why.LEFT_WORKSPACE);
    assertThat(RedirectRight.against(pending, "max", "lea", true)).contains(Why.ASKED_ALREADY);
  }

  @Test
  void oneOfSeveralWhoWereAskedCanBeMadeTheOnlyOne() {
    Escalation sentToTwo = Sample.owned("ben", Optional.empty(), "lea", "tom");
    assertThat(RedirectRight.against(sentToTwo, "max", "lea", true)).isEmpty();
  }
}
