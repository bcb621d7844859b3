package dev.baton.bot.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.slack.api.model.view.View;
import dev.baton.bot.mail.MailAccess;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.Tx;
import dev.baton.db.clock.Calendars;
import dev.baton.db.matrix.Matrices;
import dev.baton.db.matrix.MatrixOrigin;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.db.privacy.Retention;
import dev.baton.db.setup.SetupInterviews;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.clock.CalendarSetting;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.escalation.notify.PlannedDelivery;
import dev.baton.escalation.setup.SetupAnswers;
import dev.baton.escalation.setup.SetupPlan;
import dev.baton.matrix.Directory;
import dev.baton.matrix.Email;
import dev.baton.matrix.check.ImportPlan;
import dev.baton.matrix.csv.MatrixCsv;
import dev.baton.slack.Caller;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Makes what the interview says live: the matrix and the settings in one transaction. */
final class SetupLive {
  private final BotParts parts;
  private final Tx tx;
  private final Caller caller;
  private final Instant now;

  SetupLive(BotParts parts, Tx tx, Caller caller) {
    this.parts = parts;
    this.tx = tx;
    this.caller = caller;
    this.now = parts.clock().instant();
  }

  /** The page that says so; empty when the answers make no matrix that may be live. */
  Optional<View> make(SetupAnswers answers, SetupPages pages) {
    Optional<SetupPlan> plan = SetupPlan.of(answers, pages.people());
    if (plan.isEmpty()) {
      return Optional.empty();
    }
    ImportPlan check = pages.check(plan.get());
    if (!check.appliable()) {
      return Optional.empty();
    }
    int version =
        check.changesNothing()
            ? check.liveVersion().orElseThrow()
            : Matrices.in(tx).apply(plan.get().routes(), provenance(plan.get()), "slack");
    settings(plan.get(), check.liveVersion().isPresent());
    SetupInterviews.in(tx).end();
    tell(plan.get(), pages.people());
    return Optional.of(pages.over(SetupPhrase.LIVE_NOW, "version", String.valueOf(version)));
  }

  private Matrices.Provenance provenance(SetupPlan plan) {
    return new Matrices.Provenance(
        MatrixOrigin.INTERVIEW, "", sha256(MatrixCsv.write(plan.routes())), caller.member(), now);
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private void settings(SetupPlan plan, boolean again) {
    WorkspaceRow workspace = WorkspaceRow.in(tx);
    workspace.setTicketKeyFormat(plan.format(), caller.member(), now);
    calendar(plan.calendar(), again);
    SetupInterviews.in(tx).setAccountTiers(plan.accountTiers());
    Retention.in(tx).set(plan.retention(), caller.member(), now);
    if (parts.mail() instanceof MailAccess.On on && !on.keyIsConsent()) {
      workspace.setEmailConsent(plan.emailAgreed(), caller.member(), now);
    }
  }

  /** Hours that nobody touched stay as they are, also those that follow where leads live. */
  private void calendar(CalendarSetting answered, boolean again) {
    CalendarSetting before = Calendars.in(tx).inForce(now).setting();
    CalendarSetting wanted = answered.keepingHolidaysOf(before);
    if (!again || !wanted.equals(before)) {
      Calendars.in(tx).set(wanted, caller.member(), now);
    }
  }

  /** A request to practise with goes to who made it and to the first lead. */
  private void tell(SetupPlan plan, Directory people) {
    Set<String> practising = new LinkedHashSet<>(Set.of(caller.member()));
    Email lead = plan.routes().getFirst().leads().getFirst();
    people.find(lead).ifPresent(person -> practising.add(person.id()));
    practising.forEach(member -> queue(new Notice.Practice(), member));
    queue(new Notice.Invitation(), caller.member());
  }

  private void queue(Notice notice, String member) {
    DeliveryQueue.in(tx)
        .queue(new PlannedDelivery(notice, Medium.SLACK, member, Set.of(NoticeRole.MANAGER)), now);
  }
}
