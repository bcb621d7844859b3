package dev.baton.bot.escalate;

import dev.baton.bot.account.AccountText;
import dev.baton.bot.account.ShownAccount;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.member.Members;
import dev.baton.escalation.clock.Shift;
import dev.baton.escalation.decide.Asking;
import dev.baton.escalation.decide.WhoDecides;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationDraft;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.matrix.Directory;
import dev.baton.matrix.Email;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Person;
import dev.baton.matrix.Route;
import dev.baton.matrix.Suggestions;
import dev.baton.matrix.TicketFacts;
import dev.baton.matrix.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a ticket may go now, as the tables and the matrix have it.
 *
 * @param ticket empty when Baton never saw it
 * @param pending the escalation of this ticket that waits already
 * @param account of the customer in one line, as far as the requester sees it
 * @param ask whom to ask where nothing can be chosen, nearest first; may be empty
 */
record Proposal(
    EscalationDraft draft,
    Optional<TicketNow> ticket,
    Optional<Escalation> pending,
    Matrix matrix,
    Directory directory,
    TicketFacts facts,
    Suggestions suggestions,
    List<Person> ask,
    Optional<String> account,
    Instant now) {
  private static final Duration LOAD_WINDOW = Duration.ofDays(7);

  /** Reads what holds now and asks the matrix. */
  static Proposal of(
      Tx tx,
      Snapshot snapshot,
      Matrix matrix,
      EscalationDraft draft,
      String requester,
      Instant now) {
    Optional<TicketNow> ticket = Tickets.in(tx).find(draft.ticket());
    EscalationDraft whole = withKnownAccount(draft, ticket);
    List<Route> routes = routesOf(matrix, ticket);
    Snapshot current = snapshot.with(Members.in(tx).those(named(snapshot, matrix, routes, ticket)));
    Directory directory =
        current.directory(
            Tickets.in(tx).loads(possibleOwners(snapshot, routes, ticket), now.minus(LOAD_WINDOW)),
            now);
    TicketFacts facts = facts(whole, ticket, requester);
    return new Proposal(
        whole,
        ticket,
        Escalations.in(tx).pendingOf(draft.ticket().identity()),
        matrix,
        directory,
        facts,
        matrix.suggest(facts, directory, hours -> Shift.holds(hours, now)),
        matrix.whomToAsk(facts, directory),
        account(tx, snapshot, requester, ticket, now),
        now);
  }

  private static Optional<String> account(
      Tx tx, Snapshot snapshot, String reader, Optional<TicketNow> ticket, Instant now) {
    return ticket
        .flatMap(known -> ShownAccount.of(tx, snapshot, reader, known, Optional.empty(), now))
        .map(AccountText.forSlack(snapshot, snapshot.wordingFor(reader))::line);
  }

  /** Who decides on a request by this route, if it is filed now. */
  List<Recipient> deciders(Route route) {
    return WhoDecides.at(now, Asking.filing(route, facts), matrix, directory);
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
        draft.custom(),
        draft.nothingTried(),
        draft.files());
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
        ticket.flatMap(TicketNow::owner),
        requester);
  }

  private static List<Route> routesOf(Matrix matrix, Optional<TicketNow> ticket) {
    return matrix.routes().stream()
        .filter(route -> ticket.map(t -> t.tier().equals(route.from())).orElse(true))
        .toList();
  }

  /**
   * Whoever these routes name, read anew: who left or went away a moment ago must not be chosen.
   */
  private static Set<String> named(
      Snapshot snapshot, Matrix matrix, List<Route> routes, Optional<TicketNow> ticket) {
    Set<Email> deciders = new LinkedHashSet<>();
    for (Route route : routes) {
      deciders.addAll(route.leads());
      deciders.addAll(route.backupLeads());
    }
    for (Tier tier : routes.stream().map(Route::to).collect(Collectors.toSet())) {
      matrix.entering(tier).forEach(route -> deciders.addAll(route.leads()));
      deciders.addAll(matrix.leadsAbove(tier));
    }
    deciders.addAll(matrix.managers());
    Set<String> named = possibleOwners(snapshot, routes, ticket);
    named.addAll(snapshot.idsOf(deciders));
    return named;
  }

  /**
   * Only people on routes out of the ticket's tier and, on a hand-back, who owned it before can be
   * proposed, so only their load is asked for.
   */
  private static Set<String> possibleOwners(
      Snapshot snapshot, List<Route> routes, Optional<TicketNow> ticket) {
    Collection<Email> owners =
        routes.stream()
            .flatMap(route -> Stream.concat(route.owners().stream(), route.backupOwners().stream()))
            .collect(Collectors.toSet());
    Set<String> possible = new LinkedHashSet<>(snapshot.idsOf(owners));
    ticket.ifPresent(known -> possible.addAll(known.lastOwners().values()));
    return possible;
  }
}
