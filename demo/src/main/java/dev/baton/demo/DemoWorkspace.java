package dev.baton.demo;

import dev.baton.sandbox.people.Channel;
import dev.baton.sandbox.people.SlackWorkspace;

/** The workspace Acme as a visitor finds it the first time. */
final class DemoWorkspace {
  static final String ID = "T0ACME";

  private static final String WELCOME =
      """
      Welcome to Acme. Customers' tickets arrive in #tickets.
      *Try this:* type `/escalate ZD-1042` below, or use ⋯ → _Escalate this message_ on a ticket. Then click your name at the top left, choose Lena and \
      approve or bounce the request, and look into the Mailbox. As Bo, the manager, type `/escalation-log export`.\
      """;

  private DemoWorkspace() {}

  /** What the manifest registers, on every start. */
  static void registerApp(SlackWorkspace acme) {
    acme.command("/escalate", "[ticket] | guide | help", "Hand a ticket on")
        .command("/escalation-log", "export | show TICKET | stats | verify | help", "The record")
        .shortcut("Escalate this message", "escalate_message")
        .globalShortcut("Escalate a ticket", "escalate_ticket");
  }

  /** People, channels, tickets and a word of welcome; only when nobody lives here yet. */
  static void settle(SlackWorkspace acme) {
    if (!acme.people().isEmpty()) {
      return;
    }
    DemoPeople.join(acme);
    var desk = DemoPeople.helpDesk(acme);
    Channel tickets = acme.channel("tickets");
    copies(acme).inviteBot();
    DemoTickets.arrive(acme, tickets, desk);
    String welcome = WELCOME.replace("#tickets", "<#" + tickets.id() + ">");
    acme.channel("general").post(DemoPeople.named(acme, "bo"), welcome);
  }

  /** Where read-only copies of requests go. */
  static Channel copies(SlackWorkspace acme) {
    return acme.channel("escalations");
  }
}
