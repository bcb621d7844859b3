package dev.baton.bot.alert;

import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.account.Accounts;
import dev.baton.db.escalate.FirstOwners;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.log.AuditLog;
import dev.baton.db.sla.SlaPolicies;
import dev.baton.db.ticket.Happening;
import dev.baton.db.ticket.TicketClocks;
import dev.baton.db.ticket.Told;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.account.Account;
import dev.baton.escalation.account.ContractValue;
import dev.baton.escalation.account.Health;
import dev.baton.escalation.sla.TicketEvent;
import dev.baton.escalation.ticket.TicketDetails;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.escalation.ticket.TicketStatus;
import dev.baton.matrix.Email;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import dev.baton.matrix.sla.SlaPolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Customers and tickets for tests of alerts. */
final class AlertTickets {
  private final TestWorkspace workspace;
  private final Map<String, UUID> accounts = new HashMap<>();

  AlertTickets(TestWorkspace workspace) {
    this.workspace = workspace;
  }

  void account(String name, String tier, String owner, String backup, String executive) {
    UUID id = new UUID(0, accounts.size() + 1);
    accounts.put(name, id);
    workspace.in(tx -> {
      Accounts.in(tx)
          .keep(
              new Account(
                  id,
                  name,
                  Optional.of(tier),
                  Optional.of(new ContractValue(18_000_000, Currency.getInstance("EUR"))),
                  Optional.of(Health.YELLOW),
                  Optional.empty(),
                  Optional.of(LocalDate.parse("2026-05-03")),
                  Email.parse(owner),
                  Email.parse(backup),
                  Email.parse(executive),
                  Optional.empty()),
              workspace.now());
      return true;
    });
  }

  void opens(String key, Priority priority, Instant at) {
    opens(key, "Acme", priority, at);
  }

  void opens(String key, String account, Priority priority, Instant at) {
    workspace.in(tx -> {
      TicketKey ticket = TicketKeyFormat.DEFAULT.parse(key).orElseThrow();
      Tickets.in(tx)
          .introduce(
              new TicketNow(
                  ticket,
                  new Tier("T1"),
                  Optional.empty(),
                  0,
                  Optional.empty(),
                  Optional.of(priority),
                  Optional.empty(),
                  Optional.of(account),
                  Map.of(),
                  new TicketDetails(
                      Optional.ofNullable(accounts.get(account)),
                      Optional.of("Export hangs"),
                      TicketStatus.OPEN,
                      Optional.of(at),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty())),
              workspace.now());
      return true;
    });
  }

  void takenBy(String identity, String name) {
    workspace.in(tx ->
        FirstOwners.in(tx).give(identity, workspace.id(name), workspace.id(name), workspace.now()));
  }

  /** What customers are usually promised. */
  void promises() {
    workspace.in(tx ->
        SlaPolicies.in(tx)
            .apply(
                SlaPolicy.usual(),
                new SlaPolicies.Provenance(
                    SlaPolicies.Origin.FILE, "sla.csv", "0".repeat(64), "cli", workspace.now()),
                "cli"));
  }

  /** That source tells that the ticket was opened with the priority and account that it has. */
  void told(String identity, String source) {
    workspace.in(tx -> {
      Tickets.in(tx).lock(identity);
      TicketNow ticket = Tickets.in(tx).find(identity).orElseThrow();
      Instant at = ticket.details().openedAt().orElseThrow();
      TicketClocks.in(tx)
          .happened(
              identity,
              List.of(
                  Happening.of(at, new TicketEvent.Opened(TicketEvent.Opener.CUSTOMER)),
                  new Happening(
                      at,
                      new TicketEvent.AccountSet(Optional.empty(), ticket.accountTier()),
                      ticket.details().account(),
                      true),
                  new Happening(
                      at, new TicketEvent.PrioritySet(ticket.priority()), Optional.empty(), true)),
              new Told(workspace.id("olga"), source, workspace.now()));
      return true;
    });
  }

  /** A program tells that the ticket is resolved. */
  void resolves(String identity) {
    told(identity, "webhook");
    workspace.in(tx -> {
      Tickets.in(tx).lock(identity);
      TicketClocks.in(tx)
          .happened(
              identity,
              List.of(
                  Happening.of(workspace.now(), new TicketEvent.StatusSet(TicketStatus.RESOLVED))),
              new Told(workspace.id("olga"), "webhook", workspace.now()));
      return true;
    });
  }

  void agreesToMail() {
    workspace.in(tx -> {
      WorkspaceRow.in(tx).setEmailConsent(true, workspace.id("olga"), workspace.now());
      return true;
    });
  }

  /** How many events of this kind the audited log holds. */
  long audited(String kind) {
    return workspace.in(tx -> {
      AtomicLong found = new AtomicLong();
      AuditLog.in(tx)
          .forEach((event, _) -> {
            if (event.kind().equals(kind)) {
              found.incrementAndGet();
            }
          });
      return found.get();
    });
  }
}
