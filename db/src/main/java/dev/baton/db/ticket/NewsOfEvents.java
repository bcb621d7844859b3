package dev.baton.db.ticket;

import dev.baton.db.tables.baton.tables.records.TicketEventRecord;
import dev.baton.escalation.sla.TicketNews;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is new in what came to be known of a ticket: that which holds now, not what once held. */
final class NewsOfEvents {
  private static final Comparator<TicketEventRecord> ORDER =
      Comparator.comparing(TicketEventRecord::getAt).thenComparing(TicketEventRecord::getNumber);

  private final List<TicketEventRecord> all;
  private final List<TicketEventRecord> added;
  private final Set<TicketEventRecord> before;

  private NewsOfEvents(List<TicketEventRecord> all, List<TicketEventRecord> added) {
    this.all = all;
    this.added = added;
    this.before = new HashSet<>(all);
    added.forEach(before::remove);
  }

  /**
   * @param all with what was added
   */
  static List<TicketNews> of(List<TicketEventRecord> all, List<TicketEventRecord> added) {
    return new NewsOfEvents(all, added).told();
  }

  private List<TicketNews> told() {
    List<TicketNews> news = new ArrayList<>();
    first(EventCode.OPENED).ifPresent(row -> news.add(news(TicketNews.Kind.OPENED, row, "")));
    other(EventCode.PRIORITY)
        .ifPresent(row -> news.add(news(TicketNews.Kind.PRIORITY, row, row.getValue())));
    other(EventCode.ACCOUNT).ifPresent(row -> news.add(news(TicketNews.Kind.ACCOUNT, row, "")));
    first(EventCode.TEAM_WROTE).ifPresent(row -> news.add(news(TicketNews.Kind.ANSWERED, row, "")));
    other(EventCode.STATUS)
        .filter(row -> status(row) != TicketNews.Kind.GOES_ON || hadStatus())
        .ifPresent(row -> news.add(news(status(row), row, "")));
    added.forEach(row -> kind(row).ifPresent(kind -> news.add(news(kind, row, ""))));
    return news;
  }

  private static Optional<TicketNews.Kind> kind(TicketEventRecord row) {
    return switch (row.getWhat()) {
      case EventCode.MERGED -> Optional.of(TicketNews.Kind.MERGED);
      case EventCode.EXEMPT -> Optional.of(TicketNews.Kind.EXEMPT);
      case EventCode.EXEMPT_NO_MORE -> Optional.of(TicketNews.Kind.EXEMPT_NO_MORE);
      case EventCode.PRIORITY_CORRECTED -> Optional.of(TicketNews.Kind.PRIORITY);
      default -> Optional.empty();
    };
  }

  private static TicketNews.Kind status(TicketEventRecord row) {
    return switch (row.getValue()) {
      case "resolved" -> TicketNews.Kind.RESOLVED;
      case "closed" -> TicketNews.Kind.CLOSED;
      case "waiting" -> TicketNews.Kind.WAITING;
      default -> TicketNews.Kind.GOES_ON;
    };
  }

  private boolean hadStatus() {
    return before.stream().anyMatch(row -> row.getWhat().equals(EventCode.STATUS));
  }

  /** That there is one at all now. */
  private Optional<TicketEventRecord> first(String what) {
    return before.stream().anyMatch(row -> row.getWhat().equals(what))
        ? Optional.empty()
        : added.stream().filter(row -> row.getWhat().equals(what)).min(ORDER);
  }

  /** That the latest one is new, and says something else than the latest one before. */
  private Optional<TicketEventRecord> other(String what) {
    Optional<TicketEventRecord> latest =
        all.stream().filter(row -> row.getWhat().equals(what)).max(ORDER);
    Optional<TicketEventRecord> old =
        before.stream().filter(row -> row.getWhat().equals(what)).max(ORDER);
    return latest
        .filter(row -> !before.contains(row))
        .filter(row -> old.filter(same -> isSame(same, row)).isEmpty());
  }

  private static boolean isSame(TicketEventRecord one, TicketEventRecord other) {
    return one.getValue().equals(other.getValue())
        && Optional.ofNullable(one.getAccountId())
            .equals(Optional.ofNullable(other.getAccountId()));
  }

  private static TicketNews news(TicketNews.Kind kind, TicketEventRecord row, String detail) {
    return new TicketNews(kind, row.getTicketKey(), row.getAt(), 0, detail);
  }
}
