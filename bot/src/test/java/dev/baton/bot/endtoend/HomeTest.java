package dev.baton.bot.endtoend;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.SettingsTab;
import dev.baton.bot.testing.TestWorkspace;
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
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** App Home, people who come and change, and the way back. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HomeTest {
  private final TestWorkspace acme;
  private final Requester ana;

  HomeTest(FreshDatabase fresh) {
    this.acme = TestWorkspace.alone(fresh);
    this.ana = new Requester(acme.person("ana"));
  }

  @AfterAll
  void close() {
    acme.close();
  }

  private Optional<Member> known(Person person) {
    return acme.in(tx -> Members.in(tx).find(person.id()));
  }

  private TicketNow ticket(String identity) {
    return acme.in(tx -> Tickets.in(tx).find(identity)).orElseThrow();
  }

  @Test
  void homeShowsWhatWaitsForMeAndWhatIAskedFor() {
    ana.escalates("ZD-501");

    assertThat(acme.person("lena").opensHome().awaitShows("ZD-501 #1").shows("Asked by")).isTrue();
    HomeView mine = acme.person("ana").opensHome().awaitShows("ZD-501 #1");
    assertThat(mine.shows("waiting for")).isTrue();
    assertThat(mine.buttons()).contains("Escalate a ticket");
  }

  @Test
  void homesButtonOpensTheForm() {
    acme.person("ines").opensHome().awaitShows("Nothing waits for you").click("Escalate a ticket");

    Modal form = acme.person("ines").modal("Escalate a ticket");
    assertThat(form.value("Ticket")).isEmpty();
    form.close();
  }

  @Test
  void anAdminSaysHowTicketsLook() {
    HomeView home = SettingsTab.of(acme.person("olga")).awaitShows("For admins");
    home.click("Tickets");
    Modal settings = acme.person("olga").modal("Tickets");
    settings.fill("Address of a ticket", "ftp://desk").submit("Save");
    assertThat(settings.errors().get("Address of a ticket")).startsWith("Write an https address");

    settings
        .clear("Address of a ticket")
        .fill("What a key looks like", "(?=H)[A-Z]+-[0-9]+")
        .submit("Save");
    assertThat(settings.errors().get("What a key looks like"))
        .startsWith("Patterns stay quick whatever is typed")
        .contains("INC[0-9]+ or");

    settings
        .fill("What a key looks like", "[A-Z]{2}-[0-9]{1,9}")
        .fill("Prefix for numbers alone", "HD-")
        .submit("Save");

    home.awaitShows("HD-1042");
    Modal form = ana.pageOne("/escalate 77");
    assertThat(form.value("Ticket")).isEqualTo("HD-77");
    form.close();
  }

  @Test
  void whoJoinsIsKnownAndWhoChangesIsKnownAnew() {
    Person newcomer = acme.slack().person("kim@acme.test", "Kim Park");
    await().until(() -> known(newcomer).isPresent());

    newcomer.email("kim.lee@acme.test");
    await()
        .until(() ->
            known(newcomer).flatMap(Member::email).filter("kim.lee@acme.test"::equals).isPresent());
    newcomer.deactivate();
    await().until(() -> known(newcomer).filter(Member::deactivated).isPresent());
  }

  @Test
  void aTicketGoesBackToWhoOwnedItBefore() {
    ana.escalates("ZD-510");
    acme.person("lena").directMessage("ZD-510 #1").click("Approve");
    acme.person("marco").directMessage("ZD-510 #1* is yours now");
    Modal page =
        new Requester(acme.person("marco"))
            .filled("ZD-510", "P3", Requester.REASON, Requester.STEPS);
    page.submit("Next");
    Modal two = acme.person("marco").modal("Who takes it over");
    String back =
        two.options("Next tier").stream()
            .filter(option -> option.contains("hand-back"))
            .findFirst()
            .orElseThrow();
    two.choose("Next tier", back).awaitShows("The answer is known");

    assertThat(two.submit("Escalate").kind()).isEqualTo(Submission.Kind.CLEARED);
    Message request = acme.person("ines").directMessage("ZD-510 #2");
    request.click("Approve");

    request.awaitShows("Approved by you");
    assertThat(ticket("ZD510").owner()).contains(acme.person("ana").id());
    assertThat(ticket("ZD510").tier().name()).isEqualTo("T1");
    acme.person("ana").directMessage("ZD-510 #2* is yours now");
  }
}
