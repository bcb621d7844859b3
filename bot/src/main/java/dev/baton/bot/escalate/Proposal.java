package dev.baton.bot.escalate;

import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationDraft;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.matrix.Directory;
import dev.baton.matrix.Email;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Route;
import dev.baton.matrix.Suggestions;
import dev.baton.matrix.TicketFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a ticket may go now, as the tables and the matrix have it.
 *
 * @param ticket empty when Baton never saw it
 * @param pending the escalation of this ticket that waits already
 */
record Proposal(
    EscalationDraft draft,
    Optional<TicketNow> ticket,
    Optional<Escalation> pending,
    Matrix matrix,
    Directory directory,
    Suggestions suggestions) {
  private static final Duration LOAD_WINDOW = Duration.ofDays(7);

  /** Reads what holds now and asks the matrix. */
  static Proposal of(
      Tx tx,
      Snapshot snapshot,
      Matrix matrix,
      EscalationDraft draft,
      String requester,
      Instant now) {
    Optional<TicketNow> ticket = tx.tickets().find(draft.ticket());
    EscalationDraft whole = withKnownAccount(draft, ticket);
    Directory directory =
        snapshot.directory(
            tx.tickets().loads(possibleOwners(snapshot, matrix, ticket), now.minus(LOAD_WINDOW)),
            now);
    return new Proposal(
        whole,
        ticket,
        tx.escalations().pendingOf(draft.ticket().identity()),
        matrix,
        directory,
        matrix.suggest(facts(whole, ticket, requester), directory));
  }

  /** Whether page one has to ask for the account before the matrix can choose. */
  boolean needsAccount() {
    return matrix.needsAccountTier() && draft.accountTier().isEmpty() && pending.isEmpty();
  }

  private static EscalationDraft withKnownAccount(
      EscalationDraft draft, Optional<TicketNow> ticket) {
    return new EscalationDraft(
        draft.ticket(),
        draft.category(),
        draft.priority(),
        draft.reason(),
        draft.stepsTried(),
        draft.customer().or(() -> ticket.flatMap(TicketNow::customer)),
        draft.accountTier().or(() -> ticket.flatMap(TicketNow::accountTier)),
        draft.custom());
  }

  private static TicketFacts facts(
      EscalationDraft draft, Optional<TicketNow> ticket, String requester) {
    return new TicketFacts(
        ticket.map(TicketNow::tier),
        draft.category(),
        draft.priority(),
        draft.accountTier(),
        draft.custom(),
        ticket.map(TicketNow::lastOwners).orElse(Map.of()),
        ticket.map(TicketNow::owner),
        requester);
  }

  /**
   * Only people on routes out of the ticket's tier can be proposed, so only their load is asked
   * for.
   */
  private static Collection<String> possibleOwners(
      Snapshot snapshot, Matrix matrix, Optional<TicketNow> ticket) {
    Stream<Route> routes =
        matrix.routes().stream()
            .filter(route -> ticket.map(t -> t.tier().equals(route.from())).orElse(true));
    Collection<Email> owners =
        routes
            .flatMap(route -> Stream.concat(route.owners().stream(), route.backupOwners().stream()))
            .collect(Collectors.toSet());
    return snapshot.idsOf(owners);
  }
}
