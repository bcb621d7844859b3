package dev.baton.bot.home;

import static java.util.Objects.requireNonNull;

import dev.baton.bot.detect.CriteriaCard;
import dev.baton.bot.mail.MailAccess;
import dev.baton.bot.matrix.MatrixSettings;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.setup.SetupCard;
import dev.baton.bot.sla.PromiseSettings;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.clock.Calendars;
import dev.baton.db.helpdesk.ConnectionRow;
import dev.baton.db.helpdesk.Connections;
import dev.baton.db.home.HomeViewers;
import dev.baton.db.member.HistoryReaders;
import dev.baton.db.member.Members;
import dev.baton.db.member.Roles;
import dev.baton.db.notify.DeliveryHolds;
import dev.baton.db.privacy.Retention;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.db.workspace.WorkspaceRow.EmailConsent;
import dev.baton.escalation.clock.WorkspaceCalendar;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.home.HomePlace;
import dev.baton.escalation.home.HomeTab;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.member.Permissions;
import dev.baton.escalation.notify.DeliveryHold;
import dev.baton.escalation.privacy.RetentionPeriod;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one person's App Home is drawn from.
 *
 * @param reader whose it is
 * @param place where on it they are
 * @param work what the first tab lists; nothing while they are on another
 * @param manager whether they decide in place of others
 * @param works whether they are of the support team, which edits tickets
 * @param holds ways by which nothing goes out now
 * @param requestMail whether the reader wants requests to decide by mail too
 * @param settings what an admin may set; empty for everybody else
 */
record HomeState(
    Snapshot snapshot,
    Member reader,
    HomePlace place,
    HomeWork work,
    boolean manager,
    boolean works,
    List<DeliveryHold> holds,
    Optional<Settings> settings,
    MailAccess mail,
    boolean requestMail,
    Instant now) {
  HomeState {
    requireNonNull(snapshot);
    requireNonNull(reader);
    requireNonNull(place);
    requireNonNull(work);
    holds = List.copyOf(holds);
    requireNonNull(settings);
    requireNonNull(mail);
    requireNonNull(now);
  }

  /** The reader's, as they are known now. */
  Wording words() {
    return snapshot.wordingFor(reader);
  }

  /** What is left of the time to decide it, or to begin with it; nothing where no clock runs. */
  String left(EscalationRef ref) {
    return Optional.ofNullable(work.left().get(ref))
        .map(left ->
            words()
                .say(
                    HomePhrase.LEFT,
                    "soon",
                    left.time().toMinutes() == 0,
                    "late",
                    left.overdue(),
                    "working",
                    left.working(),
                    "time",
                    left.working() ? words().workingSpan(left.time()) : words().span(left.time())))
        .orElse("");
  }

  /** Whether it says how long something takes yet, which is another thing a minute later. */
  boolean counts() {
    return !work.left().isEmpty();
  }

  /**
   * The workspace's settings as an admin sees them.
   *
   * @param calendar when people work
   * @param hasManager false while the admins stand in
   * @param readingOpen whether every full member reads tickets' histories
   * @param connections how many other programs may send
   */
  record Settings(
      Optional<EmailConsent> consent,
      Optional<RetentionPeriod> retention,
      WorkspaceCalendar calendar,
      boolean hasManager,
      boolean readingOpen,
      long connections,
      MatrixSettings matrix,
      CriteriaCard criteria,
      PromiseSettings promises,
      SetupCard setup) {
    Settings {
      requireNonNull(setup);
      requireNonNull(matrix);
      requireNonNull(criteria);
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
        .map(reader -> {
          HomePlace place = HomeViewers.in(tx).placeOf(member);
          Permissions permissions = Roles.in(tx).permissionsOf(member);
          boolean working = place.tab() == HomeTab.WORK;
          return new HomeState(
              snapshot,
              reader,
              place,
              working
                  ? HomeWork.read(tx, snapshot, reader, permissions, place, now)
                  : HomeWork.NONE,
              permissions.manager(),
              HistoryReaders.in(tx).worksOnTickets(member),
              DeliveryHolds.in(tx).all(),
              permissions.admin() ? Optional.of(settings(tx, now)) : Optional.empty(),
              mail,
              Members.in(tx).wantsRequestMail(member),
              now);
        });
  }

  private static Settings settings(Tx tx, Instant now) {
    return new Settings(
        WorkspaceRow.in(tx).emailConsent(),
        Retention.in(tx).period(),
        Calendars.in(tx).inForce(now),
        Roles.in(tx).hasNamedManager(),
        HistoryReaders.in(tx).isOpen(),
        Connections.in(tx).all().stream().filter(ConnectionRow::isOn).count(),
        MatrixSettings.read(tx),
        CriteriaCard.read(tx),
        PromiseSettings.read(tx),
        SetupCard.read(tx));
  }
}
