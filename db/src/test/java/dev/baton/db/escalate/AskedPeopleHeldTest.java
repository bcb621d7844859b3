package dev.baton.db.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.Acme;
import dev.baton.db.member.Members;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.Patience;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.member.Member;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Lea is asked; nobody makes her a guest until the request that asks her is committed. */
@ExtendWith(TestDatabase.class)
class AskedPeopleHeldTest {
  private final FreshDatabase fresh;
  private final Acme acme;

  AskedPeopleHeldTest(FreshDatabase fresh) {
    this.fresh = fresh;
    this.acme = Acme.in(fresh);
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
    Thread leaving = Thread.ofVirtual().start(this::leaBecomesAGuest);
    Patience.await().untilAsserted(() -> assertThat(waitingForALock()).isPositive());

    over.countDown();
    filing.join();
    leaving.join();

    assertThat(acme.<Optional<Member>>in(tx -> Members.in(tx).find("lea")))
        .hasValueSatisfying(lea -> assertThat(lea.isFull()).isFalse());
    assertThat(
            acme.<List<String>>in(tx ->
                Escalations.in(tx).historyOf("ZD62").getFirst().recipients().stream()
                    .map(asked -> asked.member())
                    .toList()))
        .contains("lea");
  }

  private void leaBecomesAGuest() {
    Member lea = acme.person("lea");
    Member guest =
        new Member(
            lea.id(),
            lea.email(),
            lea.name(),
            lea.zone(),
            Member.Kind.GUEST,
            lea.slackRole(),
            false,
            false,
            Optional.empty(),
            false,
            Member.Speech.UNKNOWN,
            List.of());
    acme.in(tx -> Members.in(tx).refresh(List.of(guest), acme.now()));
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
}
