package dev.baton.bot.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.baton.bot.clock.RegionSearch;
import dev.baton.bot.testing.SettingsTab;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.clock.Calendars;
import dev.baton.db.matrix.Matrices;
import dev.baton.db.matrix.MatrixOrigin;
import dev.baton.db.member.Roles;
import dev.baton.db.privacy.Retention;
import dev.baton.db.setup.SetupInterviews;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.privacy.RetentionPeriod;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.csv.MatrixCsv;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Person;
import dev.baton.sandbox.people.Submission;
import dev.baton.sandbox.slack.Role;
import java.util.List;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SetupFlowTest {
  private final TestBot bot;
  private TestWorkspace acme;
  private Person olga;
  private Interview interview;

  SetupFlowTest(FreshDatabase database) {
    this.bot = TestBot.startWithJobs(database);
  }

  @BeforeEach
  void install() {
    acme = TestWorkspace.quietIn(bot);
    bot.connect(acme.slack());
    olga = acme.person("olga");
    interview = new Interview(acme, olga);
  }

  @AfterAll
  void close() {
    bot.close();
  }

  @Test
  void anAdminIsAskedSixStepsAndEndsWithAMatrixThatWorks() {
    Modal last = interview.withDetails();
    assertThat(last.shows("T1 → T2")).isTrue();
    assertThat(last.shows("It needs a specialist")).isTrue();
    assertThat(last.shows("data loss goes straight to T3")).isTrue();
    assertThat(last.shows("acme.zendesk.com")).isTrue();
    assertThat(last.shows("with the public holidays of Bavaria, Germany")).isTrue();

    last.submit("Make it live");

    assertThat(olga.modal("Set up Baton: 6 of 6").shows("Version 1 of the matrix is live"))
        .isTrue();
    assertThat(acme.in(tx -> Matrices.in(tx).liveProvenance()).orElseThrow().origin())
        .isEqualTo(MatrixOrigin.INTERVIEW);
    assertThat(matrix().categories()).contains("Billing", "Login", "data loss");
    assertThat(acme.in(tx -> Retention.in(tx).period()).orElseThrow())
        .isEqualTo(new RetentionPeriod(24));
    assertThat(acme.in(tx -> Calendars.in(tx).inForce(acme.now())).setting().hours())
        .hasToString("Mon-Fri 09:00-17:00 Europe/Berlin");
    await()
        .until(() ->
            acme.in(tx -> Calendars.in(tx).inForce(acme.now())).setting().holidays().stream()
                .anyMatch(holiday -> holiday.key().equals("EPIPHANY")));
    assertThat(acme.in(tx -> WorkspaceRow.in(tx).ticketKeyFormat()).orElseThrow().urlTemplate())
        .contains("https://acme.zendesk.com/agent/tickets/{number}");
    assertThat(acme.person("ana").types("/escalate 1042").problem()).isEmpty();
    assertThat(acme.person("ana").modal("Escalate a ticket").value("Ticket")).isEqualTo("1042");
  }

  @Test
  void whoMadeItAndALeadGetARequestToPractiseWithAndAnInvitation() {
    interview.withDetails().submit("Make it live");

    olga.directMessage("From now on we hand tickets on with Baton");
    acme.person("lena").directMessage("Practice:").click("Approve");

    await()
        .until(() ->
            acme.person("lena").privateReplies().stream()
                .anyMatch(message -> message.text().contains("Nothing happened")));
    int filed = acme.in(tx -> tx.dsl().fetchCount(DSL.table("baton.escalation")));
    assertThat(filed).isZero();
  }

  @Test
  void theFileItSendsImportsAsTheSameMatrix() {
    Modal last = interview.withDetails();
    last.click("Send me the CSV");
    await().until(() -> !olga.files().isEmpty());
    String csv = olga.files().getFirst().text();

    last.submit("Make it live");

    assertThat(MatrixCsv.write(matrix().routes())).isEqualTo(csv);
  }

  @Test
  void whatIsTriedOutIsShownAsItIsRead() {
    Modal page = interview.begin();
    page.fill("A ticket, or its address", "ZD-1042").click("Try it");

    page.awaitShows("Baton reads this as *ZD-1042*");
    assertThat(page.value("Prefix for numbers alone")).isEqualTo("ZD-");
    page.fill("A ticket, or its address", "who knows").click("Try it");
    page.awaitShows("Baton sees no ticket in this");
  }

  @Test
  void wrongAnswersAreSaidBesideTheirFieldsAndStay() {
    Modal page = interview.named();
    page.fill("Tiers, one a line", "T1").submit("Next");
    assertThat(page.errors().get("Tiers, one a line")).contains("at least two tiers");
    page.close();

    Modal again = continued(olga, 2);
    assertThat(again.value("Tiers, one a line")).isEqualTo("T1");
  }

  @Test
  void peopleWhoCannotTakePartAreRefusedBesideTheirField() {
    Modal page = interview.withTiers();
    for (String tier : List.of("T1", "T2", "T3")) {
      page.chooseAll("Who leads " + tier, "Ines Costa")
          .chooseAll("Who takes tickets at " + tier, "Ana Ruiz");
    }
    page.chooseAll("Who leads T2", "Gil Moreau").submit("Next");

    assertThat(page.errors()).containsOnlyKeys("Who leads T2");
    assertThat(page.errors().get("Who leads T2")).contains("Gil Moreau is a guest");
  }

  @Test
  void whatEveryTierNeedsIsNotCalledOptional() {
    Modal page = interview.withTiers();
    page.submit("Next");

    assertThat(page.errors().keySet())
        .containsExactlyInAnyOrder(
            "Who leads T1",
            "Who takes tickets at T1",
            "Who leads T2",
            "Who takes tickets at T2",
            "Who leads T3",
            "Who takes tickets at T3");
  }

  @Test
  void wrongTimesAndExceptionsAreAllSaidAtOnce() {
    Modal page = interview.withMoves();
    page.fill("Time to decide on a P1", "soon")
        .fill("Time zone", "Mars/Base")
        .fill("Working hours", "always")
        .fill("What skips tiers, one a line", "data loss is bad")
        .submit("Next");

    assertThat(page.errors().keySet())
        .contains(
            "Time to decide on a P1", "Time zone", "Working hours", "What skips tiers, one a line");
  }

  @Test
  void aRegionThatNoFormOffersIsRefusedAndNotKept() {
    Modal page = interview.withMoves();
    String field = fieldOf(page, "Public holidays of");
    JsonObject chosen = new JsonObject();
    chosen.add("text", plain("Atlantis"));
    chosen.addProperty("value", "atlantis");
    JsonObject value = new JsonObject();
    value.addProperty("type", "external_select");
    value.add("selected_option", chosen);
    JsonObject typed = new JsonObject();
    typed.add(field, new JsonObject());
    typed.getAsJsonObject(field).add(RegionSearch.ID, value);

    Submission submitted = olga.window().submit(page.id(), typed);

    assertThat(String.valueOf(submitted)).contains("“atlantis”", "Choose one from the list");
    String kept =
        bot.database()
            .asSuperuser(dsl ->
                dsl.fetchSingle(
                        "select answers::text from baton.setup where org_id = ?", acme.orgId())
                    .get(0, String.class));
    assertThat(kept).contains("\"region\": []").doesNotContain("atlantis");
  }

  private static String fieldOf(Modal page, String label) {
    return page.json().getAsJsonArray("blocks").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .filter(block -> block.has("label"))
        .filter(block -> block.getAsJsonObject("label").get("text").getAsString().equals(label))
        .findFirst()
        .orElseThrow()
        .get("block_id")
        .getAsString();
  }

  private static JsonObject plain(String text) {
    JsonObject words = new JsonObject();
    words.addProperty("type", "plain_text");
    words.addProperty("text", text);
    return words;
  }

  @Test
  void whatWasTypedBeforeLeavingIsThereDaysLaterForAnotherAdminAndProcess() {
    interview.withTiers().chooseAll("Who leads T1", "Ines Costa").close();
    Person bo = admin("bo");

    Modal page = continued(bo, 3);

    assertThat(page.value("Who leads T1")).isEqualTo(acme.id("ines"));
    page.click("Back");
    assertThat(bo.modal("Set up Baton: 2 of 6").value("Tiers, one a line")).isEqualTo("T1\nT2\nT3");
  }

  @Test
  void theLaterOfTwoAdminsIsShownWhatChanged() {
    Modal mine = interview.named();
    continued(admin("bo"), 2).fill("Tiers, one a line", "Desk\nLab").submit("Next");

    mine.fill("Tiers, one a line", "T1\nT2").submit("Next");

    Modal shown = olga.modal("Set up Baton: 2 of 6");
    assertThat(shown.shows("answered meanwhile")).isTrue();
    assertThat(shown.shows("Desk, Lab")).isTrue();
    assertThat(shown.value("Tiers, one a line")).isEqualTo("T1\nT2");
    shown.submit("Next");
    assertThat(olga.modal("Set up Baton: 3 of 6").shows("Who leads T1")).isTrue();
  }

  @Test
  void anImportMeanwhileEndsItAndTheAnswersBecomeAProposedChange() {
    Modal last = interview.withDetails();
    acme.applyMatrix(TestWorkspace.MATRIX);

    last.submit("Make it live");

    assertThat(olga.modal("Set up Baton: 6 of 6").shows("was made live, so this interview ends"))
        .isTrue();
    olga.modals().forEach(Modal::close);
    SettingsTab.of(olga).awaitShows("Set up again").click("Set up again");
    Modal again = olga.modal("Set up Baton: 1 of 6");
    again.submit("Next");
    for (int step = 2; step <= 5; step++) {
      olga.modal("Set up Baton: " + step + " of 6").submit("Next");
    }
    Modal proposed = olga.modal("Set up Baton: 6 of 6");
    assertThat(proposed.shows("What changes against version 1")).isTrue();
    proposed.submit("Apply the change");
    assertThat(liveVersion()).isEqualTo(2);
  }

  @Test
  void ofTwoWhoMakeItLiveTheSecondReadsThatItIsOver() {
    Modal last = interview.withDetails();
    Modal bos = continued(admin("bo"), 6);
    last.submit("Make it live");

    assertThat(bos.submit("Make it live").kind()).isEqualTo(Submission.Kind.UPDATED);

    assertThat(bos.shows("This interview is over. Version 1")).isTrue();
    assertThat(liveVersion()).isEqualTo(1);
  }

  @Test
  void aStepIsChosenFromTheReadBackAndChanged() {
    Modal last = interview.withDetails();
    last.choose("Change something", "2 Tiers").awaitShows("Which tiers does your support have?");
    Modal tiers = olga.modal("Set up Baton: 2 of 6");
    tiers.fill("Tiers, one a line", "T1\nT2").submit("Next");
    olga.modal("Set up Baton: 3 of 6").submit("Next");
    olga.modal("Set up Baton: 4 of 6").submit("Next");

    Modal details = olga.modal("Set up Baton: 5 of 6");
    details.submit("Next");
    assertThat(details.errors().get("What skips tiers, one a line")).contains("Not understood");
  }

  @Test
  void whoIsNoAdminAnyMoreChangesNothing() {
    Modal page = interview.named();
    olga.as(Role.MEMBER);
    acme.in(tx ->
        tx.dsl()
            .deleteFrom(DSL.table("baton.role_grant"))
            .where("org_id = ?", acme.orgId())
            .execute());
    await().until(() -> acme.in(tx -> !Roles.in(tx).permissionsOf(olga.id()).admin()));

    page.fill("Tiers, one a line", "T1\nT2").submit("Next");

    assertThat(page.errors().get("Tiers, one a line")).contains("Only admins");
  }

  @Test
  void anotherWorkspacesPageIsNone() {
    Modal page = interview.named();
    TestWorkspace other = TestWorkspace.quietIn(bot);
    bot.connect(other.slack());
    Modal theirs = new Interview(other, other.person("olga")).named();

    theirs.fill("Tiers, one a line", "Ours\nAlone").submit("Next");

    page.close();
    assertThat(continued(olga, 2).value("Tiers, one a line")).isEmpty();
  }

  @Test
  void whoIsNoAdminSeesNoCardAndKeepsNothing() {
    interview.named();
    assertThat(SettingsTab.of(acme.person("ana")).awaitShows("For you").shows("about 10 minutes"))
        .isFalse();
    assertThat(acme.in(tx -> SetupInterviews.in(tx).open()).orElseThrow().startedBy())
        .isEqualTo(olga.id());
  }

  @Test
  void theInstallerIsToldAndBeginsFromTheMessage() {
    olga.directMessage("Baton is installed").click("Set up Baton");
    assertThat(olga.modal("Set up Baton: 1 of 6").labels()).contains("A ticket, or its address");
  }

  private Person admin(String name) {
    Person person = acme.person(name);
    acme.in(tx -> Roles.in(tx).grant(person.id(), "admin", olga.id(), "slack", acme.now()));
    return person;
  }

  private static Modal continued(Person admin, int step) {
    admin.opensHome().awaitShows("Step " + step + " of 6").click("Continue setup");
    return admin.modal("Set up Baton: " + step + " of 6");
  }

  private int liveVersion() {
    return acme.in(tx -> Matrices.in(tx).liveVersion()).orElseThrow();
  }

  private Matrix matrix() {
    return acme.in(tx -> Matrices.in(tx).live()).orElseThrow();
  }
}
