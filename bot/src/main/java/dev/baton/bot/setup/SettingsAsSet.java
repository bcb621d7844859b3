package dev.baton.bot.setup;

import dev.baton.db.Tx;
import dev.baton.db.clock.Calendars;
import dev.baton.db.matrix.Matrices;
import dev.baton.db.privacy.Retention;
import dev.baton.db.setup.SetupInterviews;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.clock.CalendarDay;
import dev.baton.escalation.clock.CalendarSetting;
import dev.baton.escalation.clock.WorkspaceCalendar;
import dev.baton.escalation.setup.SetupAnswers;
import dev.baton.escalation.setup.SetupField;
import dev.baton.escalation.setup.SetupPlan;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a workspace has set already, as answers of the interview: what is not touched there stays as
 * it is.
 */
record SettingsAsSet(Tx tx, Instant now) {

  SetupAnswers answers() {
    SetupAnswers naming =
        WorkspaceRow.in(tx).ticketKeyFormat().map(NamingPage::of).orElse(SetupAnswers.NONE);
    return naming.with(settings(Matrices.in(tx).liveVersion().isPresent()));
  }

  /**
   * @param again whether there is a matrix already: before the first, the interview proposes the
   *     usual settings itself where nobody set any
   */
  private Map<String, List<String>> settings(boolean again) {
    Map<String, List<String>> settings = new LinkedHashMap<>();
    WorkspaceCalendar calendar = Calendars.in(tx).inForce(now);
    if (again || !calendar.derived()) {
      settings.putAll(hours(calendar.setting()));
    }
    settings.put(
        SetupField.ACCOUNT_TIERS, text(String.join("\n", SetupInterviews.in(tx).accountTiers())));
    boolean agreed = WorkspaceRow.in(tx).hasEmailConsent();
    if (again || agreed) {
      settings.put(SetupField.EMAIL, List.of(agreed ? SetupPlan.AGREED : DetailsPage.NOT_AGREED));
    }
    Optional<String> months =
        Retention.in(tx).period().map(period -> String.valueOf(period.months()));
    if (again || months.isPresent()) {
      settings.put(SetupField.RETENTION, List.of(months.orElse(DetailsPage.EVER)));
    }
    return settings;
  }

  private static Map<String, List<String>> hours(CalendarSetting calendar) {
    return Map.of(
        SetupField.HOURS, List.of(calendar.weekWritten()),
        SetupField.ZONE, List.of(calendar.zoneWritten()),
        SetupField.REGION, calendar.region().stream().toList(),
        SetupField.CLOSED_DAYS, text(calendar.daysWritten(CalendarDay.Source.ADMIN)));
  }

  private static List<String> text(String written) {
    return written.isEmpty() ? List.of() : List.of(written);
  }
}
