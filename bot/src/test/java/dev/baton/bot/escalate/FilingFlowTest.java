package dev.baton.bot.escalate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.bot.testing.AcmeTeam;
import dev.baton.bot.testing.RunningBot;
import dev.baton.db.escalate.Drafts;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.notify.Deliveries;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.escalation.notify.PlannedDelivery;
import dev.baton.matrix.Direction;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Submission;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What another process changed between the pages is what counts. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FilingFlowTest {
  private static final String WITH_CHECKLIST =
      """
      from_tier,to_tier,criteria,checklist,owner,lead
      T1,T2,It needs a specialist,%s,marco@acme.test|nina@acme.test,lena@acme.test
      T2,T1,The specialist is done,,,ana@acme.test
      """;

  private final RunningBot bot;
  private AcmeTeam acme;

  FilingFlowTest(FreshDatabase fresh) {
    this.bot = new RunningBot(fresh);
  }

  @BeforeEach
  void aWorkspace(TestInfo test) {
    acme = new AcmeTeam(bot, "T" + test.getTestMethod().orElseThrow().getName());
    acme.applyMatrix(WITH_CHECKLIST.formatted("Logs read|Cache cleared"));
  }

  @AfterAll
  void stop() throws Exception {
    bot.stop();
  }

  @Test
  void aMatrixImportedElsewhereCountsAtOnceAndTakesNoTicksOver() {
    Modal two = pageTwo("ZD-1").checkAll("Checklist");
    acme.applyMatrixElsewhere(WITH_CHECKLIST.formatted("Backup made|Cache cleared"));

    assertThat(two.submit("Escalate").kind()).isEqualTo(Submission.Kind.UPDATED);

    Modal again = acme.person("sam").modal("Who takes it over");
    assertThat(again.shows("changed while this page was open")).isTrue();
    assertThat(again.value("Checklist")).isEmpty();
    assertThat(again.submit("Escalate").errors().values())
        .singleElement()
        .asString()
        .startsWith("2 boxes are not ticked");
    again.checkAll("Checklist").submit("Escalate");
    Escalation filed = filed("ZD1", 1);
    assertThat(filed.route().matrixVersion()).isEqualTo(3);
    assertThat(filed.checklist()).extracting("item").contains("Backup made");
  }

  @Test
  void anOwnerWhoLeftAMomentAgoIsNotProposed() {
    Modal two = pageTwo("ZD-2").checkAll("Checklist");
    acme.leavesElsewhere("marco");

    assertThat(two.submit("Escalate").kind()).isEqualTo(Submission.Kind.UPDATED);

    Modal again = acme.person("sam").modal("Who takes it over");
    assertThat(again.options("Next tier and owner")).singleElement().asString().contains("Nina");
    again.checkAll("Checklist").submit("Escalate");
    assertThat(filed("ZD2", 1).proposedOwner()).isEqualTo(acme.id("nina"));
  }

  @Test
  void aHandBackShowsWhatItsOwnerCarries() {
    acme.applyMatrix(
        """
        from_tier,to_tier,criteria,owner,lead
        T1,T2,It needs a specialist,marco@acme.test,lena@acme.test
        T2,T3,It needs the developers,otto@acme.test,lou@acme.test
        T2,T1,The specialist is done,,bo@acme.test
        T3,T2,The defect is mended,,lena@acme.test
        """);
    approved(acme.file("ZD-3", "sam", "nina", 1, Direction.FORWARD, "lena"), "lena");
    approved(acme.file("ZD-4", "sam", "nina", 1, Direction.FORWARD, "lena"), "lena");
    approved(acme.file("ZD-4", "nina", "otto", 2, Direction.FORWARD, "lou"), "lou");

    Modal two = pageTwo("ZD-4", "otto");

    assertThat(two.lines().toString())
        .contains("Nina (hand-back)", "has 1 accepted in the last 7 days");
  }

  private void approved(Escalation asked, String by) {
    acme.request(by, asked).click("Approve");
    assertThat(acme.now(asked).isPending()).isFalse();
  }

  @Test
  void manyDecidersFitOnThePage() {
    String leads =
        IntStream.range(0, 45)
            .mapToObj("someone-with-a-rather-long-address-%02d@support.acme.example"::formatted)
            .collect(Collectors.joining("|"));
    acme.applyMatrix(
        """
        from_tier,to_tier,criteria,owner,lead,backup_lead,manager
        T1,T2,%s,marco@acme.test,%s,%s,lena@acme.test
        """
            .formatted("It needs a & specialist ".repeat(40), leads, leads + "|bo@acme.test"));

    assertThat(pageTwo("ZD-6").shows("Decides:")).isTrue();
  }

  @Test
  void aDraftClosedTwiceAtOnceIsToldOnce() {
    pageTwo("ZD-7").close();
    Modal one = acme.person("sam").modal("Escalate a ticket");
    var draft =
        acme.door()
            .inTransaction(acme.orgId(), tx -> Drafts.in(tx).ofModal(one.id()))
            .orElseThrow();
    CompletableFuture<Void> other =
        acme.door()
            .inTransaction(
                acme.orgId(),
                tx -> {
                  Drafts.in(tx).lock(draft.id());
                  CompletableFuture<Void> closing = CompletableFuture.runAsync(one::close);
                  await().until(() -> closing.isDone() || somebodyWaits());
                  Deliveries.in(tx)
                      .queue(
                          new PlannedDelivery(
                              new Notice.DraftKept(draft.id()),
                              Medium.SLACK,
                              acme.id("sam"),
                              Set.of(NoticeRole.REQUESTER)),
                          bot.fresh().clock().instant());
                  return closing;
                });
    other.join();

    assertThat(
            bot.fresh()
                .<Object>asSuperuser(dsl ->
                    dsl.fetchValue(
                        "select count(*) from baton.delivery where org_id = ? and kind like"
                            + " 'draft%'",
                        acme.orgId())))
        .isEqualTo(1L);
  }

  private boolean somebodyWaits() {
    return bot.fresh()
        .asSuperuser(dsl ->
            dsl.fetchExists(
                dsl.select()
                    .from("pg_stat_activity")
                    .where("datname = current_database() and wait_event_type = 'Lock'")));
  }

  private Modal pageTwo(String ticket) {
    return pageTwo(ticket, "sam");
  }

  private Modal pageTwo(String ticket, String who) {
    acme.person(who).types("/escalate " + ticket);
    acme.person(who)
        .modal("Escalate a ticket")
        .choose("Priority", "P2")
        .fill("Reason", "Login loops since the update this morning")
        .fill("Steps tried", "Cleared cookies and tried another browser")
        .submit("Next");
    return acme.person(who).modal("Who takes it over");
  }

  private Escalation filed(String identity, int seq) {
    Optional<Escalation> found =
        acme.door()
            .inTransaction(
                acme.orgId(), tx -> Escalations.in(tx).find(new EscalationRef(identity, seq)));
    return found.orElseThrow();
  }
}
