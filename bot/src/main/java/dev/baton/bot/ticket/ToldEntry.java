package dev.baton.bot.ticket;

import dev.baton.escalation.account.AccountRow;
import dev.baton.escalation.field.FieldChange;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditKind;
import dev.baton.escalation.ticket.TicketRow;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The line of the log about what was said of a ticket or an account. */
public final class ToldEntry {
  /** Their values are told: they say how urgent it was and where it went, and name nobody. */
  private static final Set<String> TOLD =
      Set.of(TicketRow.PRIORITY, TicketRow.STATUS, TicketRow.GONE, AccountRow.HEALTH);

  private ToldEntry() {}

  /**
   * Says which fields changed.
   *
   * @param by Slack id, or {@code baton}
   * @param surface from where
   * @param named what it is of and by what it came, each by its name
   */
  public static AuditEntry of(
      AuditKind kind,
      String by,
      String surface,
      Map<String, String> named,
      List<FieldChange> changes,
      Instant at) {
    Map<String, String> content = new HashMap<>(named);
    content.put(
        "fields", changes.stream().map(FieldChange::field).collect(Collectors.joining(", ")));
    changes.stream()
        .filter(change -> TOLD.contains(change.field()))
        .forEach(change -> content.put(change.field(), change.after()));
    return new AuditEntry(kind, at, by, surface, Optional.empty(), content);
  }
}
