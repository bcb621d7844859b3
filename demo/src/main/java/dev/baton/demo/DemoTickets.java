package dev.baton.demo;

import dev.baton.db.Tenants;
import dev.baton.db.escalate.Tickets;
import dev.baton.escalation.ticket.TicketDetails;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import dev.baton.sandbox.people.Channel;
import dev.baton.sandbox.people.Person;
import dev.baton.sandbox.people.SlackWorkspace;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ten tickets of six accounts, as a help desk writes them into #tickets. */
final class DemoTickets {
  private static final List<DemoTicket> ALL =
      List.of(
          new DemoTicket(
              "ZD-1042",
              "T1",
              "ana",
              "Billing",
              Priority.P2,
              "Globex",
              "Enterprise",
              "The refund for May was booked twice, and our accountant closes the books on Friday."),
          new DemoTicket(
              "ZD-1043",
              "T1",
              "ben",
              "Login",
              Priority.P1,
              "Initech",
              "Enterprise",
              "Nobody in our Austin office can sign in since this morning. The page says “token expired”."),
          new DemoTicket(
              "ZD-1044",
              "T1",
              "ana",
              "Billing",
              Priority.P3,
              "Hooli",
              "Business",
              "We changed to yearly payment and were still charged for the month."),
          new DemoTicket(
              "ZD-1045",
              "T1",
              "ben",
              "Reports",
              Priority.P3,
              "Umbrella Labs",
              "Business",
              "The weekly report arrives empty. It worked until the update of last Tuesday."),
          new DemoTicket(
              "ZD-1046",
              "T1",
              "ana",
              "Login",
              Priority.P2,
              "Globex",
              "Enterprise",
              "Single sign-on sends new colleagues in a circle between our page and yours."),
          new DemoTicket(
              "ZD-1047",
              "T1",
              "ben",
              "Reports",
              Priority.P4,
              "Stark Bikes",
              "Starter",
              "Could the export have a column with the time zone?"),
          new DemoTicket(
              "ZD-1048",
              "T1",
              "ana",
              "Billing",
              Priority.P4,
              "Wonka Sweets",
              "Starter",
              "Please put our new address on the invoices."),
          new DemoTicket(
              "ZD-1049",
              "T2",
              "nina",
              "Login",
              Priority.P2,
              "Umbrella Labs",
              "Business",
              "Two-factor codes are refused on telephones set to another time zone."),
          new DemoTicket(
              "ZD-1050",
              "T2",
              "marco",
              "Reports",
              Priority.P1,
              "Initech",
              "Enterprise",
              "Since 9:00 the dashboard shows the figures of another customer’s region."),
          new DemoTicket(
              "ZD-1051",
              "T3",
              "tara",
              "Reports",
              Priority.P2,
              "Hooli",
              "Business",
              "Reports of more than a million rows stop after two minutes."));

  private DemoTickets() {}

  /** A ticket as its help desk tells it. */
  private record DemoTicket(
      String key,
      String tier,
      String owner,
      String category,
      Priority priority,
      String account,
      String accountTier,
      String words) {

    String line(String ownerName) {
      return "%s · %s (%s) · %s · %s · with %s, %s\n%s"
          .formatted(key, account, accountTier, category, priority, ownerName, tier, words);
    }

    TicketNow now(String ownerId) {
      return new TicketNow(
          TicketKeyFormat.DEFAULT.parse(key).orElseThrow(),
          new Tier(tier),
          Optional.of(ownerId),
          0,
          Optional.of(category),
          Optional.of(priority),
          Optional.of(accountTier),
          Optional.of(account),
          Map.of(),
          TicketDetails.UNKNOWN);
    }
  }

  /** The help desk writes them, newest last. */
  static void arrive(SlackWorkspace acme, Channel channel, Person desk) {
    ALL.reversed()
        .forEach(
            ticket -> channel.post(desk, ticket.line(owner(acme, ticket).member().realName())));
  }

  /** Baton knows them; those it knows already stay as they are. */
  static void introduce(SlackWorkspace acme, Tenants tenants, Instant at) {
    tenants.inTransaction(
        acme.id(),
        tx -> {
          ALL.forEach(ticket -> Tickets.in(tx).introduce(ticket.now(owner(acme, ticket).id()), at));
          return ALL.size();
        });
  }

  private static Person owner(SlackWorkspace acme, DemoTicket ticket) {
    return DemoPeople.named(acme, ticket.owner());
  }
}
