package dev.baton.bot.table;

import dev.baton.escalation.account.AccountRow;
import dev.baton.escalation.log.AuditKind;
import dev.baton.escalation.ticket.TicketRow;
import dev.baton.matrix.csv.Table;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a file is a table of. */
enum TableKind {
  ACCOUNTS(AuditKind.ACCOUNTS_IMPORTED),
  TICKETS(AuditKind.TICKETS_IMPORTED);

  private final AuditKind imported;

  TableKind(AuditKind imported) {
    this.imported = imported;
  }

  Table.Columns columns() {
    return switch (this) {
      case ACCOUNTS -> AccountRow.COLUMNS;
      case TICKETS -> TicketRow.COLUMNS;
    };
  }

  AuditKind imported() {
    return imported;
  }

  /** As commands, forms and the database write it. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Empty when there is none of this code. */
  static Optional<TableKind> parse(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
  }
}
