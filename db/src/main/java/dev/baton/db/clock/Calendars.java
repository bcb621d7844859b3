package dev.baton.db.clock;

import static dev.baton.db.tables.baton.Tables.CALENDAR;
import static dev.baton.db.tables.baton.Tables.CALENDAR_DAY;
import static dev.baton.db.tables.baton.Tables.WORKSPACE;

import dev.baton.db.Job;
import dev.baton.db.Tx;
import dev.baton.db.tables.baton.tables.records.CalendarDayRecord;
import dev.baton.db.tables.baton.tables.records.CalendarRecord;
import dev.baton.escalation.clock.CalendarDay;
import dev.baton.escalation.clock.CalendarSetting;
import dev.baton.escalation.clock.ClockCalendar;
import dev.baton.escalation.clock.WorkspaceCalendar;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditKind;
import dev.baton.escalation.member.Baton;
import dev.baton.matrix.Hours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * When the people of a workspace work. Versions are only added; until an admin sets one, the week
 * is an ordinary one in the zone most leads have.
 */
public final class Calendars {
  /** The one calendar that there is; others come with targets of their own. */
  public static final String WORKSPACE_CALENDAR = "workspace";

  /** Copies the public holidays of the region that an admin saved; its id is the version. */
  public static final Job HOLIDAYS = new Job("holidays");

  private final Tx tx;

