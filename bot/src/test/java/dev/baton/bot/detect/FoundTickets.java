package dev.baton.bot.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.Tx;
import dev.baton.db.detect.CriterionHits;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.ticket.Happening;
import dev.baton.db.ticket.TicketClocks;
import dev.baton.db.ticket.Told;
import dev.baton.escalation.detect.CriterionHit;
import dev.baton.escalation.detect.HitOutcome;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.sla.TicketEvent;
import dev.baton.escalation.ticket.TicketDetails;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.escalation.ticket.TicketStatus;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tickets of a test's workspace, as a help desk would tell of them. */
public final class FoundTickets {
  private final TestWorkspace workspace;

  public FoundTickets(TestWorkspace workspace) {
    this.workspace = workspace;
  }

  public String key(String ticket) {
    return shown(ticket).identity();
  }

  /** What was asked for it, the oldest first. */
  List<Escalation> filed(String ticket) {
    return workspace.in(tx -> Escalations.in(tx).historyOf(key(ticket)));
  }

  /** The one thing that was asked for it. */
  Escalation only(String ticket) {
    assertThat(filed(ticket)).hasSize(1);
    return filed(ticket).getFirst();
  }

  /** What came of the criteria that found it. */
  List<HitOutcome> outcomes(String ticket) {
    return workspace.in(tx ->
        CriterionHits.in(tx).of(List.of(key(ticket))).stream().map(CriterionHit::outcome).toList());
  }

  private static TicketKey shown(String ticket) {
    return TicketKeyFormat.DEFAULT.parse(ticket).orElseThrow();
  }

  /** Now, in T1. */
  public void opens(String ticket, String owner, String priority) {
    arrives(ticket, Optional.of(workspace.id(owner)), Optional.of(priority), Optional.empty());
  }

  /** The same with a category. */
  public void opens(String ticket, String owner, String priority, String category) {
    arrives(ticket, Optional.of(workspace.id(owner)), Optional.of(priority), Optional.of(category));
  }

  /** The same, and nobody has it. */
  public void opensUnowned(String ticket, String priority) {
    arrives(ticket, Optional.empty(), Optional.of(priority), Optional.empty());
  }

  private void arrives(
      String ticket, Optional<String> owner, Optional<String> priority, Optional<String> category) {
    Instant now = workspace.now();
    workspace.in(tx -> {
      Tickets.in(tx)
          .introduce(
              new TicketNow(
                  shown(ticket),
                  new Tier("T1"),
                  owner,
                  0,
                  category,
                  priority.map(Priority::valueOf),
                  Optional.empty(),
                  Optional.empty(),
                  Map.of(),
                  new TicketDetails(
                      Optional.empty(),
                      Optional.of("Export hangs"),
                      TicketStatus.OPEN,
                      Optional.of(now),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty())),
              now);
      happened(
          tx,
          ticket,
          Happening.of(now, new TicketEvent.Opened(TicketEvent.Opener.CUSTOMER)),
          new Happening(
              now,
              new TicketEvent.PrioritySet(priority.map(Priority::valueOf)),
              Optional.empty(),
              true));
      return true;
    });
  }

  private void happened(Tx tx, String ticket, Happening... all) {
    TicketClocks.in(tx)
        .happened(key(ticket), List.of(all), new Told("help desk", "hook", workspace.now()));
  }

  /** The team said something to the customer at that instant. */
  public void answered(String ticket, Instant at) {
    changed(
        ticket,
        "first_response_at = cast(? as timestamptz)",
        at.toString(),
        Happening.of(at, new TicketEvent.TeamWrote()));
  }

  /** It stands so from now on. */
  public void becomes(String ticket, TicketStatus status) {
    changed(
        ticket,
        "status = ?",
        status.code(),
        Happening.of(workspace.now(), new TicketEvent.StatusSet(status)));
  }

  /** It is so urgent from now on. */
  public void becomes(String ticket, Priority priority) {
    changed(
        ticket,
        "priority = ?",
        priority.name(),
        Happening.of(workspace.now(), new TicketEvent.PrioritySet(Optional.of(priority))));
  }

  /** Any change of its row with what happened, told now. */
  void changed(String ticket, String change, Object value, Happening... happenings) {
    workspace.in(tx -> {
      Tickets.in(tx).lock(key(ticket));
      tx.dsl()
          .execute(
              "update baton.ticket set " + change + " where org_id = ? and ticket_key = ?",
              value,
              workspace.orgId(),
              key(ticket));
      happened(tx, ticket, happenings);
      return true;
    });
  }
}
