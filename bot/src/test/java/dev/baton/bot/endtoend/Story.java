package dev.baton.bot.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.testing.TestDatabase;
import dev.baton.sandbox.people.Message;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Submission;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main job as its people live it, from the command to the mailbox. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Story {
  private static final String REASON =
      "The refund of May was booked twice and billing shows no trace of it";
  private static final String STEPS =
      "Compared both invoices\nAsked the customer for the bank statement";

  private final TestWorkspace acme;

  Story(TestWorkspace acme) {
    this.acme = acme;
  }

  @AfterAll
  void close() {
    acme.close();
  }

  private Modal pageOne(String agent, String command) {
    assertThat(acme.person(agent).types(command).problem()).isEmpty();
    return acme.person(agent).modal("Escalate a ticket");
  }

  private Modal pageTwo(String ticket) {
    return pageTwo("ana", ticket);
  }

  private Modal pageTwo(String agent, String ticket) {
    Modal modal = pageOne(agent, "/escalate " + ticket);
    modal
        .choose("Category", "Billing")
        .choose("Priority", "P2")
        .fill("Reason", REASON)
        .fill("Steps tried", STEPS)
        .submit("Next");
    return acme.person(agent).modal("Who takes it over");
  }

  private void escalate(String ticket) {
    Modal modal = pageTwo(ticket);
    modal.checkAll("Checklist");
    assertThat(modal.submit("Escalate").kind()).isEqualTo(Submission.Kind.CLEARED);
  }

  @Test
  void fillerIsRefusedBesideItsFieldAndKept() {
    Modal modal = pageOne("ana", "/escalate ZD-1");
    modal
        .choose("Category", "Billing")
        .choose("Priority", "P2")
        .fill("Reason", "n/a")
        .fill("Steps tried", "asdf")
        .submit("Next");

    assertThat(modal.errors()).containsOnlyKeys("Reason", "Steps tried");
    assertThat(modal.value("Reason")).isEqualTo("n/a");
    modal.close();
  }

  @Test
  void onlyTheValidTierAndOwnerAreOffered() {
    Modal modal = pageTwo("ZD-2");

    assertThat(modal.options("Next tier")).containsExactly("T2");
    assertThat(modal.options("New owner").getFirst()).isEqualTo("Marco Rossi");
    assertThat(modal.shows("ZD-2 is new to Baton: T1, owner you")).isTrue();
  }

  @Test
  void anApprovedTicketChangesHandsAndBothPartiesAreTold() {
    escalate("ZD-1042");

    acme.person("ana").directMessage("ZD-1042 #1").awaitShows("until");
    Message request = acme.person("lena").directMessage("ZD-1042 #1");
    assertThat(request.shows("Ana Ruiz") || request.shows(acme.person("ana").id())).isTrue();
    assertThat(request.buttons()).contains("Approve", "Bounce");
    request.click("Approve");
    request.awaitShows("Approved");

    assertThat(request.now().buttons()).doesNotContain("Approve", "Bounce");
    acme.person("marco").directMessage("ZD-1042");
    acme.bot().sandbox().mailbox().awaitMailTo("ana@acme.test", "ZD-1042");
    acme.bot().sandbox().mailbox().awaitMailTo("marco@acme.test", "ZD-1042");
  }

  @Test
  void aLeadWhoLeavesIsReplacedByTheBackup() {
    escalate("ZD-1043");
    acme.person("lena").directMessage("ZD-1043 #1");
    try {
      acme.person("lena").deactivate();

      Message request = acme.person("omar").directMessage("ZD-1043 #1");
      assertThat(request.shows("left the workspace")).isTrue();
      request.click("Approve");
      request.awaitShows("Approved");
    } finally {
      acme.person("lena").reactivate();
    }
  }

  @Test
  void aBouncedTicketIsMendedAndFiledAsTheNextNumber() {
    escalate("ZD-77");
    acme.person("lena").directMessage("ZD-77 #1").click("Bounce");
    Modal bounce = acme.person("lena").modal();
    bounce
        .choose("Reason", "Missing information")
        .fill("Note", "Which bank account was the refund sent to?")
        .submit("Bounce");
    Message told = acme.person("ana").directMessage("Which bank account");
    told.click("Fix and resend");
    Modal again = acme.person("ana").modal("Escalate a ticket");
    assertThat(again.value("Reason")).isEqualTo(REASON);
    again.submit("Next");
    Modal unchanged = acme.person("ana").modal("Who takes it over");
    unchanged.checkAll("Checklist").submit("Escalate");
    assertThat(unchanged.errors().values().toString())
        .contains("ZD-77 #1 was bounced (Missing information), and nothing here is new.");
    unchanged.close();
    again.fill("Steps tried", STEPS + "\nAccount DE12 was used").submit("Next");
    Modal pageTwo = acme.person("ana").modal("Who takes it over");
    pageTwo.checkAll("Checklist");
    pageTwo.submit("Escalate");

    Message second = acme.person("lena").directMessage("ZD-77 #2");
    second.awaitShows("Account DE12");
    assertThat(second.shows("Changed since #1")).isTrue();
    assertThat(told.awaitShows("#2 was filed since").buttons()).isEmpty();
  }

  @Test
  void ofTwoLeadsAtOnceExactlyOneDecides() throws Exception {
    escalate("ZD-2001");
    Message request = acme.person("lena").directMessage("ZD-2001 #1");

    atOnce(() -> request.click("Approve"), () -> request.click("Approve"));

    request.awaitShows("Approved");
    acme.person("marco").directMessage("ZD-2001");
    assertThat(acme.person("marco").directMessages().stream().filter(told -> told.shows("ZD-2001")))
        .hasSize(1);
  }

  @Test
  void ofTwoAgentsAtOnceOneFilesAndTheOtherIsShownTheRequest() throws Exception {
    Modal anas = pageTwo("ZD-2002");
    Modal bens = pageTwo("ben", "ZD-2002");
    anas.checkAll("Checklist");
    bens.checkAll("Checklist");

    atOnce(() -> anas.submit("Escalate"), () -> bens.submit("Escalate"));

    acme.person("lena").directMessage("ZD-2002 #1");
    assertThat(Stream.of("ana", "ben").filter(agent -> !acme.person(agent).modals().isEmpty()))
        .hasSize(1);
  }

  private static void atOnce(Callable<Object> one, Callable<Object> other) throws Exception {
    try (ExecutorService two = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<?> done : two.invokeAll(List.of(one, other))) {
        done.get();
      }
    }
  }
}
