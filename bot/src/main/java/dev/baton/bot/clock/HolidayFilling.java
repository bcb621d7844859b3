package dev.baton.bot.clock;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.views.ViewsUpdateResponse;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.AdminAccess;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.clock.Calendars;
import dev.baton.escalation.clock.CalendarSetting;
import dev.baton.escalation.clock.HolidayNews;
import dev.baton.escalation.clock.PublicHoliday;
import dev.baton.slack.Caller;
import dev.baton.slack.ViewValues;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the open form of working hours with a region's holidays, after Slack has its answer: the
 * library's first look takes longer than a click may. Should that fail or come too late, what was
 * chosen is saved all the same.
 */
final class HolidayFilling {
  private static final Logger LOG = LoggerFactory.getLogger(HolidayFilling.class);

  private final BotParts parts;
  private final AdminAccess door;

  HolidayFilling(BotParts parts, AdminAccess door) {
    this.parts = parts;
    this.door = door;
  }

  /** A form that was just opened: what its region's list says by now. */
  void fill(Caller caller, View view) {
    parts
        .replies()
        .afterwards(() -> {
          setting(caller)
              .filter(setting -> setting.region().isPresent())
              .ifPresent(setting -> update(caller, view, drawn(caller, setting, setting.region())));
          // Whoever looks for one next does not wait for the first look.
          Region.all();
        });
  }

  /** A form in which a region was chosen. */
  void choose(Caller caller, View view) {
    Optional<String> chosen =
        ViewValues.of(view)
            .selected(CalendarForm.REGION)
            .filter(region -> !region.equals(RegionSearch.NONE));
    parts
        .replies()
        .afterwards(() ->
            setting(caller)
                .ifPresent(setting -> update(caller, view, drawn(caller, setting, chosen))));
  }

  private Optional<CalendarSetting> setting(Caller caller) {
    try {
      return door.asAdmin(
          caller, tx -> Calendars.in(tx).inForce(parts.clock().instant()).setting());
    } catch (DatabaseUnavailable away) {
      LOG.warn("Holidays were not shown: the database is away");
      return Optional.empty();
    }
  }

  private View drawn(Caller caller, CalendarSetting setting, Optional<String> chosen) {
    Wording words = parts.wordingFor(caller);
    LocalDate today = LocalDate.ofInstant(parts.clock().instant(), setting.hours().zone());
    Optional<Region> region = chosen.flatMap(Region::find);
    Optional<List<PublicHoliday>> list =
        region.map(found -> found.holidays(HolidayNews.yearsFrom(today)));
    boolean same = setting.region().equals(region.map(Region::code));
    return new CalendarForm(setting, words)
        .drawn(
            region.map(Region::code),
            list.map(days ->
                HolidayBoxes.of(
                    region.orElseThrow().code(),
                    days,
                    same ? setting.leftOut() : List.of(),
                    today)),
            list.filter(_ -> same)
                .map(days -> HolidayNews.of(setting, days, today))
                .filter(HolidayNews::isToBeTold)
                .map(news -> HolidayText.inForm(news, words)));
  }

  private void update(Caller caller, View view, View drawn) {
    try {
      ViewsUpdateResponse response =
          parts
              .calls()
              .patiently(caller.orgId())
              .viewsUpdate(u -> u.viewId(view.getId()).hash(view.getHash()).view(drawn));
      if (!response.isOk()) {
        LOG.info("Holidays were not shown: {}", response.getError());
      }
    } catch (IOException | SlackApiException unsent) {
      LOG.warn("Holidays were not shown: {}", unsent.getMessage());
    }
  }
}
