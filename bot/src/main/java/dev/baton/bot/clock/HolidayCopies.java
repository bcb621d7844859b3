package dev.baton.bot.clock;

import dev.baton.db.Tenants;
import dev.baton.db.Tx;
import dev.baton.db.Work;
import dev.baton.db.clock.Calendars;
import dev.baton.db.member.Roles;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.escalation.clock.CalendarSetting;
import dev.baton.escalation.clock.HolidayNews;
import dev.baton.escalation.clock.PublicHoliday;
import dev.baton.escalation.clock.WorkspaceCalendar;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.escalation.notify.PlannedDelivery;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Copies public holidays into a workspace's calendar. What a newer library says of a year that was
 * copied before is told to admins, once, and never applied by itself.
 */
public final class HolidayCopies {
  private final Tenants tenants;
  private final InstantSource clock;

  public HolidayCopies(Tenants tenants, InstantSource clock) {
    this.tenants = tenants;
    this.clock = clock;
  }

  /**
   * Does {@link Calendars#HOLIDAYS}: all that the region's list says, as an admin just saved it.
   */
  public void copy(Work work) {
    Instant now = clock.instant();
    listed(work.orgId(), now)
        .ifPresent(listed ->
            tenants.inBackground(
                work.orgId(),
                tx -> set(tx, listed, listed.setting().withHolidays(listed.list()), now)));
  }

  /** Each day: adds years that came into reach, and tells admins of what changed. */
  void look(String orgId) {
    Instant now = clock.instant();
    listed(orgId, now)
        .ifPresent(listed -> {
          HolidayNews news = HolidayNews.of(listed.setting(), listed.list(), listed.today());
          tenants.inBackground(
              orgId,
              tx -> {
                set(tx, listed, news.extended(), now);
                return tell(tx, listed.region().code(), news, now);
              });
        });
  }

  /** A calendar, and what the list of its region says. */
  private record Listed(
      WorkspaceCalendar calendar, Region region, LocalDate today, List<PublicHoliday> list) {
    CalendarSetting setting() {
      return calendar.setting();
    }
  }

  /** The library is asked while no transaction is open. */
  private Optional<Listed> listed(String orgId, Instant now) {
    WorkspaceCalendar calendar = tenants.inBackground(orgId, tx -> Calendars.in(tx).inForce(now));
    LocalDate today = LocalDate.ofInstant(now, calendar.setting().hours().zone());
    return calendar
        .setting()
        .region()
        .flatMap(Region::find)
        .map(region ->
            new Listed(calendar, region, today, region.holidays(HolidayNews.yearsFrom(today))));
  }

  private static boolean set(Tx tx, Listed listed, CalendarSetting wanted, Instant now) {
    return Calendars.in(tx).setHolidays(listed.calendar().version(), wanted, now).isPresent();
  }

  private static boolean tell(Tx tx, String region, HolidayNews news, Instant now) {
    if (!news.isToBeTold()) {
      return false;
    }
    Notice changed = new Notice.HolidaysChanged(region, news.added(), news.gone());
    DeliveryQueue queue = DeliveryQueue.in(tx);
    Roles.in(tx).admins().stream()
        .filter(admin -> !queue.wasQueued(changed, admin))
        .map(admin -> new PlannedDelivery(changed, Medium.SLACK, admin, Set.of(NoticeRole.MANAGER)))
        .forEach(told -> queue.queue(told, now));
    return true;
  }
}
