package dev.baton.demo;

import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Person;
import dev.baton.sandbox.people.SlackWorkspace;

/**
 * What happened at Acme before a visitor came, done by its people as anybody would do it: a request
 * that nobody decided in time, one that a stand-in is asked for because the lead is on vacation,
 * and one with a question that waits for its answer.
 */
final class DemoStories {
  private final SlackWorkspace acme;

  DemoStories(SlackWorkspace acme) {
    this.acme = acme;
  }

  /** Everything that was filed a while ago. */
  void begin() {
    person("theo").status(":palm_tree:", "Vacationing");
    files(
        "ben",
        "ZD-1043",
        "Login",
        "P1",
        "All 40 people of Initech's Austin office are locked out since 8:30, their shift cannot work",
        "Status page is green\nOne user tried a second browser\nReset one password: same page again");
    files(
        "marco",
        "ZD-1050",
        "Reports",
        "P2",
        "The dashboard of Initech shows figures of another customer's region since 9:00",
        "Ran the report again with all filters off\nCompared both regions with the export");
    files(
        "ana",
        "ZD-1046",
        "Login",
        "P2",
        "Single sign-on sends new people of Globex in a circle, older accounts can sign in",
        "Checked the status page\nTried a second browser with a new account");
    lenaAsks(
        "ZD-1046 #1",
        "Which identity provider do they use, and did anything change there this week?");
  }

  private Person person(String name) {
    return DemoPeople.named(acme, name);
  }

  private void files(
      String who, String ticket, String category, String priority, String reason, String steps) {
    Person person = person(who);
    person.types("/escalate " + ticket);
    person
        .modal("Escalate a ticket")
        .choose("Category", category)
        .choose("Priority", priority)
        .fill("Reason", reason)
        .fill("Steps tried", steps)
        .submit("Next");
    Modal second = person.modal("Who takes it over");
    second.checkAll("Checklist").submit("Escalate");
    person.directMessage(ticket + " #1");
  }

  private void lenaAsks(String request, String question) {
    Person lena = person("lena");
    lena.directMessage(request).click("Ask");
    lena.modal("Ask").fill("Question", question).submit("Ask");
    lena.modal("Ask").close();
  }
}
