package dev.baton.bot.matrix;

import dev.baton.escalation.member.Member;
import dev.baton.matrix.Column;
import dev.baton.matrix.Email;
import dev.baton.matrix.Route;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The people that a route names, as Slack knows them. */
final class PeopleOfRoute {
  /** The columns that name people, in the order of the form. */
  static final List<Column> COLUMNS =
      List.of(Column.OWNER, Column.BACKUP_OWNER, Column.LEAD, Column.BACKUP_LEAD, Column.MANAGER);

  /** The most that a cell of the file may name. */
  static final int MOST = 50;

  private final Map<String, Member> byId = new HashMap<>();
  private final Map<Email, Member> byEmail = new HashMap<>();

  PeopleOfRoute(List<Member> members) {
    for (Member member : members) {
      byId.put(member.id(), member);
      if (member.isFull()) {
        emailOf(member).ifPresent(email -> byEmail.put(email, member));
      }
    }
  }

  /** An address that nobody who could be chosen has. */
  record Kept(Column column, Email email) {}

  static List<Email> of(Route route, Column column) {
    return switch (column) {
      case OWNER -> route.owners();
      case BACKUP_OWNER -> route.backupOwners();
      case LEAD -> route.leads();
      case BACKUP_LEAD -> route.backupLeads();
      case MANAGER -> route.managers();
      default -> List.of();
    };
  }

  /** Slack ids of those that can be chosen, in the order of the file. */
  List<String> chosen(Route route, Column column) {
    return of(route, column).stream()
        .flatMap(email -> Optional.ofNullable(byEmail.get(email)).stream())
        .map(Member::id)
        .distinct()
        .toList();
  }

  /** The others, by an id of their own within this route. */
  Map<String, Kept> kept(Route route) {
    Map<String, Kept> kept = new LinkedHashMap<>();
    for (Column column : COLUMNS) {
      List<Email> emails = of(route, column);
      for (int i = 0; i < emails.size(); i++) {
        if (!byEmail.containsKey(emails.get(i))) {
          kept.put(column.header() + ":" + i, new Kept(column, emails.get(i)));
        }
      }
    }
    return kept;
  }

  /** Whoever has this Slack id, known or not. */
  Optional<Member> member(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  static Optional<Email> emailOf(Member member) {
    return member.email().flatMap(Email::parse);
  }
}
