package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.sandbox.people.HomeView;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Person;
import dev.baton.sandbox.people.Submission;
import dev.baton.sandbox.slack.Member;
import java.io.IOException;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");

  private static final String MINE =
      """
      from_tier,to_tier,criteria,owner,lead
      T1,T2,It needs a specialist,marco@acme.test,lena@acme.test
      """;

  @TempDir Path folder;
  private final List<String> progress = new ArrayList<>();

  private Demo start() {
    return PatientDemo.in(folder, progress::add);
  }

  private static Person person(Demo demo, String name) {
    return demo.acme().person(name + "@acme.test", name);
  }

  private static void file(Demo demo, String ticket) {
    Person ana = person(demo, "ana");
    assertThat(ana.types("/escalate " + ticket).problem()).isEmpty();
    ana.modal("Escalate a ticket")
        .choose("Category", "Billing")
        .choose("Priority", "P2")
        .fill("Reason", "The refund of May was booked twice and nobody knows why")
        .fill("Steps tried", "Compared both invoices\nAsked for the bank statement")
        .submit("Next");
    Modal next = ana.modal("Who takes it over");
    assertThat(next.options("Next tier").getFirst()).startsWith("T2");
    assertThat(next.options("New owner").getFirst()).isEqualTo("Marco Rossi");
    assertThat(next.checkAll("Checklist").submit("Escalate").kind())
        .isEqualTo(Submission.Kind.CLEARED);
  }

  @Test
  void whatWasFiledIsFoundAgainAndNothingIsTakenForARepetition() {
    try (Demo demo = start()) {
      file(demo, "ZD-1042");
      person(demo, "lena").directMessage("ZD-1042 #1").click("Approve");
      person(demo, "marco").directMessage("ZD-1042");
    }
    assertThat(progress).hasSizeGreaterThan(1);

    try (Demo demo = start()) {
      assertThat(person(demo, "lena").directMessage("ZD-1042 #1").shows("Approved by you"))
          .isTrue();
      assertThat(person(demo, "marco").directMessage("ZD-1042").shows("is yours now")).isTrue();
      file(demo, "ZD-7");

      Person bo = person(demo, "bo");
      bo.types("/escalation-log show ZD-1042")
          .reply("owned by <@" + person(demo, "marco").id() + ">");
      bo.types("/escalation-log show ZD-7").reply("ZD-7 #1");
    }
  }

  @Test
  void aMatrixThatAnAdminAppliedIsStillLiveAfterTheNextStart() {
    try (Demo demo = start()) {
      settings(demo).click("Upload CSV");
      Modal form = person(demo, "bo").modal("Upload a matrix");
      form.attach("CSV file", "mine.csv", MINE.getBytes(StandardCharsets.UTF_8)).submit("Check");
      form.awaitShows("1 route").submit("Apply");
      form.awaitShows("Version 2 of the matrix is live now").close();
      settings(demo).awaitShows("Version 2 of the escalation matrix is live");
    }

    try (Demo demo = start()) {
      settings(demo).awaitShows("Version 2 of the escalation matrix is live");
    }
  }

  private static HomeView settings(Demo demo) {
    HomeView home = person(demo, "bo").opensHome().awaitShows("Nothing waits for you");
    home.click("Settings");
    return home.awaitShows("For admins");
  }

  @Test
  void aRequestLeftOpenIsDecidedAfterTheNextStart() {
    try (Demo demo = start()) {
      file(demo, "ZD-1042");
      person(demo, "lena").directMessage("ZD-1042 #1");
    }

    try (Demo demo = start()) {
      person(demo, "lena").directMessage("ZD-1042 #1").click("Approve");
      person(demo, "ana").directMessage("You no longer own it");
      demo.mailbox().awaitMailTo("ana@acme.test", "ZD-1042 · Globex: T1 to T2");
    }

    try (Demo demo = start()) {
      demo.mailbox().awaitMailTo("ana@acme.test", "ZD-1042 · Globex: T1 to T2");
    }
  }

  @Test
  void eightPeopleOfThreeZonesAndTenTicketsWithAccountsAreThere() {
    try (Demo demo = start()) {
      var people = demo.acme().people().stream().map(Person::member).filter(m -> !m.bot()).toList();
      assertThat(people).hasSize(8);
      assertThat(people).extracting(Member::zone).containsOnly(BERLIN, NEW_YORK, KOLKATA);
      assertThat(demo.acme().channel("tickets").messages()).hasSize(10);
      assertThat(demo.acme().channel("tickets").message("ZD-1042").text())
          .contains("Globex (Enterprise)", "with Ana Ruiz, T1");

      file(demo, "ZD-1042");
      assertThat(person(demo, "lena").directMessage("ZD-1042 #1").shows("Globex")).isTrue();
      assertThat(demo.acme().channel("escalations").message("ZD-1042 #1").buttons()).isEmpty();
    }
  }

  @Test
  void thePageIsServed() throws Exception {
    try (Demo demo = start();
        HttpClient browser = HttpClient.newHttpClient()) {
      var page = HttpRequest.newBuilder(URI.create(demo.page() + "/")).build();

      assertThat(browser.send(page, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void onlyWhatTheDemoMadeIsForgotten() throws Exception {
    start().close();
    assertThat(DataFolder.forget(folder.resolve("data"))).isEmpty();
    assertThat(folder.resolve("data")).doesNotExist();

    start().close();
    Path mine = Files.writeString(folder.resolve("data/sandbox/files/letter.txt"), "keep me");
    assertThat(DataFolder.forget(folder.resolve("data")))
        .containsExactly(Path.of("sandbox/files/letter.txt"));
    assertThat(mine).hasContent("keep me");
  }

  @Test
  void botAndPageListenOnLoopbackOnly() throws Exception {
    try (Demo demo = start()) {
      for (int port : List.of(demo.botPort(), URI.create(demo.page()).getPort())) {
        assertThat(answers("127.0.0.1", port)).isTrue();
        for (String other : otherAddresses()) {
          assertThat(answers(other, port)).as(other).isFalse();
        }
      }
    }
  }

  private static boolean answers(String address, int port) {
    try (Socket _ = new Socket(address, port)) {
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  /** All of 127/8 is this machine on Linux, so that there is one on a machine without a network. */
  private static List<String> otherAddresses() throws IOException {
    List<String> others = new ArrayList<>(List.of("127.0.0.2"));
    NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> !address.isLoopbackAddress())
        .forEach(address -> others.add(address.getHostAddress()));
    return others;
  }

  @Test
  void noTwoStartsShareASecret() {
    DemoSecrets first = DemoSecrets.made();
    DemoSecrets second = DemoSecrets.made();

    assertThat(List.of(first.signing(), first.client(), first.resendKey()))
        .doesNotContain(second.signing(), second.client(), second.resendKey())
        .doesNotHaveDuplicates()
        .allMatch(secret -> secret.length() >= 32);
  }

  @Test
  void whatAnEarlierVersionKeptIsNamedOnce() throws Exception {
    Path own = folder.resolve(".baton-try");
    assertThat(EarlierFolder.toldOf(own)).isEmpty();

    Files.createDirectories(folder.resolve(".baton/sandbox"));
    Files.createFile(folder.resolve(".baton/sandbox/sandbox.json"));
    assertThat(EarlierFolder.toldOf(own).orElseThrow())
        .contains("BATON_DATA=" + folder.resolve(".baton") + " ./baton try");

    Files.createDirectory(own);
    assertThat(EarlierFolder.toldOf(own)).isEmpty();
  }
}
