package dev.baton.bot.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Person;
import dev.baton.sandbox.people.Submission;

/** Somebody who escalates through the modals, as an agent does. */
record Requester(Person person) {
  static final String REASON =
      "The refund of May was booked twice and billing shows no trace of it";
  static final String STEPS = "Compared both invoices\nAsked the customer for the bank statement";

  /** Page one, opened by that command. */
  Modal pageOne(String command) {
    assertThat(person.types(command).problem()).isEmpty();
    return person.modal("Escalate a ticket");
  }

  /** Page one of a billing ticket, filled in and not submitted. */
  Modal filled(String ticket, String priority, String reason, String steps) {
    return pageOne("/escalate " + ticket)
        .choose("Category", "Billing")
        .choose("Priority", priority)
        .fill("Reason", reason)
        .fill("Steps tried", steps);
  }

  Modal pageTwo(String ticket) {
    return pageTwo(ticket, REASON, STEPS);
  }

  Modal pageTwo(String ticket, String reason, String steps) {
    Submission next = filled(ticket, "P2", reason, steps).submit("Next");
    assertThat(next.kind()).as("%s", next).isEqualTo(Submission.Kind.PUSHED);
    return person.modal("Who takes it over");
  }

  /** Files a billing ticket with every box ticked. */
  void escalates(String ticket) {
    escalates(ticket, REASON, STEPS);
  }

  void escalates(String ticket, String reason, String steps) {
    Modal modal = pageTwo(ticket, reason, steps).checkAll("Checklist");
    assertThat(modal.submit("Escalate").kind()).isEqualTo(Submission.Kind.CLEARED);
  }
}