  private Calendars(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static Calendars in(Tx tx) {
    return new Calendars(tx);
  }

  /** The calendar in force, made when there is none, or when the leads it was made for changed. */
  public WorkspaceCalendar inForce(Instant at) {
    Optional<CalendarRecord> latest = latest();
    Optional<Integer> live = liveMatrix();
    return latest
        .filter(row ->
            row.getDerivedFrom() == null || live.map(row.getDerivedFrom()::equals).orElse(true))
        .map(this::read)
        .orElseGet(() -> derive(latest, live.orElse(0), at));
  }

  /** This version. */
  public ClockCalendar version(ClockCalendar.Version version) {
    return tx.dsl()
        .selectFrom(CALENDAR)
        .where(
            CALENDAR.ORG_ID.eq(tx.orgId()),
            CALENDAR.CALENDAR_ID.eq(version.calendar()),
            CALENDAR.VERSION.eq(version.number()))
        .fetchOptional(this::read)
        .orElseThrow()
        .forClocks();
  }

  /**
   * By which calendar the workspace worked since each time, at least one; versions that differ in
   * nothing from the one before are left out.
   */
  public NavigableMap<Instant, ClockCalendar> history(Instant now) {
    List<WorkspaceCalendar> versions = versions();
    NavigableMap<Instant, ClockCalendar> history = new TreeMap<>();
    for (WorkspaceCalendar version : versions.isEmpty() ? List.of(inForce(now)) : versions) {
      ClockCalendar next = version.forClocks();
      if (history.isEmpty() || !history.lastEntry().getValue().hours().equals(next.hours())) {
        history.put(version.setAt(), next);
      }
    }
    return history;
  }

  private List<WorkspaceCalendar> versions() {
    return tx.dsl()
        .selectFrom(CALENDAR)
        .where(CALENDAR.ORG_ID.eq(tx.orgId()), CALENDAR.CALENDAR_ID.eq(WORKSPACE_CALENDAR))
        .orderBy(CALENDAR.VERSION)
        .fetch(this::read);
  }

  /**
   * Sets when people work from now on. Where a region is named, its public holidays follow by
   * {@link #HOLIDAYS}, so that nobody waits for them.
   *
   * @return empty when exactly that is in force already
   */
  public Optional<WorkspaceCalendar> set(CalendarSetting wanted, String by, Instant at) {
    lockWorkspace();
    WorkspaceCalendar now = inForce(at);
    if (!now.derived() && now.setting().equals(wanted)) {
      copyHolidays(now.version().number(), wanted, at);
      return Optional.empty();
    }
    int version = insert(wanted, Optional.empty(), by, at);
    tx.audit(AuditEntry.ofSettings(audited(wanted, version), by, at));
    copyHolidays(version, wanted, at);
    return Optional.of(read(latest().orElseThrow()));
  }

  private void copyHolidays(int version, CalendarSetting wanted, Instant at) {
    if (wanted.region().isPresent()) {
      tx.enqueueOnce(HOLIDAYS, String.valueOf(version), at);
    }
  }

  /**
   * Makes a version with other public holidays, by Baton itself.
   *
   * @param seen the version that was read before; nothing is changed when it is not in force
   * @return empty when nothing was changed
   */
  public Optional<WorkspaceCalendar> setHolidays(
      ClockCalendar.Version seen, CalendarSetting wanted, Instant at) {
    lockWorkspace();
    WorkspaceCalendar now = inForce(at);
    if (!now.version().equals(seen) || now.setting().equals(wanted)) {
      return Optional.empty();
    }
    int version = insert(wanted, Optional.empty(), Baton.ID, at);
    tx.audit(
        new AuditEntry(
            AuditKind.SETTINGS_CHANGED,
            at,
            Baton.ID,
            "job",
            Optional.empty(),
            audited(wanted, version)));
    return Optional.of(read(latest().orElseThrow()));
  }

  private static Map<String, String> audited(CalendarSetting wanted, int version) {
    return Map.of(
        "working_hours", wanted.hours().toString(),
        "days", days(wanted),
        "holidays", wanted.region().orElse("none"),
        "holidays_left_out", String.join(" ", wanted.leftOut()),
        "calendar_version", String.valueOf(version));
  }

  private static String days(CalendarSetting wanted) {
    return wanted.days().values().stream()
        .map(CalendarDay::written)
        .collect(Collectors.joining(" "));
  }

  private WorkspaceCalendar derive(Optional<CalendarRecord> latest, int matrix, Instant at) {
    lockWorkspace();
    Optional<CalendarRecord> meanwhile = latest();
    if (!meanwhile.map(CalendarRecord::getVersion).equals(latest.map(CalendarRecord::getVersion))) {
      return read(meanwhile.orElseThrow());
    }
    ZoneId zone = LeadsZone.in(tx).most();
    insert(CalendarSetting.usual(zone), Optional.of(matrix), Baton.ID, at);
    return read(latest().orElseThrow());
  }

  /** Whether the zone of a derived calendar is another now: then the next one is made. */
  public void deriveAnew(Instant at) {
    Optional<CalendarRecord> latest = latest();
    latest
        .filter(row -> row.getDerivedFrom() != null)
        .filter(row -> !LeadsZone.in(tx).most().getId().equals(row.getZone()))
        .ifPresent(row -> derive(latest, liveMatrix().orElse(0), at));
  }

  private int insert(CalendarSetting wanted, Optional<Integer> derivedFrom, String by, Instant at) {
    Optional<WorkspaceCalendar> before = latest().map(this::read);
    int version = before.map(known -> known.version().number()).orElse(0) + 1;
    tx.dsl()
        .insertInto(CALENDAR)
        .set(CALENDAR.ORG_ID, tx.orgId())
        .set(CALENDAR.CALENDAR_ID, WORKSPACE_CALENDAR)
        .set(CALENDAR.VERSION, version)
        .set(CALENDAR.NAME, WORKSPACE_CALENDAR)
        .set(CALENDAR.ZONE, CalendarCode.zone(wanted.hours()))
        .set(CALENDAR.SPANS, CalendarCode.spans(wanted.hours()))
        .set(CALENDAR.REGION, wanted.region().orElse(null))
        .set(CALENDAR.LEFT_OUT, new TreeSet<>(wanted.leftOut()).toArray(String[]::new))
        .set(CALENDAR.DERIVED_FROM, derivedFrom.orElse(null))
        .set(CALENDAR.SET_BY, by)
        .set(CALENDAR.SET_AT, at)
        .execute();
    tx.dsl()
        .batchInsert(wanted.days().values().stream().map(day -> row(day, version)).toList())
        .execute();
    before
        .filter(known -> !known.setting().working().equals(wanted.working()))
        .ifPresent(_ -> tx.enqueueOnce(Clocks.PLAN, "calendar/" + version, at));
    return version;
  }

  private CalendarDayRecord row(CalendarDay day, int version) {
    CalendarDayRecord row = new CalendarDayRecord();
    row.setOrgId(tx.orgId());
    row.setCalendarId(WORKSPACE_CALENDAR);
    row.setVersion(version);
    row.setDay(day.day());
    row.setSpans(CalendarCode.spans(day.spans()));
    row.setName(day.name().orElse(null));
    row.setSource(day.source().code());
    return row;
  }

  private Optional<CalendarRecord> latest() {
    return tx.dsl()
        .selectFrom(CALENDAR)
        .where(CALENDAR.ORG_ID.eq(tx.orgId()), CALENDAR.CALENDAR_ID.eq(WORKSPACE_CALENDAR))
        .orderBy(CALENDAR.VERSION.desc())
        .limit(1)
        .fetchOptional();
  }

  private WorkspaceCalendar read(CalendarRecord row) {
    Map<LocalDate, CalendarDay> days = new TreeMap<>();
    tx.dsl()
        .selectFrom(CALENDAR_DAY)
        .where(
            CALENDAR_DAY.ORG_ID.eq(tx.orgId()),
            CALENDAR_DAY.CALENDAR_ID.eq(row.getCalendarId()),
            CALENDAR_DAY.VERSION.eq(row.getVersion()))
        .forEach(day -> days.put(day.getDay(), toDay(day)));
    Hours hours = CalendarCode.hours(row.getSpans(), row.getZone());
    return new WorkspaceCalendar(
        new ClockCalendar.Version(row.getCalendarId(), row.getVersion()),
        new CalendarSetting(
            hours, days, Optional.ofNullable(row.getRegion()), List.of(row.getLeftOut())),
        row.getDerivedFrom() != null,
        row.getSetBy(),
        row.getSetAt());
  }

  /** Where the workspace is, by its newest calendar; UTC before the first. */
  public ZoneId zone() {
    return latest().map(CalendarRecord::getZone).map(ZoneId::of).orElse(ZoneOffset.UTC);
  }

  private static CalendarDay toDay(CalendarDayRecord row) {
    return new CalendarDay(
        row.getDay(),
        CalendarCode.daySpans(row.getSpans()),
        Optional.ofNullable(row.getName()),
        CalendarDay.Source.parse(row.getSource()));
  }

  private Optional<Integer> liveMatrix() {
    return tx.dsl()
        .select(WORKSPACE.LIVE_MATRIX_VERSION)
        .from(WORKSPACE)
        .where(WORKSPACE.ORG_ID.eq(tx.orgId()))
        .fetchOptional(WORKSPACE.LIVE_MATRIX_VERSION);
  }

  /** Two versions made at once get two numbers. */
  private void lockWorkspace() {
    tx.dsl()
        .select(WORKSPACE.ORG_ID)
        .from(WORKSPACE)
        .where(WORKSPACE.ORG_ID.eq(tx.orgId()))
        .forNoKeyUpdate()
        .fetch();
  }
}
