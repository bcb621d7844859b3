package dev.baton.bot.clock;

import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.block.LayoutBlock;
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
import dev.baton.slack.FormView;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import dev.baton.slack.ViewValues;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** When the people of this workspace work; only admins may change it. */
public final class CalendarSettings {
  public static final String BUTTON = "calendar_settings";
  public static final String ID = "calendar_settings_modal";

  static final String HOURS = "hours";
  static final String ZONE = "zone";
  static final String DAYS = "days";

  private static final int LONGEST_LINE = 300;

  private final BotParts parts;
  private final AdminAccess door;
  private final Consumer<Caller> redraw;

  /**
   * @param redraw draws App Home anew for who changed it
   */
  public CalendarSettings(BotParts parts, Consumer<Caller> redraw) {
    this.parts = parts;
    this.door = new AdminAccess(parts);
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
        setting.days().size());
  }

  /** Opens the form. */
  public Response open(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    Instant now = parts.clock().instant();
    door.open(
            caller,
            request.getPayload().getTriggerId(),
            tx -> modal(Calendars.in(tx).inForce(now).setting(), words))
        .ifPresent(sentence -> parts.replies().privately(context, sentence));
    return context.ack();
  }

  /** Takes it over, or says beside each field what is wrong. */
  public Response answer(ViewSubmissionRequest request, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    ViewValues values = ViewValues.of(request.getPayload().getView());
    try {
      Optional<Map<String, String>> faults =
          door.changeAsAdmin(caller, tx -> change(tx, caller, values, words));
      if (faults.isEmpty()) {
        return context.ackWithErrors(Map.of(HOURS, words.plain(SharedPhrase.ADMINS_ONLY)));
      }
      if (!faults.get().isEmpty()) {
        return context.ackWithErrors(faults.get());
      }
      redraw.accept(caller);
      return context.ack();
    } catch (DatabaseUnavailable away) {
      return context.ackWithErrors(Map.of(HOURS, words.plain(SharedPhrase.DATABASE_AWAY)));
    }
  }

  private Map<String, String> change(Tx tx, Caller caller, ViewValues values, Wording words) {
    Instant now = parts.clock().instant();
    CalendarAnswers answers = new CalendarAnswers(words);
    answers
        .read(values, Calendars.in(tx).inForce(now).setting(), now)
        .ifPresent(wanted -> Calendars.in(tx).set(wanted, caller.member(), now));
    return answers.faults();
  }

  private static View modal(CalendarSetting now, Wording words) {
    String hours = now.hours().toString();
    boolean always = !hours.contains(" ");
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(section(s -> s.text(markdownText(words.say(ClockPhrase.CALENDAR_EXPLAINED)))));
    blocks.add(
        Inputs.line(
            Label.of(HOURS, words.say(ClockPhrase.HOURS), words.say(ClockPhrase.HOURS_HINT)),
            Optional.of(always ? hours : hours.substring(0, hours.lastIndexOf(' '))),
            LONGEST_LINE));
    blocks.add(
        Inputs.line(
            Label.of(ZONE, words.say(ClockPhrase.ZONE), words.say(ClockPhrase.ZONE_HINT)),
            Optional.of(always ? "UTC" : now.hours().zone().getId()),
            LONGEST_LINE));
    blocks.add(
        Inputs.lines(
            Label.of(DAYS, words.say(ClockPhrase.DAYS), words.say(ClockPhrase.DAYS_HINT))
                .optionally(),
            Optional.of(now.daysWritten(CalendarDay.Source.ADMIN))
                .filter(days -> !days.isEmpty())));
    return FormView.of(
        ID,
        new FormView.Frame(
            words.say(ClockPhrase.CALENDAR_TITLE),
            words.say(SharedPhrase.SAVE),
            words.say(SharedPhrase.CANCEL)),
        "",
        blocks);
  }
}
