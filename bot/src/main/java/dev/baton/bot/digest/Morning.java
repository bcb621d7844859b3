package dev.baton.bot.digest;

import dev.baton.db.Tx;
import dev.baton.db.member.Members;
import dev.baton.db.member.Roles;
import dev.baton.escalation.member.Member;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Nine in the morning, where most managers live. */
final class Morning {
  private static final LocalTime HOUR = LocalTime.of(9, 0);

  private Morning() {}

  /** The first one later than now. */
  static Instant nextAfter(Instant now, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    Instant morning = on(today, zone);
    return morning.isAfter(now) ? morning : on(today.plusDays(1), zone);
  }

  /** The first one later than now that is a Monday's. */
  static Instant nextMondayAfter(Instant now, ZoneId zone) {
    LocalDate monday =
        LocalDate.ofInstant(now, zone).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    Instant morning = on(monday, zone);
    return morning.isAfter(now) ? morning : on(monday.plusWeeks(1), zone);
  }

  private static Instant on(LocalDate day, ZoneId zone) {
    return day.atTime(HOUR).atZone(zone).toInstant();
  }

  /** The zone of most managers, the first by name where several tie; UTC without managers. */
  static ZoneId zone(Tx tx) {
    List<String> managers = Roles.in(tx).managers();
    Map<String, Long> votes =
        Members.in(tx).all().stream()
            .filter(member -> managers.contains(member.id()))
            .map(Member::zone)
            .map(ZoneId::getId)
            .collect(
                Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    return votes.entrySet().stream()
        .max(
            Map.Entry.<String, Long>comparingByValue()
                .thenComparing(Map.Entry.<String, Long>comparingByKey(Comparator.reverseOrder())))
        .map(entry -> ZoneId.of(entry.getKey()))
        .orElse(ZoneOffset.UTC);
  }
}
