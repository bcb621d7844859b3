package dev.baton.bot.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.detect.FoundTickets;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.Work;
import dev.baton.db.log.AuditLog;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.log.AuditEvent;
import dev.baton.escalation.log.ChainCheck;
import dev.baton.escalation.log.ChainHead;
import dev.baton.escalation.ticket.TicketStatus;
import dev.baton.sandbox.people.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManagerDigestTest {
  private final TestBot bot;
  private final ManagerDigest digest;
  private TestWorkspace acme;

  ManagerDigestTest(FreshDatabase fresh) {
    this.bot = TestBot.start(fresh);
    this.digest = new ManagerDigest(fresh.tenants(), fresh.clock());
  }

  @BeforeEach
  void open() {
    bot.clock().set(Instant.parse("2026-03-02T09:00:00Z"));
    acme = TestWorkspace.in(bot);
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  @Test
  void managersHearWhatWaitsWhatWasDecidedAndTheHeadOfTheChain() {
    acme.files("ZD-1");
    acme.request("lena", acme.files("ZD-2")).click("Approve");
    bot.clock().advance(Duration.ofHours(20));

    assertThat(tell()).contains(Instant.parse("2026-03-03T09:00:00Z"));
    deliver();

    Message told = acme.person("bo").directMessage("for a decision");
    assertThat(told.text())
        .startsWith(
            "*1 request waits for a decision, 1 overdue*: ZD-1 #1.\nBaton's Home tab has them")
        .contains(": 1 approved, 0 bounced, 0 withdrawn.")
        .contains("Every message arrived.")
        .endsWith("--head`: `" + head() + "`");
    assertThat(acme.person("lena").directMessages())
        .noneMatch(message -> message.text().contains("for a decision"));
  }

  @Test
  void aDayOnWhichNothingHappenedSaysNothing() {
    acme.request("lena", acme.files("ZD-1")).click("Approve");
    tell();
    int once = digests();
    bot.clock().advance(Duration.ofDays(1));

    tell();
    assertThat(digests()).isEqualTo(once).isEqualTo(1);

    acme.request("lena", acme.files("ZD-2")).click("Approve");
    tell();
    assertThat(digests()).isEqualTo(2);
  }

  @Test
  void ticketsOfALowPriorityThatAreOpenForLongAreListed() {
    FoundTickets tickets = new FoundTickets(acme);
    tickets.opens("ZD-40", "ana", "P3");
    tickets.opens("ZD-41", "ana", "P4");
    tickets.opens("ZD-42", "ana", "P4");
    tickets.opens("ZD-43", "ana", "P2");
    tickets.becomes("ZD-42", TicketStatus.WAITING);
    bot.clock().advance(Duration.ofHours(47));
    tell();
    int before = digests();
    bot.clock().advance(Duration.ofHours(2));

    tell();
    deliver();

    assertThat(digests()).isEqualTo(before + 1);
    assertThat(acme.person("bo").directMessage("low priority").text())
        .contains("*2 tickets of a low priority are open for more than 48h* (1 of P3, 1 of P4)")
        .contains("ZD-40 and ZD-41")
        .doesNotContain("ZD-42", "ZD-43");
    bot.clock().advance(Duration.ofHours(24));
    tell();
    assertThat(digests()).isEqualTo(before + 1);
  }

  @Test
  void aDeadlineThatPassedIsReasonEnough() {
    Escalation asked = acme.files("ZD-1");
    tell();
    bot.clock().set(asked.decideBy().plusSeconds(1));

    tell();
    tell();

    assertThat(digests()).isEqualTo(2);
  }

  @Test
  void theDatabaseKeepsWhatTheHeadWasAtThatDigest() {
    acme.files("ZD-1");
    ChainHead then = head();
    tell();
    acme.files("ZD-2");

    deliver();

    assertThat(acme.person("bo").directMessage("for a decision").text())
        .contains(then.toString())
        .doesNotContain(head().toString());
  }

  @Test
  void aChainThatWasRewrittenAsAWholeIsSaidInTheNextDigest() {
    acme.files("ZD-1");
    ChainHead then = head();
    tell();
    rewriteTheWholeChain("eve");
    acme.files("ZD-2");
    assertThat(verdict()).isInstanceOf(ChainCheck.Verdict.Intact.class);
    bot.clock().advance(Duration.ofDays(1));

    tell();
    deliver();

    List<String> told =
        acme.person("bo").directMessages().stream()
            .map(Message::text)
            .filter(text -> text.contains("for a decision"))
            .toList();
    assertThat(told)
        .filteredOn(text -> text.contains("*The audit chain is not the one of the last digest.*"))
        .singleElement()
        .satisfies(text ->
            assertThat(text)
                .contains("event " + then.number(), then.hash())
                .contains(head().toString()));
  }

  /** As the database's superuser, so that every hash fits again. */
  private void rewriteTheWholeChain(String actor) {
    List<AuditEvent> events = new ArrayList<>();
    acme.in(tx -> {
      AuditLog.in(tx).forEach((event, _) -> events.add(event));
      return true;
    });
    bot.database()
        .asSuperuser(dsl -> {
          dsl.execute("set session_replication_role = replica");
          String previous = AuditEvent.GENESIS;
          for (AuditEvent event : events) {
            previous = rewrite(dsl, event, previous, actor);
          }
          return dsl.execute(
              "update baton.audit_head set hash = ? where org_id = ?", previous, acme.orgId());
        });
  }

  private String rewrite(DSLContext dsl, AuditEvent event, String previous, String actor) {
    AuditEvent forged =
        new AuditEvent(
            event.workspace(),
            event.number(),
            event.at(),
            event.kind(),
            actor,
            event.surface(),
            event.ticket(),
            event.seq(),
            event.digest(),
            previous,
            "");
    String hash = forged.computedHash();
    dsl.execute(
        "update baton.audit_event set actor = ?, previous = ?, hash = ? where org_id = ? and number"
            + " = ?",
        actor,
        previous,
        hash,
        acme.orgId(),
        event.number());
    return hash;
  }

  private ChainCheck.Verdict verdict() {
    return acme.in(tx -> AuditLog.in(tx).verify());
  }

  @Test
  void aWorkspaceThatIsGoneIsToldNothingMore() {
    assertThat(digest.tell(new Work("TNOBODY", "daily"))).isEmpty();
  }

  private Optional<Instant> tell() {
    return digest.tell(new Work(acme.orgId(), "daily"));
  }

  private ChainHead head() {
    return acme.in(
        tx -> new ChainHead(AuditLog.in(tx).head().number(), AuditLog.in(tx).head().hash()));
  }

  private int digests() {
    return ids().size();
  }

  private List<String> ids() {
    return bot.database()
        .asSuperuser(dsl ->
            dsl.fetch(
                    "select delivery_id::text from baton.delivery where org_id = ? and kind ="
                        + " 'digest' and recipient = ? order by created_at",
                    acme.orgId(),
                    acme.id("bo"))
                .map(row -> row.get(0, String.class)));
  }

  private void deliver() {
    var slack = java.util.Objects.requireNonNull(bot.surfaces().jobs().get(DeliveryQueue.SLACK));
    ids().forEach(id -> slack.run(new Work(acme.orgId(), id)));
  }
}
