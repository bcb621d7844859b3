package dev.baton.bot.escalate;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.escalate.Drafts;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.notify.DeliveryQueue;
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

  private final TestBot bot;
  private TestWorkspace acme;

  FilingFlowTest(FreshDatabase fresh) {
    this.bot = TestBot.start(fresh);
  }

  @BeforeEach
  void aWorkspace() {
    acme = TestWorkspace.in(bot);
    acme.applyMatrix(WITH_CHECKLIST.formatted("Logs read|Cache cleared"));
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  @Test
  void aMatrixImportedElsewhereCountsAtOnceAndTakesNoTicksOver() {
    Modal two = pageTwo("ZD-1").checkAll("Checklist");
    acme.applyMatrixElsewhere(WITH_CHECKLIST.formatted("Backup made|Cache cleared"));

    assertThat(two.submit("Escalate").kind()).isEqualTo(Submission.Kind.UPDATED);

    Modal again = acme.person("ben").modal("Who takes it over");
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

    Modal again = acme.person("ben").modal("Who takes it over");
    assertThat(again.options("New owner")).singleElement().asString().contains("Nina");
    again.checkAll("Checklist").submit("Escalate");
    assertThat(filed("ZD2", 1).proposedOwner()).isEqualTo(acme.id("nina"));
  }

  @Test
  void aHandBackShowsWhatItsOwnerCarries() {
    acme.applyMatrix(
        """
        from_tier,to_tier,criteria,owner,lead
        T1,T2,It needs a specialist,marco@acme.test,lena@acme.test
        T2,T3,It needs the developers,tara@acme.test,theo@acme.test
        T2,T1,The specialist is done,,omar@acme.test
        T3,T2,The defect is mended,,lena@acme.test
        """);
    approved(acme.file("ZD-3", "ben", "nina", 1, Direction.FORWARD, "lena"), "lena");
    approved(acme.file("ZD-4", "ben", "nina", 1, Direction.FORWARD, "lena"), "lena");
    approved(acme.file("ZD-4", "nina", "tara", 2, Direction.FORWARD, "theo"), "theo");

    Modal two = pageTwo("ZD-4", "tara");

    assertThat(two.lines().toString())
        .contains("T2 (hand-back)", "has 1 accepted in the last 7 days");
  }

  @Test
  void anUnseenTicketBeginsInTheTierOfWhoAsksAndMayBeginAtTheEntry() {
    acme.applyMatrix(
        """
        from_tier,to_tier,criteria,owner,lead
        T1,T2,It needs a specialist,marco@acme.test|nina@acme.test,lena@acme.test
        T2,T3,It needs the developers,tara@acme.test,theo@acme.test
        """);

    Modal own = pageTwo("ZD-5", "marco");
    assertThat(own.shows("ZD-5 is new to Baton: T2, owner you. If it began in T1")).isTrue();
    assertThat(own.options("Next tier")).containsExactly("T2 to T3", "T1 to T2");
    own.submit("Escalate");
    assertThat(filed("ZD5", 1).from().name()).isEqualTo("T2");

    Modal entry = pageTwo("ZD-6", "marco");
    entry.choose("Next tier", "T1 to T2").awaitShows("is new to Baton: T1, owner you");
    entry.submit("Escalate");
    assertThat(filed("ZD6", 1).from().name()).isEqualTo("T1");
    assertThat(filed("ZD6", 1).proposedOwner()).isEqualTo(acme.id("nina"));
  }

  @Test
  void anUnseenTicketOfAnybodyElseBeginsAtTheEntry() {
    Modal two = pageTwo("ZD-7");

    assertThat(two.shows("ZD-7 is new to Baton: T1, owner you")).isTrue();
    assertThat(two.shows("If it began in")).isFalse();
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
            .formatted("It needs a & specialist ".repeat(40), leads, leads + "|omar@acme.test"));

    assertThat(pageTwo("ZD-6").shows("Decides:")).isTrue();
  }

  @Test
  void aDraftClosedTwiceAtOnceIsToldOnce() {
    pageTwo("ZD-7").close();
    Modal one = acme.person("ben").modal("Escalate a ticket");
    var draft = acme.in(tx -> Drafts.in(tx).ofModal(one.id())).orElseThrow();
    CompletableFuture<Void> other =
        acme.in(tx -> {
          Drafts.in(tx).lock(draft.id());
          CompletableFuture<Void> closing = CompletableFuture.runAsync(one::close);
          await().until(() -> closing.isDone() || somebodyWaits());
          DeliveryQueue.in(tx)
              .queue(
                  new PlannedDelivery(
                      new Notice.DraftKept(draft.id()),
                      Medium.SLACK,
                      acme.id("ben"),
                      Set.of(NoticeRole.REQUESTER)),
                  bot.clock().instant());
          return closing;
        });
    other.join();

    assertThat(
            bot.database()
                .<Object>asSuperuser(dsl ->
                    dsl.fetchValue(
                        "select count(*) from baton.delivery where org_id = ? and kind like"
                            + " 'draft%'",
                        acme.orgId())))
        .isEqualTo(1L);
  }

  private boolean somebodyWaits() {
    return bot.database()
        .asSuperuser(dsl ->
            dsl.fetchExists(
                dsl.select()
                    .from("pg_stat_activity")
                    .where("datname = current_database() and wait_event_type = 'Lock'")));
  }

  private Modal pageTwo(String ticket) {
    return pageTwo(ticket, "ben");
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
        acme.in(tx -> Escalations.in(tx).find(new EscalationRef(identity, seq)));
    return found.orElseThrow();
  }
}
