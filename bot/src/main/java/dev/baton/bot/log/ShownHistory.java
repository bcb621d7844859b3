package dev.baton.bot.log;

import dev.baton.bot.account.ShownAccount;
import dev.baton.bot.ticket.TicketRights;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.decide.Decisions;
import dev.baton.db.member.HistoryReaders;
import dev.baton.db.member.Members;
import dev.baton.db.member.Roles;
import dev.baton.db.table.ToldTickets;
import dev.baton.db.ticket.Exemptions;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.log.HistoryRight;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.ticket.KeyReading;
import dev.baton.escalation.ticket.TicketNow;
import java.time.Instant;
import java.util.Optional;

/**
 * What of a ticket's history a reader gets, and what they may do with it.
 *
 * @param history empty where there is none for them
 * @param account of its customer in one line, as far as they see it
 * @param promises what was promised for it, and how that stands
 * @param deeds what they may do with it
 */
record ShownHistory(
    HistoryRight right,
    Optional<TicketHistory> history,
    Optional<ShownAccount> account,
    ShownPromises promises,
    HistoryDeeds deeds) {
  static ShownHistory of(Tx tx, KeyReading reading, Snapshot people, String reader, Instant now) {
    HistoryRight right = HistoryReaders.in(tx).rightOf(reader);
    Optional<TicketHistory> history =
        TicketHistory.read(tx, reading).flatMap(all -> all.readBy(reader, right));
    return new ShownHistory(
        right,
        history,
        history.flatMap(
            all -> ShownAccount.of(tx, people, reader, all.ticket(), all.newest(), now)),
        history
            .map(all -> ShownPromises.of(tx, all.ticket().key(), now))
            .orElse(ShownPromises.NONE),
        history.map(all -> deeds(tx, people, all, reader, now)).orElse(HistoryDeeds.NONE));
  }

  private static HistoryDeeds deeds(
      Tx tx, Snapshot people, TicketHistory history, String reader, Instant now) {
    TicketNow ticket = history.ticket();
    TicketRights rights = TicketRights.of(tx, people, reader);
    return new HistoryDeeds(
        JoinRight.has(tx, people, reader, ticket),
        history
            .newest()
            .filter(newest -> Decisions.in(tx).mayBeTakenBack(newest, reader, now).isPresent())
            .map(Escalation::ref),
        rights.mayTake(ticket),
        rights.mayGive(ticket),
        HistoryReaders.in(tx).worksOnTickets(reader)
            && ToldTickets.in(tx).keeperOf(ticket.key().identity()).isEmpty(),
        mayMove(tx, people, reader, history),
        Roles.in(tx).permissionsOf(reader).manager()
            ? Optional.of(Exemptions.in(tx).of(ticket.key().identity()).isPresent())
            : Optional.empty());
  }

  /** Not while a request waits, whose decision moves it, and not before it has an owner. */
  private static boolean mayMove(Tx tx, Snapshot people, String reader, TicketHistory history) {
    return history.ticket().owner().isPresent()
        && Members.in(tx)
            .find(reader)
            .filter(Member::isFull)
            .filter(lead -> people.tiersLedBy(lead).contains(history.ticket().tier()))
            .isPresent()
        && history.entries().stream().noneMatch(entry -> entry.escalation().isPending());
  }

  /** Whether there is more stays unsaid to whoever may not read it. */
  LogPhrase instead() {
    return right == HistoryRight.WHOLE ? LogPhrase.NEVER_ESCALATED : LogPhrase.SUPPORT_TEAM_ONLY;
  }
}
