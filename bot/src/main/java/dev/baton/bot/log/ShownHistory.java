package dev.baton.bot.log;

import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.member.HistoryReaders;
import dev.baton.escalation.member.HistoryRight;
import dev.baton.escalation.ticket.KeyReading;
import java.util.Optional;

/**
 * What of a ticket's history a reader gets, and whether they may join another key to it.
 *
 * @param history empty where there is none for them
 */
record ShownHistory(HistoryRight right, Optional<TicketHistory> history, boolean mayJoin) {
  static ShownHistory of(Tx tx, KeyReading reading, Snapshot people, String reader) {
    HistoryRight right = HistoryReaders.in(tx).rightOf(reader);
    Optional<TicketHistory> history =
        TicketHistory.read(tx, reading).flatMap(all -> all.readBy(reader, right));
    return new ShownHistory(
        right,
        history,
        history.filter(all -> JoinRight.has(tx, people, reader, all.ticket())).isPresent());
  }

  /** Whether there is more stays unsaid to whoever may not read it. */
  LogPhrase instead() {
    return right == HistoryRight.WHOLE ? LogPhrase.NEVER_ESCALATED : LogPhrase.SUPPORT_TEAM_ONLY;
  }
}
