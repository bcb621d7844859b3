package dev.baton.db.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.Acme;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.log.HistoryRight;
import dev.baton.escalation.member.Member;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TestDatabase.class)
class HistoryReadersTest {
  private final Acme acme;

  HistoryReadersTest(FreshDatabase fresh) {
    this.acme = Acme.in(fresh);
  }

  private HistoryRight rightOf(String member) {
    return acme.in(tx -> HistoryReaders.in(tx).rightOf(member));
  }

  private String joins(String id) {
    Member member =
        new Member(
            id,
            Optional.of(id + "@acme.test"),
            id,
            ZoneOffset.UTC,
            Member.Kind.FULL,
            Member.SlackRole.MEMBER,
            false,
            false,
            Optional.empty(),
            false,
            Member.Speech.UNKNOWN,
            List.of());
    acme.in(tx -> Members.in(tx).refresh(List.of(member), acme.now()));
    return id;
  }

  @ParameterizedTest
  @ValueSource(strings = {"olga", "otto", "lea", "ben", "max", "ada"})
  void ownersBackupsLeadsManagersAndAdminsRead(String member) {
    assertThat(rightOf(member)).isEqualTo(HistoryRight.WHOLE);
  }

  @Test
  void othersReadTheirOwnAndGuestsNothing() {
    assertThat(rightOf(joins("sven"))).isEqualTo(HistoryRight.OWN);
    assertThat(rightOf("gus")).isEqualTo(HistoryRight.NONE);
    assertThat(rightOf("dan")).isEqualTo(HistoryRight.NONE);
    assertThat(rightOf("nobody")).isEqualTo(HistoryRight.NONE);
  }

  @Test
  void whoseRequestWaitsOrWasBouncedIsNotInTheTeamAndWhoseWasApprovedIs() {
    String sven = joins("sven1");
    Escalation first = acme.file("ZD-501", sven);
    assertThat(rightOf(sven)).isEqualTo(HistoryRight.OWN);

    acme.bounce(first.ref(), "lea");
    assertThat(rightOf(sven)).isEqualTo(HistoryRight.OWN);

    acme.approve(acme.file("ZD-501", sven).ref(), "lea", "olga");
    assertThat(rightOf(sven)).isEqualTo(HistoryRight.WHOLE);
  }

  @Test
  void whoseTicketSomebodyElseHandedOnOwnedOne() {
    String owner = joins("sven2");
    Escalation first = acme.file("ZD-502", owner);
    acme.bounce(first.ref(), "lea");
    acme.approve(acme.file("ZD-502", "ann").ref(), "lea", "olga");

    assertThat(rightOf(owner)).isEqualTo(HistoryRight.WHOLE);
  }

  @Test
  void anAdminAddsSomebodyAndOpensReadingToAll() {
    String added = joins("sven3");
    String other = joins("sven4");
    acme.in(tx -> Roles.in(tx).grant(added, "support", "ada", "slack", acme.now()));
    assertThat(rightOf(added)).isEqualTo(HistoryRight.WHOLE);
    assertThat(rightOf(other)).isEqualTo(HistoryRight.OWN);

    assertThat(opened(true)).isTrue();
    assertThat(opened(true)).isFalse();
    assertThat(rightOf(other)).isEqualTo(HistoryRight.WHOLE);
    assertThat(rightOf("gus")).isEqualTo(HistoryRight.NONE);
    assertThat(opened(false)).isTrue();
    assertThat(rightOf(other)).isEqualTo(HistoryRight.OWN);
  }

  private boolean opened(boolean open) {
    return acme.in(tx -> HistoryReaders.in(tx).setOpen(open, "ada", acme.now()));
  }

  @Test
  void ownMeansAskedForOrAskedToDecide() {
    Escalation asked = acme.file("ZD-503", joins("sven5"));

    assertThat(HistoryRight.OWN.covers(asked, "sven5")).isTrue();
    assertThat(HistoryRight.OWN.covers(asked, "lea")).isTrue();
    assertThat(HistoryRight.OWN.covers(asked, "bob")).isFalse();
    assertThat(HistoryRight.NONE.covers(asked, "sven5")).isFalse();
    assertThat(HistoryRight.WHOLE.covers(asked, "bob")).isTrue();
  }
}
