package dev.baton.bot.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.db.escalate.Tickets;
import dev.baton.db.member.Members;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.sandbox.people.HomeView;
import dev.baton.sandbox.people.Message;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Person;
import dev.baton.sandbox.people.Submission;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** App Home, people who come and change, and the way back. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HomeTest {
  private final Stage stage;
  private final Asker ana;

  HomeTest(FreshDatabase fresh) {
    this.stage = Stage.open(fresh);
    this.ana = new Asker(stage.ana);
  }

  @AfterAll
  void close() {
    stage.close();
  }

  private Optional<Member> known(Person person) {
    return stage
        .database()
        .workspace()
        .inTransaction(Stage.ORG, tx -> Members.in(tx).find(person.id()));
  }

  private TicketNow ticket(String identity) {
    return stage
        .database()
        .workspace()
        .inTransaction(Stage.ORG, tx -> Tickets.in(tx).find(identity))
        .orElseThrow();
  }

  @Test
  void homeShowsWhatWaitsForMeAndWhatIAskedFor() {
    ana.escalates("ZD-501");

    assertThat(stage.lena.opensHome().awaitShows("ZD-501 #1").shows("asked by")).isTrue();
    HomeView mine = stage.ana.opensHome().awaitShows("ZD-501 #1");
    assertThat(mine.shows("waiting for")).isTrue();
    assertThat(mine.buttons()).contains("Escalate a ticket");
  }

  @Test
  void homesButtonOpensTheForm() {
    stage.ines.opensHome().awaitShows("Nothing waits for you").click("Escalate a ticket");

    Modal form = stage.ines.modal("Escalate a ticket");
    assertThat(form.value("Ticket")).isEmpty();
    form.close();
  }

  @Test
  void anAdminSaysHowTicketsLook() {
    HomeView home = stage.bo.opensHome().awaitShows("Settings");
    home.click("Tickets");
    Modal settings = stage.bo.modal("Tickets");
    settings.fill("Address of a ticket", "ftp://desk").submit("Save");
    assertThat(settings.errors().get("Address of a ticket")).startsWith("Write an https address");

    settings.clear("Address of a ticket").fill("Prefix of bare numbers", "HD-").submit("Save");

    home.awaitShows("HD-1042");
    Modal form = ana.pageOne("/escalate 77");
    assertThat(form.value("Ticket")).isEqualTo("HD-77");
    form.close();
  }

  @Test
  void whoJoinsIsKnownAndWhoChangesIsKnownAnew() {
    Person newcomer = stage.acme().person("kim@acme.test", "Kim Park");
    await().atMost(Duration.ofSeconds(20)).until(() -> known(newcomer).isPresent());

    newcomer.email("kim.lee@acme.test");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() ->
            known(newcomer).flatMap(Member::email).filter("kim.lee@acme.test"::equals).isPresent());
    newcomer.deactivate();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> known(newcomer).filter(Member::deactivated).isPresent());
  }

  @Test
  void aTicketGoesBackToWhoOwnedItBefore() {
    ana.escalates("ZD-510");
    stage.lena.directMessage("ZD-510 #1").click("Approve");
    stage.marco.directMessage("ZD-510 #1* is yours now");
    Modal page = new Asker(stage.marco).filled("ZD-510", "P3", Asker.REASON, Asker.STEPS);
    page.submit("Next");
    Modal two = stage.marco.modal("Who takes it over");
    String back =
        two.options("Next tier and owner").stream()
            .filter(option -> option.contains("hand-back"))
            .findFirst()
            .orElseThrow();
    two.choose("Next tier and owner", back).awaitShows("The answer is known");

    assertThat(two.submit("Escalate").kind()).isEqualTo(Submission.Kind.CLEARED);
    Message request = stage.ines.directMessage("ZD-510 #2");
    request.click("Approve");

    request.awaitShows("Approved by you");
    assertThat(ticket("ZD510").owner()).isEqualTo(stage.ana.id());
    assertThat(ticket("ZD510").tier().name()).isEqualTo("T1");
    stage.ana.directMessage("ZD-510 #2* is yours now");
  }
}
