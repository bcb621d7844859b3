package dev.baton.bot.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.escalate.Escalations;
import dev.baton.db.matrix.Matrices;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationDraft;
import dev.baton.escalation.escalate.Filing;
import dev.baton.escalation.escalate.FilingOutcome;
import dev.baton.escalation.escalate.OwnerReason;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.matrix.Decider;
import dev.baton.matrix.Direction;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Route;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Files a request as the forms would, without the forms. */
record TestFiling(TestWorkspace workspace) {
  Escalation file(
      String ticket,
      String requester,
      String owner,
      int routeNumber,
      Direction kind,
      String... deciders) {
    FilingOutcome outcome =
        workspace.in(tx -> {
          Matrix matrix = Matrices.in(tx).live().orElseThrow();
          Route route = matrix.route(routeNumber).orElseThrow();
          return Escalations.in(tx)
              .file(filing(ticket, requester, owner, route, matrix.version(), kind, deciders));
        });
    assertThat(outcome).isInstanceOf(FilingOutcome.Filed.class);
    return ((FilingOutcome.Filed) outcome).escalation();
  }

  /** The same request with the highest priority, in its place, asked of Lena. */
  Escalation replaces(Escalation pending) {
    FilingOutcome outcome =
        workspace.in(tx -> {
          Matrix matrix = Matrices.in(tx).live().orElseThrow();
          Route route = matrix.route(pending.route().number()).orElseThrow();
          return Escalations.in(tx)
              .file(
                  new Filing(
                      UUID.randomUUID(),
                      draft(pending.ticket().shown(), Priority.P1),
                      pending.requester(),
                      route,
                      matrix.version(),
                      Direction.FORWARD,
                      pending.proposedOwner(),
                      List.of(new OwnerReason.Available()),
                      List.of(),
                      recipients("lena"),
                      Optional.empty(),
                      Optional.of(pending.seq()),
                      workspace.now()));
        });
    assertThat(outcome).isInstanceOf(FilingOutcome.Filed.class);
    return ((FilingOutcome.Filed) outcome).escalation();
  }

  private Filing filing(
      String ticket,
      String requester,
      String owner,
      Route route,
      int version,
      Direction kind,
      String... deciders) {
    return new Filing(
        UUID.randomUUID(),
        draft(ticket, Priority.P2),
        workspace.id(requester),
        route,
        version,
        kind,
        workspace.id(owner),
        List.of(new OwnerReason.Available()),
        List.of(),
        recipients(deciders),
        Optional.empty(),
        Optional.empty(),
        workspace.now());
  }

  private static EscalationDraft draft(String ticket, Priority priority) {
    return new EscalationDraft(
        TicketKeyFormat.DEFAULT.parse(ticket).orElseThrow(),
        Optional.empty(),
        priority,
        "Login loops since the update this morning",
        "Cleared cookies\nTried another browser",
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  private List<Recipient> recipients(String... deciders) {
    return Arrays.stream(deciders)
        .map(name ->
            new Recipient(
                workspace.id(name),
                name.equals(deciders[0]) ? Decider.Role.LEAD : Decider.Role.BACKUP_LEAD))
        .toList();
  }
}
