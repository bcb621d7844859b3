package dev.baton.bot.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.detect.HitOutcome;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Settlement;
import dev.baton.escalation.member.Baton;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import dev.baton.sandbox.people.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nobody has to notice that a P1 waits: what people see of a ticket that Baton itself finds. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DetectionStoryTest {
  private static final Instant MONDAY = Instant.parse("2026-12-07T09:00:00Z");
  private static final Instant DUE = MONDAY.plus(Duration.ofMinutes(30));

  private final TestBot bot;
  private TestWorkspace acme;
  private DueJobs due;
  private FoundTickets tickets;

  DetectionStoryTest(FreshDatabase fresh) {
    this.bot = TestBot.start(fresh);
  }

  @BeforeEach
  void open() {
    bot.clock().set(MONDAY);
    acme = TestWorkspace.in(bot);
    due = new DueJobs(acme);
    tickets = new FoundTickets(acme);
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  private Optional<String> owner(String ticket) {
    return acme.in(tx -> Tickets.in(tx).find(tickets.key(ticket)).orElseThrow().owner());
  }

  @Test
  void aP1ThatNobodyAnswersForHalfAnHourIsAskedForAndMovesOnlyByAYes() {
    tickets.opens("ZD-1", "ana", "P1");
    due.at(DUE.minusMillis(1));
    assertThat(tickets.filed("ZD-1")).isEmpty();

    due.at(DUE);

    Escalation asked = tickets.only("ZD-1");
    assertThat(asked.requester()).isEqualTo(Baton.ID);
    assertThat(asked.to()).isEqualTo(new Tier("T2"));
    assertThat(asked.requestedAt()).isEqualTo(DUE);
    assertThat(asked.wasSentTo(acme.id("lena"))).isTrue();
    assertThat(owner("ZD-1")).contains(acme.id("ana"));
    Message request = acme.person("lena").directMessage("Baton asks");
    assertThat(request.text())
        .contains(
            "Baton filed this by itself",
            "A P1 waits for its first answer. No first response for 30m since",
            "Ana Ruiz owns it; no answer yet; open.")
        .doesNotContain("<@baton>");
    assertThat(acme.person("ana").directMessages())
        .anySatisfy(told -> assertThat(told.text()).contains("ZD-1", "Baton"));

    request.click("Approve");
    due.run();

    assertThat(owner("ZD-1")).contains(asked.proposedOwner());
    assertThat(asked.proposedOwner()).isIn(acme.id("marco"), acme.id("nina"));
    assertThat(tickets.outcomes("ZD-1")).containsExactly(HitOutcome.DECIDED);
    due.at(DUE.plus(Duration.ofHours(1)));
    assertThat(tickets.filed("ZD-1")).hasSize(1);
  }

  @Test
  void anAnswerAtTheDeadlineIsInTimeAndOneAfterItIsNot() {
    tickets.opens("ZD-2", "ana", "P1");
    tickets.opens("ZD-3", "ana", "P1");
    bot.clock().set(DUE);
    tickets.answered("ZD-2", DUE);

    due.run();

    assertThat(tickets.filed("ZD-2")).isEmpty();
    assertThat(tickets.filed("ZD-3")).hasSize(1);
  }

  @Test
  void aRequestThatNobodyTouchedIsTakenBackWithTheReasonWhenTheAnswerComes() {
    tickets.opens("ZD-4", "ana", "P1");
    due.at(DUE);
    bot.clock().set(DUE.plusSeconds(60));
    tickets.answered("ZD-4", acme.now());

    due.run();

    Escalation asked = tickets.only("ZD-4");
    assertThat(asked.settlement().orElseThrow()).isInstanceOf(Settlement.Withdrawn.class);
    assertThat(tickets.outcomes("ZD-4")).containsExactly(HitOutcome.LAPSED);
    assertThat(acme.person("lena").directMessage("ZD-4").text())
        .contains("Baton", "The first answer came at");
    assertThat(acme.person("lena").directMessage("ZD-4").buttons()).doesNotContain("Approve");
    assertThat(owner("ZD-4")).contains(acme.id("ana"));
  }

  @Test
  void aRequestThatSomebodyTouchedStaysAndLearnsOfTheAnswer() {
    tickets.opens("ZD-5", "ana", "P1");
    due.at(DUE);
    Escalation asked = tickets.only("ZD-5");
    acme.in(tx ->
        Escalations.in(tx)
            .addInformation(
                asked.ref(),
                bot.parts().ids().get(),
                acme.id("ana"),
                "The customer called.",
                acme.now()));
    bot.clock().set(DUE.plusSeconds(60));
    tickets.answered("ZD-5", acme.now());

    due.run();

    assertThat(tickets.only("ZD-5").isPending()).isTrue();
    assertThat(tickets.only("ZD-5").information())
        .anySatisfy(added -> assertThat(added.text()).contains("The first answer came at"));
  }

  @Test
  void aPersonsRequestIsNeverDoubledAndLearnsWhatHolds() {
    tickets.opens("ZD-6", "ana", "P1");
    Escalation anas = acme.files("ZD-6", "ana", "marco", "lena");
    bot.clock().advance(Duration.ofSeconds(1));
    tickets.becomes("ZD-6", Priority.P1);

    due.at(DUE);

    assertThat(tickets.only("ZD-6").ref()).isEqualTo(anas.ref());
    assertThat(tickets.only("ZD-6").information())
        .anySatisfy(added -> assertThat(added.author()).isEqualTo(Baton.ID));
    assertThat(tickets.outcomes("ZD-6")).containsExactly(HitOutcome.ADDED);

    acme.lenaBounces(tickets.only("ZD-6"), "Please answer the customer first.");
    due.run();

    assertThat(tickets.filed("ZD-6")).hasSize(2);
    assertThat(tickets.filed("ZD-6").getLast().requester()).isEqualTo(Baton.ID);
  }

  @Test
  void aBounceIsFinalAndTheOwnerCanFixAndResendIt() {
    tickets.opens("ZD-7", "ana", "P1");
    due.at(DUE);
    Escalation asked = tickets.only("ZD-7");

    acme.lenaBounces(asked, "Ana is on it already.");
    due.run();

    assertThat(tickets.outcomes("ZD-7")).containsExactly(HitOutcome.BOUNCED);
    assertThat(acme.person("bo").directMessage("was bounced").text())
        .contains("final for this criterion");
    Message told = acme.person("ana").directMessage("Ana is on it already.");
    assertThat(told.buttons()).contains("Fix and resend");
    told.click("Fix and resend");
    assertThat(acme.person("ana").modal().title()).isNotBlank();
    due.at(DUE.plus(Duration.ofHours(5)));
    assertThat(tickets.filed("ZD-7")).hasSize(1);
  }

  @Test
  void lostDataAreAskedForAtOnce() {
    tickets.opens("ZD-8", "ana", "P3", "Data loss");

    due.run();

    assertThat(tickets.only("ZD-8").reason()).contains("Data were lost, or a service is down.");
    assertThat(tickets.only("ZD-8").requestedAt()).isEqualTo(MONDAY);
  }

  @Test
  void theWorkIsDoneTwiceAndThereIsOneRequest() {
    tickets.opens("ZD-9", "ana", "P1");
    due.at(DUE);
    acme.in(tx -> {
      tx.enqueue(dev.baton.db.detect.Detections.ACT, tickets.key("ZD-9"), acme.now());
      return true;
    });
    due.run();

    assertThat(tickets.filed("ZD-9")).hasSize(1);
  }

  @Test
  void afterAnOutageItSaysWhenItWasDueAndWhenItWasFound() {
    tickets.opens("ZD-10", "ana", "P1");

    due.at(MONDAY.plus(Duration.ofHours(7)));

    assertThat(tickets.only("ZD-10").reason()).contains("Due ", "09:30", "found ", "16:00");
  }

  @Test
  void aTicketThatNobodyOwnsIsAskedForAndItsBounceGoesToItsLeads() {
    tickets.opensUnowned("ZD-11", "P1");
    due.at(DUE);
    assertThat(tickets.only("ZD-11").previousOwner()).isEmpty();

    acme.lenaBounces(tickets.only("ZD-11"), "Somebody of T1 must answer.");
    due.run();

    Message told = acme.person("ines").directMessage("was bounced");
    assertThat(told.text()).contains("Nobody owns the ticket");
    assertThat(told.buttons()).contains("Fix and resend");
  }

  @Test
  void whatIsOnWatchFilesNothing() {
    tickets.opens("ZD-12", "ana", "P2");

    due.at(MONDAY.plus(Duration.ofHours(49)));

    assertThat(tickets.filed("ZD-12")).isEmpty();
    assertThat(tickets.outcomes("ZD-12")).containsExactly(HitOutcome.WATCHED);
  }
}
