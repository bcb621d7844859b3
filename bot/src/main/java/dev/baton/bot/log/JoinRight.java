package dev.baton.bot.log;

import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.member.Roles;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.member.Permissions;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.matrix.Email;
import java.util.List;
import java.util.Set;

/** Who may say that two keys are one ticket: its lead, its owner, and managers. */
final class JoinRight {
  private JoinRight() {}

  static boolean has(Tx tx, Snapshot people, String member, TicketNow ticket) {
    Permissions permissions = Roles.in(tx).permissionsOf(member);
    return permissions.full()
        && (permissions.manager()
            || ticket.isOwnedBy(member)
            || leads(people, ticket).contains(member)
            || wasAsked(tx, member, ticket));
  }

  /** Leads of the tier that the ticket is in. */
  private static Set<String> leads(Snapshot people, TicketNow ticket) {
    List<Email> leads =
        people.matrix().stream()
            .flatMap(matrix -> matrix.routes().stream())
            .filter(route -> route.to().equals(ticket.tier()))
            .flatMap(route -> route.leads().stream())
            .distinct()
            .toList();
    return people.idsOf(leads);
  }

  private static boolean wasAsked(Tx tx, String member, TicketNow ticket) {
    return ticket.lastSeq() > 0
        && Escalations.in(tx)
            .find(new EscalationRef(ticket.key().identity(), ticket.lastSeq()))
            .filter(latest ->
                latest.recipients().stream().anyMatch(asked -> asked.member().equals(member)))
            .isPresent();
  }
}
