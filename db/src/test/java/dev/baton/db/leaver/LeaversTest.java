package dev.baton.db.leaver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.Acme;
import dev.baton.db.member.Members;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.escalate.Slice;
import dev.baton.matrix.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class LeaversTest {
  private static final Tier T1 = new Tier("T1");
  private static final Tier T2 = new Tier("T2");

  private final FreshDatabase fresh;
  private Acme acme;

  LeaversTest(FreshDatabase fresh) {
    this.fresh = fresh;
  }

  @BeforeEach
  void open() {
    acme = Acme.in(fresh);
  }

  private void leaves(String member) {
    acme.in(tx -> {
      Members.in(tx).refresh(List.of(acme.person(member).asLeft()), acme.now());
      return tx;
    });
  }

  private boolean look(Map<String, Set<Tier>> named, Instant now) {
    return acme.in(tx -> Leavers.in(tx).look(named, now));
  }

  private Slice<String> part(Optional<Tier> tier, int first, int most) {
    return acme.in(tx -> Leavers.in(tx).part(tier.map(List::of), first, most));
  }

  @Test
  void whoLeftIsFoundWithTheTicketsOfEachTierAndNobodyElseIs() {
    acme.approve(acme.file("ZD-1", "ann").ref(), "lea", "olga");
    acme.approve(acme.file("ZD-2", "ann").ref(), "lea", "olga");
    acme.file("ZD-3", "ann");
    leaves("olga");
    leaves("ann");

    assertThat(look(Map.of(), acme.now())).isTrue();

    assertThat(part(Optional.empty(), 0, 5).items()).containsExactly("ann", "olga");
    assertThat(part(Optional.of(T2), 0, 5).items()).containsExactly("olga");
    assertThat(
            acme.<Map<String, Map<Tier, Integer>>>in(
                tx -> Leavers.in(tx).ticketsOf(List.of("ann", "olga", "bob"))))
        .containsExactlyInAnyOrderEntriesOf(Map.of("ann", Map.of(T1, 1), "olga", Map.of(T2, 2)));
  }

  @Test
  void aTicketThatMovedOnIsNoLongerTheirs() {
    acme.file("ZD-1", "ann");
    leaves("ann");
    look(Map.of(), acme.now());

    acme.approve(new EscalationRef("ZD1", 1), "lea", "olga");

    assertThat(
            acme.<Map<String, Map<Tier, Integer>>>in(
                tx -> Leavers.in(tx).ticketsOf(List.of("ann"))))
        .isEmpty();
    assertThat(look(Map.of(), acme.now())).isTrue();
    assertThat(part(Optional.empty(), 0, 5).total()).isZero();
  }

  @Test
  void aLookThatFindsTheSameSaysSoAndKeepsWhenItWasFound() {
    leaves("lou");
    Instant first = acme.now();
    assertThat(look(Map.of("lou", Set.of(T1)), first)).isTrue();

    assertThat(look(Map.of("lou", Set.of(T1)), first.plus(Duration.ofDays(1)))).isFalse();

    assertThat(acme.<Boolean>in(tx -> Leavers.in(tx).foundSince(first))).isFalse();
    assertThat(acme.<Boolean>in(tx -> Leavers.in(tx).foundSince(first.minusSeconds(1)))).isTrue();
  }

  @Test
  void aListIsReadInPartsTheNewestFirstAndFromTheFrontWhereThePartIsGone() {
    Instant now = acme.now();
    look(Map.of("a", Set.of(T1), "b", Set.of(T2)), now);
    look(Map.of("a", Set.of(T1), "b", Set.of(T2), "c", Set.of(T1, T2)), now.plusSeconds(1));

    assertThat(part(Optional.empty(), 0, 2)).isEqualTo(new Slice<>(List.of("c", "a"), 0, 3));
    assertThat(part(Optional.empty(), 2, 2)).isEqualTo(new Slice<>(List.of("b"), 2, 3));
    assertThat(part(Optional.empty(), 4, 2)).isEqualTo(new Slice<>(List.of("c", "a"), 0, 3));
    assertThat(part(Optional.of(T2), 0, 5)).isEqualTo(new Slice<>(List.of("c", "b"), 0, 2));
  }

  @Test
  void anotherWorkspaceSeesNothingOfIt() {
    look(Map.of("a", Set.of(T1)), acme.now());
    Acme other = Acme.in(fresh);

    assertThat(other.<Slice<String>>in(tx -> Leavers.in(tx).part(Optional.empty(), 0, 5)).total())
        .isZero();
    assertThat(other.<Boolean>in(tx -> Leavers.in(tx).look(Map.of(), acme.now()))).isFalse();
    assertThat(part(Optional.empty(), 0, 5).total()).isEqualTo(1);
  }
}
