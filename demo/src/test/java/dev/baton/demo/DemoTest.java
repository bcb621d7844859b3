package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.demo.Demo.Place;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Person;
import dev.baton.sandbox.people.Submission;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
  @TempDir Path folder;
  private final List<String> progress = new ArrayList<>();

  private Demo start() {
    return Demo.start(new Place(folder.resolve("data"), 0, 0), progress::add);
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
    assertThat(next.options("Next tier and owner")).first().isEqualTo("T2: marco");
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
      file(demo, "ZD-7");

      Person bo = person(demo, "bo");
      bo.types("/escalation-log show ZD-1042")
          .reply("owned by <@" + person(demo, "marco").id() + ">");
      bo.types("/escalation-log show ZD-7").reply("ZD-7 #1");
      assertThat(demo.acme().people()).hasSize(8);
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
  void onlyAFolderOfBatonIsForgotten() throws Exception {
    Path mine = Files.writeString(folder.resolve("letter.txt"), "keep me");
    DataFolder.forget(folder);
    assertThat(mine).exists();

    start().close();
    DataFolder.forget(folder.resolve("data"));
    assertThat(folder.resolve("data")).doesNotExist();
  }
}
