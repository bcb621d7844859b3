package dev.baton.bot.clock;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.AdminAccess;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.clock.Calendars;
import dev.baton.escalation.clock.CalendarDay;
import dev.baton.escalation.clock.CalendarSetting;
import dev.baton.escalation.clock.WorkspaceCalendar;
import dev.baton.slack.Caller;
import dev.baton.slack.ViewValues;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** When the people of this workspace work; only admins may change it. */
public final class CalendarSettings {
  public static final String BUTTON = "calendar_settings";
  public static final String ID = "calendar_settings_modal";

  private final BotParts parts;
  private final AdminAccess door;
  private final HolidayFilling holidays;
  private final Consumer<Caller> redraw;

  /**
   * @param redraw draws App Home anew for who changed it
   */
  public CalendarSettings(BotParts parts, Consumer<Caller> redraw) {
    this.parts = parts;
    this.door = new AdminAccess(parts);
    this.holidays = new HolidayFilling(parts, door);
    this.redraw = redraw;
  }

  /** What App Home says of it. */
  public static String homeLine(WorkspaceCalendar calendar, Wording words) {
    CalendarSetting setting = calendar.setting();
    return words.say(
        ClockPhrase.HOME_LINE,
        "hours",
        setting.hours().toString(),
        "derived",
        calendar.derived(),
        "n",
        setting.days().values().stream()
            .filter(day -> day.source() == CalendarDay.Source.ADMIN)
            .count(),
        "region",
        setting.region().map(region -> HolidayNames.ofRegion(region, words.locale())).orElse(""),
        "holidays",
        setting.region().isPresent());
  }

  /** Opens the form, which is filled with the region's holidays once it is there. */
  public Response open(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    Instant now = parts.clock().instant();
    door.open(
            caller,
            request.getPayload().getTriggerId(),
            tx -> form(Calendars.in(tx).inForce(now).setting(), now, words),
            view -> holidays.fill(caller, view))
        .ifPresent(sentence -> parts.replies().privately(context, sentence));
    return context.ack();
  }

  private static View form(CalendarSetting setting, Instant now, Wording words) {
    LocalDate today = LocalDate.ofInstant(now, setting.hours().zone());
    return new CalendarForm(setting, words)
        .drawn(
            setting.region(),
            setting
                .region()
                .map(region ->
                    HolidayBoxes.of(region, setting.holidays(), setting.leftOut(), today)),
            Optional.empty());
  }

  /** Shows the holidays of the region that was chosen in the form. */
  public Response choose(BlockActionRequest request, ActionContext context) {
    holidays.choose(Caller.of(context), request.getPayload().getView());
    return context.ack();
  }

  /** Takes it over, or says beside each field what is wrong. */
  public Response answer(ViewSubmissionRequest request, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    View view = request.getPayload().getView();
    try {
      Optional<Map<String, String>> faults =
          door.changeAsAdmin(caller, tx -> change(tx, caller, view, words));
      if (faults.isEmpty()) {
        return context.ackWithErrors(
            Map.of(CalendarForm.HOURS, words.plain(SharedPhrase.ADMINS_ONLY)));
      }
      if (!faults.get().isEmpty()) {
        return context.ackWithErrors(faults.get());
      }
      redraw.accept(caller);
      return context.ack();
    } catch (DatabaseUnavailable away) {
      return context.ackWithErrors(
          Map.of(CalendarForm.HOURS, words.plain(SharedPhrase.DATABASE_AWAY)));
    }
  }

  private Map<String, String> change(Tx tx, Caller caller, View view, Wording words) {
    Instant now = parts.clock().instant();
    CalendarAnswers answers = new CalendarAnswers(ViewValues.of(view), words);
    answers
        .read(view, Calendars.in(tx).inForce(now).setting(), now)
        .ifPresent(wanted -> Calendars.in(tx).set(wanted, caller.member(), now));
    return answers.faults();
  }
}
