package dev.baton.bot.home;

import static java.util.Objects.requireNonNull;

import dev.baton.bot.mail.MailAccess;
import dev.baton.bot.matrix.MatrixSettings;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.clock.Calendars;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.member.HistoryReaders;
import dev.baton.db.member.Members;
import dev.baton.db.member.Roles;
import dev.baton.db.notify.DeliveryHolds;
import dev.baton.db.privacy.Retention;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.db.workspace.WorkspaceRow.EmailConsent;
import dev.baton.escalation.clock.WorkspaceCalendar;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.notify.DeliveryHold;
import dev.baton.escalation.privacy.RetentionPeriod;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one person's App Home is drawn from.
 *
 * @param reader whose it is
 * @param holds ways by which nothing goes out now
 * @param requestMail whether the reader wants requests to decide by mail too
 * @param settings what an admin may set; empty for everybody else
 */
record HomeState(
    Snapshot snapshot,
    Member reader,
    List<Escalation> waiting,
    List<Escalation> filed,
    List<DeliveryHold> holds,
    Optional<Settings> settings,
    MailAccess mail,
    boolean requestMail,
    Instant now) {
  private static final int MOST_SHOWN = 10;

  HomeState {
    requireNonNull(snapshot);
    requireNonNull(reader);
    waiting = List.copyOf(waiting);
    filed = List.copyOf(filed);
    holds = List.copyOf(holds);
    requireNonNull(settings);
    requireNonNull(mail);
    requireNonNull(now);
  }

  /** The reader's, as they are known now. */
  Wording words() {
    return snapshot.wordingFor(reader);
  }

  /**
   * The workspace's settings as an admin sees them.
   *
   * @param calendar when people work
   * @param hasManager false while the admins stand in
   * @param readingOpen whether every full member reads tickets' histories
   */
  record Settings(
      Optional<EmailConsent> consent,
      Optional<RetentionPeriod> retention,
      WorkspaceCalendar calendar,
      boolean hasManager,
      boolean readingOpen,
      MatrixSettings matrix) {
    Settings {
      requireNonNull(matrix);
      requireNonNull(consent);
      requireNonNull(retention);
      requireNonNull(calendar);
    }
  }

  /** Empty for who is no member, or not any more. */
  static Optional<HomeState> read(
      Tx tx, Snapshot snapshot, String member, MailAccess mail, Instant now) {
    return Members.in(tx)
        .find(member)
        .filter(Member::mayFile)
        .map(reader ->
            new HomeState(
                snapshot,
                reader,
                Escalations.in(tx).waitingFor(member, MOST_SHOWN),
                Escalations.in(tx).filedBy(member, MOST_SHOWN),
                DeliveryHolds.in(tx).all(),
                settings(tx, member, now),
                mail,
                Members.in(tx).wantsRequestMail(member),
                now));
  }

  private static Optional<Settings> settings(Tx tx, String member, Instant now) {
    return Roles.in(tx).permissionsOf(member).admin()
        ? Optional.of(
            new Settings(
                WorkspaceRow.in(tx).emailConsent(),
                Retention.in(tx).period(),
                Calendars.in(tx).inForce(now),
                Roles.in(tx).hasNamedManager(),
                HistoryReaders.in(tx).isOpen(),
                MatrixSettings.read(tx)))
        : Optional.empty();
  }
}
