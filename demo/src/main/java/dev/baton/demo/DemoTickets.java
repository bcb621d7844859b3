package dev.baton.demo;

import dev.baton.db.Tenants;
import dev.baton.db.escalate.FirstOwners;
import dev.baton.escalation.ticket.TakeOutcome;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.matrix.Priority;
import dev.baton.sandbox.people.Channel;
import dev.baton.sandbox.people.Person;
import dev.baton.sandbox.people.SlackWorkspace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Ten tickets of six accounts, as a help desk writes them into #tickets. */
final class DemoTickets {
  private static final List<DemoTicket> ALL =
      List.of(
          new DemoTicket(
              "ZD-1042",
              "T1",
              "ana",
              "Refund booked twice",
              "Billing",
              Priority.P2,
              "Globex",
              "Enterprise",
              "The refund for May was booked twice, and our accountant closes the books on Friday."),
          new DemoTicket(
              "ZD-1043",
              "T1",
              "ben",
              "Austin office cannot sign in",
              "Login",
              Priority.P1,
              "Initech",
              "Enterprise",
              "Nobody in our Austin office can sign in since this morning. The page says “token expired”."),
          new DemoTicket(
              "ZD-1044",
              "T1",
              "ana",
              "Charged for the month after going yearly",
              "Billing",
              Priority.P3,
              "Hooli",
              "Business",
              "We changed to yearly payment and were still charged for the month."),
          new DemoTicket(
              "ZD-1045",
              "T1",
              "ben",
              "Weekly report is empty",
              "Reports",
              Priority.P3,
              "Umbrella Labs",
              "Business",
              "The weekly report arrives empty. It worked until the update of last Tuesday."),
          new DemoTicket(
              "ZD-1046",
              "T1",
              "ana",
              "Single sign-on goes in a circle",
              "Login",
              Priority.P2,
              "Globex",
              "Enterprise",
              "Single sign-on sends new colleagues in a circle between our page and yours."),
          new DemoTicket(
              "ZD-1047",
              "T1",
              "ben",
              "Time zone in the export",
              "Reports",
              Priority.P4,
              "Stark Bikes",
              "Starter",
              "Could the export have a column with the time zone?"),
          new DemoTicket(
              "ZD-1048",
              "T1",
              "ana",
              "New address on invoices",
              "Billing",
              Priority.P4,
              "Wonka Sweets",
              "Starter",
              "Please put our new address on the invoices."),
          new DemoTicket(
              "ZD-1049",
              "T2",
              "nina",
              "Two-factor codes refused abroad",
              "Login",
              Priority.P2,
              "Umbrella Labs",
              "Business",
              "Two-factor codes are refused on telephones set to another time zone."),
          new DemoTicket(
              "ZD-1050",
              "T2",
              "marco",
              "Another customer's figures on the dashboard",
              "Reports",
              Priority.P1,
              "Initech",
              "Enterprise",
              "Since 9:00 the dashboard shows the figures of another customer’s region."),
          new DemoTicket(
              "ZD-1051",
              "T3",
              "tara",
              "Large reports stop",
              "Reports",
              Priority.P2,
              "Hooli",
              "Business",
              "Reports of more than a million rows stop after two minutes."));

  /** All were answered in time: only a ticket that comes later waits for its first answer. */
  private static final Duration ANSWERED_WITHIN = Duration.ofMinutes(10);

  private static final Duration NEWEST_OPENED_BEFORE = Duration.ofMinutes(30);
  private static final Duration BETWEEN = Duration.ofMinutes(5);

  private DemoTickets() {}

  /** A ticket as its help desk tells it. */
  private record DemoTicket(
      String key,
      String tier,
      String owner,
      String title,
      String category,
      Priority priority,
      String account,
      String accountTier,
      String words) {

    String line(String ownerName) {
      return "%s · %s (%s) · %s · %s · with %s, %s\n%s"
          .formatted(key, account, accountTier, category, priority, ownerName, tier, words);
    }

    /** As its help desk's program tells it. */
    Map<String, String> told(Instant opened) {
      return Map.of(
          "key", key,
          "tier", tier,
          "title", title,
          "description", words,
          "category", category,
          "priority", priority.name(),
          "account", account,
          "opened", opened.toString(),
          "first_response", opened.plus(ANSWERED_WITHIN).toString());
    }

    String identity() {
      return TicketKeyFormat.DEFAULT.parse(key).orElseThrow().identity();
    }
  }

  /** The help desk writes them, newest last. */
  static void arrive(SlackWorkspace acme, Channel channel, Person desk) {
    ALL.reversed()
        .forEach(
            ticket -> channel.post(desk, ticket.line(owner(acme, ticket).member().realName())));
  }

  /** Their help desk's program tells of them, and whoever works on one takes it. */
  static void tell(SlackWorkspace acme, DemoDesk desk, Tenants tenants, Instant now) {
    for (int i = 0; i < ALL.size(); i++) {
      Instant opened = now.minus(NEWEST_OPENED_BEFORE).minus(BETWEEN.multipliedBy(i));
      desk.send("ticket.created", ALL.get(i).told(opened));
    }
    desk.awaitRead();
    for (DemoTicket ticket : ALL) {
      String owner = owner(acme, ticket).id();
      TakeOutcome _ =
          tenants.inTransaction(
              acme.id(), tx -> FirstOwners.in(tx).give(ticket.identity(), owner, owner, now));
    }
  }

  private static Person owner(SlackWorkspace acme, DemoTicket ticket) {
    return DemoPeople.named(acme, ticket.owner());
  }
}
