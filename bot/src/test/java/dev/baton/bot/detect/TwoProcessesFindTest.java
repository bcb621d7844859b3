package dev.baton.bot.detect;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.Tx;
import dev.baton.db.detect.CriterionHits;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.detect.CriterionHit;
import dev.baton.escalation.detect.HitOutcome;
import dev.baton.escalation.member.Baton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two processes on one database find the same tickets in the same instant. */
@ExtendWith(TestDatabase.class)
class TwoProcessesFindTest {
  private static final Instant MONDAY = Instant.parse("2026-12-07T09:00:00Z");
  private static final Instant DUE = MONDAY.plus(Duration.ofMinutes(30));
  private static final int TICKETS = 15;

  private final TestBot bot;
  private final TestWorkspace acme;
  private final FoundTickets tickets;

  TwoProcessesFindTest(FreshDatabase fresh) {
    this.bot = TestBot.startWithJobs(fresh);
    bot.clock().set(MONDAY);
    this.acme = TestWorkspace.in(bot);
    this.tickets = new FoundTickets(acme);
  }

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void eachTicketIsAskedForOnceAndEachLeadToldOnce() {
    for (int i = 0; i < TICKETS; i++) {
      tickets.opens("ZD-" + (20 + i), "ana", "P1");
    }
    bot.serveBeside(TestBot.FIRST_KEY);

    bot.clock().set(DUE);

    await().until(() -> filed() == TICKETS);
    await().until(() -> acme.<Integer>in(this::working) == 0);
    for (int i = 0; i < TICKETS; i++) {
      String key = tickets.key("ZD-" + (20 + i));
      assertThat(acme.<Integer>in(tx -> Escalations.in(tx).historyOf(key).size())).isOne();
      List<CriterionHit> hits = acme.in(tx -> CriterionHits.in(tx).of(List.of(key)));
      assertThat(hits).extracting(CriterionHit::outcome).containsExactly(HitOutcome.FILED);
    }
    assertThat(
            acme.person("lena").directMessages().stream()
                .filter(message -> message.buttons().contains("Approve")))
        .hasSize(TICKETS);
  }

  private int filed() {
    return acme.in(tx -> Escalations.in(tx).filedBy(Baton.ID, 100).size());
  }

  private int working(Tx tx) {
    return tx.dsl()
        .fetch(
            "select 1 from platform.scheduled_tasks where task_instance like ? || '/%'"
                + " and task_name in ('detection', 'detection-act', 'slack-delivery')"
                + " and execution_time <= cast(? as timestamptz)",
            tx.orgId(), acme.now().toString())
        .size();
  }
}
