package dev.baton.bot.log;

import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.decide.Decisions;
import dev.baton.db.member.HistoryReaders;
import dev.baton.db.member.Members;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.member.HistoryRight;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.ticket.KeyReading;
import java.time.Instant;
import java.util.Optional;

/**
 * What of a ticket's history a reader gets, and what they may do with it.
 *
 * @param history empty where there is none for them
 * @param mayJoin whether they may join another key to it
 * @param mayMove whether they may move the ticket to somebody else of its tier
 * @param mayTakeBack the escalation whose decision they may still take back
 */
record ShownHistory(
    HistoryRight right,
    Optional<TicketHistory> history,
    boolean mayJoin,
    boolean mayMove,
    Optional<EscalationRef> mayTakeBack) {
  static ShownHistory of(Tx tx, KeyReading reading, Snapshot people, String reader, Instant now) {
    HistoryRight right = HistoryReaders.in(tx).rightOf(reader);
    Optional<TicketHistory> history =
        TicketHistory.read(tx, reading).flatMap(all -> all.readBy(reader, right));
    return new ShownHistory(
        right,
        history,
        history.filter(all -> JoinRight.has(tx, people, reader, all.ticket())).isPresent(),
        history.filter(all -> mayMove(tx, people, reader, all)).isPresent(),
        history.flatMap(all -> undoable(tx, all, reader, now)));
  }

  /** Not while a request waits, whose decision moves it. */
  private static boolean mayMove(Tx tx, Snapshot people, String reader, TicketHistory history) {
    return Members.in(tx)
            .find(reader)
            .filter(Member::isFull)
            .filter(lead -> people.tiersLedBy(lead).contains(history.ticket().tier()))
            .isPresent()
        && history.entries().stream().noneMatch(entry -> entry.escalation().isPending());
  }

  /** Only the newest of a ticket can be undone. */
  private static Optional<EscalationRef> undoable(
      Tx tx, TicketHistory history, String reader, Instant now) {
    Escalation newest = history.entries().getLast().escalation();
    return Decisions.in(tx).mayBeTakenBack(newest, reader, now).map(_ -> newest.ref());
  }

  /** Whether there is more stays unsaid to whoever may not read it. */
  LogPhrase instead() {
    return right == HistoryRight.WHOLE ? LogPhrase.NEVER_ESCALATED : LogPhrase.SUPPORT_TEAM_ONLY;
  }
}
