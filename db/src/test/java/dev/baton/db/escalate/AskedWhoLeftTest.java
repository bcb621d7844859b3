package dev.baton.db.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.Acme;
import dev.baton.db.decide.Decisions;
import dev.baton.db.member.Members;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.Patience;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.escalation.member.Member;
import dev.baton.matrix.Decider;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lea and Ben are asked for each ticket; whoever is no full member is to be replaced. */
@ExtendWith(TestDatabase.class)
class AskedWhoLeftTest {
  private final FreshDatabase fresh;
  private final Acme acme;

  AskedWhoLeftTest(FreshDatabase fresh) {
    this.fresh = fresh;
    this.acme = Acme.in(fresh);
  }

  private Member lea(Member.Kind kind, boolean deactivated) {
    Member lea = acme.person("lea");
    return new Member(
        lea.id(),
        lea.email(),
        lea.name(),
        lea.zone(),
        kind,
        lea.slackRole(),
        deactivated,
        false,
        Optional.empty(),
        false);
  }

  private List<String> refreshed(Member member) {
    return acme.in(tx -> Members.in(tx).refresh(List.of(member), acme.now()));
  }

  private Set<String> toBeReplaced() {
    return fresh.asSuperuser(dsl ->
        Set.copyOf(
            dsl.fetch(
                    "select split_part(convert_from(task_data, 'UTF8'), E'\\n', 2) from platform.scheduled_tasks where"
                        + " task_name = 'leaver-replacement' and task_instance like ?",
                    acme.orgId() + "/%")
                .into(String.class)));
  }

  @ParameterizedTest
  @CsvSource({"FULL,true", "GUEST,false", "BOT,false", "STRANGER,false"})
  void whoeverIsNoFullMemberAnyMoreCountsAsLeft(Member.Kind kind, boolean deactivated) {
    assertThat(refreshed(lea(Member.Kind.FULL, false))).isEmpty();
    assertThat(refreshed(lea(kind, deactivated))).containsExactly("lea");
    assertThat(refreshed(lea(kind, deactivated))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"FULL,true", "GUEST,false"})
  void whoLeftBeforeTheCommitIsReplacedAtOnce(Member.Kind kind, boolean deactivated) {
    refreshed(lea(kind, deactivated));

    acme.file("ZD-61", "ann");

    assertThat(toBeReplaced()).containsExactly("lea");
  }

  @Test
  void whileSomebodyIsAskedNobodyOfThemLeaves() throws Exception {
    CountDownLatch filed = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    Thread filing =
        Thread.ofVirtual()
            .start(() ->
                acme.in(tx -> {
                  Escalations.in(tx).file(acme.filing("ZD-62", "ann"));
                  filed.countDown();
                  return waited(over);
                }));
    filed.await();
    Thread leaving = Thread.ofVirtual().start(() -> refreshed(lea(Member.Kind.GUEST, false)));
    Patience.await().untilAsserted(() -> assertThat(waitingForALock()).isPositive());

    over.countDown();
    filing.join();
    leaving.join();

    assertThat(acme.<Optional<Member>>in(tx -> Members.in(tx).find("lea")))
        .hasValueSatisfying(lea -> assertThat(lea.isFull()).isFalse());
  }

  private static boolean waited(CountDownLatch over) {
    try {
      over.await();
      return true;
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private int waitingForALock() {
    return fresh.asSuperuser(
        dsl -> dsl.fetchCount(DSL.table("pg_locks"), DSL.condition("not granted")));
  }

  @Test
  void theDailyLookFindsWhoeverWasMissed() {
    acme.file("ZD-63", "ann");
    refreshed(lea(Member.Kind.GUEST, false));
    assertThat(toBeReplaced()).isEmpty();

    acme.in(tx -> {
      AskedWhoLeft.in(tx).replaceAll(acme.now());
      return tx;
    });

    assertThat(toBeReplaced()).containsExactly("lea");
  }

  @Test
  void whereNobodyElseIsFoundTheRequestStaysWhereTheNextLookFindsIt() {
    Escalation asked = acme.file("ZD-64", "ann");

    assertThat(replaced(asked, "ben")).isTrue();
    assertThat(replaced(asked, "lea")).isFalse();

    assertThat(pending("ZD64").recipients()).extracting(Recipient::member).containsExactly("lea");
  }

  @Test
  void whoIsAskedInsteadAndLeftMeanwhileIsReplacedAsWell() {
    Escalation asked = acme.file("ZD-65", "ann");

    assertThat(replaced(asked, "lea", new Recipient("dan", Decider.Role.MANAGER))).isTrue();

    assertThat(toBeReplaced()).containsExactly("dan");
  }

  private boolean replaced(Escalation asked, String leaver, Recipient... instead) {
    return acme.in(
        tx -> Decisions.in(tx).replaceLeaver(asked.ref(), leaver, List.of(instead), acme.now()));
  }

  private Escalation pending(String ticket) {
    return acme.<Optional<Escalation>>in(tx -> Escalations.in(tx).pendingOf(ticket)).orElseThrow();
  }
}
