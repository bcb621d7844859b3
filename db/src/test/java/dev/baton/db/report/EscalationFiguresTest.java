package dev.baton.db.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.Acme;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.report.Figures;
import dev.baton.escalation.report.Period;
import dev.baton.escalation.report.PingPong;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class EscalationFiguresTest {
  private final FreshDatabase fresh;
  private final Acme acme;
  private final Instant start;

  EscalationFiguresTest(FreshDatabase fresh) {
    this.fresh = fresh;
    this.acme = Acme.in(fresh);
    this.start = acme.now();
  }

  /** ZD-1 approved after 90 minutes and on to T3, ZD-2 bounced after 30 and asked for again. */
  private void aMorning() {
    Escalation first = acme.file("ZD-1", "ann");
    fresh.clock().advance(Duration.ofHours(1));
    Escalation second = acme.file("ZD-2", "bob");
    fresh.clock().advance(Duration.ofMinutes(30));
    acme.approve(first.ref(), "max", "olga");
    acme.bounce(second.ref(), "lea");
    fresh.clock().advance(Duration.ofMinutes(30));
    acme.file(
        acme.filing(
            UUID.randomUUID(), "ZD-1", "olga", Acme.FURTHER, Optional.empty(), Optional.empty()));
    acme.file("ZD-2", "bob");
  }

  @Test
  void decisionsAreCountedAndTimedAsTheyWere() {
    aMorning();

    assertThat(this.<Figures>counted(EscalationFigures::total))
        .isEqualTo(
            new Figures(
                "",
                4,
                1,
                1,
                1,
                2,
                Optional.of(Duration.ofMinutes(30)),
                Optional.of(Duration.ofMinutes(90))));
  }

  @Test
  void theyAreToldPerTierPersonAndCode() {
    aMorning();

    assertThat(this.<List<Figures>>counted(EscalationFigures::byTier))
        .extracting(Figures::group)
        .containsExactly("T2", "T3");
    assertThat(this.<List<Figures>>counted(EscalationFigures::byRequester))
        .extracting(Figures::group)
        .containsExactly("bob", "ann", "olga");
    assertThat(this.<Map<String, Integer>>counted(EscalationFigures::bounceCodes))
        .isEqualTo(Map.of("missing_information", 1));
  }

  @Test
  void onePersonsAreOnlyTheirs() {
    aMorning();

    Figures bobs = counted(figures -> figures.of("bob"));
    Figures nobodys = counted(figures -> figures.of("zoe"));

    assertThat(bobs.filed()).isEqualTo(2);
    assertThat(bobs.bounced()).isEqualTo(1);
    assertThat(nobodys).isEqualTo(Figures.none("zoe"));
  }

  @Test
  void whatWasFiledOutsideThePeriodDoesNotCount() {
    aMorning();
    Instant second = start.plus(Duration.ofHours(1));

    assertThat(in(new Period(start, second), EscalationFigures::total).filed()).isEqualTo(1);
    assertThat(in(new Period(second, acme.now()), EscalationFigures::total).filed()).isEqualTo(1);
  }

  @Test
  void aPeriodOfDecisionsOnlyWasNotSilent() {
    Escalation asked = acme.file("ZD-1", "ann");
    Instant later = start.plus(Duration.ofHours(1));
    fresh.clock().set(later);
    Period second = new Period(later, later.plus(Duration.ofHours(1)));
    assertThat(in(second, EscalationFigures::anythingHappened)).isFalse();

    acme.approve(asked.ref(), "max", "olga");

    assertThat(in(second, EscalationFigures::anythingHappened)).isTrue();
    assertThat(in(second, EscalationFigures::total)).isEqualTo(Figures.none(""));
    assertThat(in(second, EscalationFigures::pingPong)).isEqualTo(new PingPong(0, List.of()));
  }

  @Test
  void aTicketBouncedTwiceWentToAndFro() {
    acme.bounce(acme.file("ZD-1", "ann").ref(), "lea");
    acme.bounce(acme.file("ZD-2", "ann").ref(), "lea");
    acme.bounce(acme.file("ZD-2", "ann").ref(), "lea");

    assertThat(this.<PingPong>counted(EscalationFigures::pingPong))
        .isEqualTo(new PingPong(1, List.of("ZD-2")));
  }

  private <T> T counted(Function<EscalationFigures, T> what) {
    return in(new Period(start, acme.now().plusMillis(1)), what);
  }

  private <T> T in(Period period, Function<EscalationFigures, T> what) {
    return acme.in(tx -> what.apply(EscalationFigures.in(tx, period)));
  }
}
