package dev.baton.bot.table;

import dev.baton.bot.matrix.MatrixSource;
import dev.baton.db.Tenants;
import dev.baton.db.Tx;
import dev.baton.db.matrix.Matrices;
import dev.baton.db.table.AccountTable;
import dev.baton.db.table.TableDiff;
import dev.baton.db.table.TicketTable;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.account.AccountRow;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.escalation.ticket.TicketRow;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Names;
import dev.baton.matrix.Tier;
import dev.baton.matrix.check.Fault;
import dev.baton.matrix.check.TableDefect;
import dev.baton.matrix.csv.Table;
import dev.baton.matrix.csv.TableRow;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * The two steps of an import of accounts or tickets. A file is read row by row, first for its
 * faults, then in batches beside what is known; each batch is a transaction of its own, so that no
 * ticket is held for long. Broken off, it is done again: what was done already changes nothing
 * then.
 */
final class TableImport {
  private static final int BATCH = 500;

  private final Tenants tenants;
  private final InstantSource clock;

  TableImport(Tenants tenants, InstantSource clock) {
    this.tenants = tenants;
    this.clock = clock;
  }

  /** The faults that a file has by itself, for when no workspace is at hand. */
  static List<Fault> faultsAlone(TableKind kind, MatrixSource source, Instant now) {
    Rows rows = new Rows(kind, source, now, Optional.empty());
    return rows.read(_ -> {}, _ -> {}).faults();
  }

  /** What applying would do; nothing is changed. */
  TableOutcome check(String orgId, TableKind kind, MatrixSource source) {
    return look(orgId, kind, source, clock.instant());
  }

  /**
   * Makes it so, unless the file has faults.
   *
   * @param by Slack id of who imports, or {@code cli}
   * @param surface from where: {@code slack} or {@code cli}
   */
  TableOutcome apply(String orgId, TableKind kind, MatrixSource source, String by, String surface) {
    Instant now = clock.instant();
    TableOutcome looked = look(orgId, kind, source, now);
    if (!(looked instanceof TableOutcome.Planned planned) || !planned.diff().changesSomething()) {
      return looked;
    }
    Optional<Workspace> workspace = workspace(orgId, kind);
    TableDiff done =
        batches(
            orgId,
            new Rows(kind, source, now, workspace),
            (tx, rows) -> AccountTable.in(tx).apply(rows, now),
            (tx, rows) -> TicketTable.in(tx).apply(rows, now));
    tenants.inBackground(
        orgId,
        tx -> {
          tx.audit(entry(kind, source, planned.rows(), done, by, surface, now));
          return true;
        });
    return new TableOutcome.Applied(planned.rows(), done);
  }

  private static AuditEntry entry(
      TableKind kind,
      MatrixSource source,
      int rows,
      TableDiff done,
      String by,
      String surface,
      Instant at) {
    return new AuditEntry(
        kind.imported(),
        at,
        by,
        surface,
        Optional.empty(),
        Map.of(
            "source", source.name(),
            "sha256", source.sha256(),
            "rows", String.valueOf(rows),
            "added", String.valueOf(done.added()),
            "changed", String.valueOf(done.changed()),
            "older", String.valueOf(done.older())));
  }

  private TableOutcome look(String orgId, TableKind kind, MatrixSource source, Instant now) {
    Optional<Workspace> workspace = workspace(orgId, kind);
    if (workspace.isEmpty()) {
      return new TableOutcome.UnknownWorkspace();
    }
    if (kind == TableKind.TICKETS && workspace.get().tiers().isEmpty()) {
      return new TableOutcome.Faulty(List.of(new Fault(0, "", "", new TableDefect.NoMatrix())));
    }
    Rows rows = new Rows(kind, source, now, workspace);
    Table.Reading reading = rows.read(_ -> {}, _ -> {});
    if (!reading.faults().isEmpty()) {
      return new TableOutcome.Faulty(reading.faults());
    }
    TableDiff diff =
        batches(
            orgId,
            new Rows(kind, source, now, workspace),
            (tx, some) -> AccountTable.in(tx).compare(some),
            (tx, some) -> TicketTable.in(tx).compare(some));
    return diff.faults().isEmpty()
        ? new TableOutcome.Planned(reading.rows(), diff, reading.warnings())
        : new TableOutcome.Faulty(diff.faults());
  }

  private TableDiff batches(
      String orgId,
      Rows rows,
      BiFunction<Tx, List<AccountRow>, TableDiff> accounts,
      BiFunction<Tx, List<TicketRow>, TableDiff> tickets) {
    Batches<AccountRow> ofAccounts = new Batches<>(orgId, accounts);
    Batches<TicketRow> ofTickets = new Batches<>(orgId, tickets);
    rows.read(ofAccounts::take, ofTickets::take);
    ofAccounts.flush();
    ofTickets.flush();
    return ofAccounts.diff.plus(ofTickets.diff);
  }

  /** Gathers rows until a batch is full. */
  private final class Batches<R> {
    private final String orgId;
    private final BiFunction<Tx, List<R>, TableDiff> step;
    private final List<R> waiting = new ArrayList<>();
    private TableDiff diff = TableDiff.NONE;

    Batches(String orgId, BiFunction<Tx, List<R>, TableDiff> step) {
      this.orgId = orgId;
      this.step = step;
    }

    void take(R row) {
      waiting.add(row);
      if (waiting.size() == BATCH) {
        flush();
      }
    }

    void flush() {
      if (!waiting.isEmpty()) {
        List<R> batch = List.copyOf(waiting);
        waiting.clear();
        diff = diff.plus(tenants.inBackground(orgId, tx -> step.apply(tx, batch)));
      }
    }
  }

  /**
   * What of a workspace rows are read by.
   *
   * @param tiers of the live matrix, an entry tier first; empty before the first matrix
   */
  private record Workspace(TicketKeyFormat format, List<Tier> tiers) {}

  /** Empty when Baton does not know the workspace. */
  private Optional<Workspace> workspace(String orgId, TableKind kind) {
    return tenants.inBackground(
        orgId,
        tx ->
            WorkspaceRow.in(tx)
                .ticketKeyFormat()
                .map(format -> new Workspace(format, tiers(tx, kind))));
  }

  private static List<Tier> tiers(Tx tx, TableKind kind) {
    if (kind == TableKind.ACCOUNTS) {
      return List.of();
    }
    LinkedHashSet<Tier> tiers = new LinkedHashSet<>();
    Optional<Matrix> live = Matrices.in(tx).live();
    live.ifPresent(matrix -> {
      tiers.addAll(matrix.entryTiers());
      tiers.addAll(matrix.tiers());
    });
    return List.copyOf(tiers);
  }

  /** The rows of one file, and what only all of them together can tell. */
  private static final class Rows {
    /**
     * Tickets are read by these where no workspace is at hand; their tiers are not checked then.
     */
    private static final Tier SOME = new Tier("T1");

    private final TableKind kind;
    private final MatrixSource source;
    private final Instant now;
    private final Optional<Workspace> workspace;
    private final Map<String, Long> lines = new HashMap<>();

    Rows(TableKind kind, MatrixSource source, Instant now, Optional<Workspace> workspace) {
      this.kind = kind;
      this.source = source;
      this.now = now;
      this.workspace = workspace;
    }

    Table.Reading read(Consumer<AccountRow> accounts, Consumer<TicketRow> tickets) {
      return Table.read(
          source.content(),
          kind.columns(),
          row -> {
            switch (kind) {
              case ACCOUNTS -> account(row).ifPresent(accounts);
              case TICKETS -> ticket(row).ifPresent(tickets);
            }
          });
    }

    private Optional<AccountRow> account(TableRow row) {
      AccountRow read = AccountRow.of(row, source.sha256(), now);
      once(row, AccountRow.NAME, read.name(), "name " + Names.key(read.name()));
      read.externalId().ifPresent(id -> once(row, AccountRow.EXTERNAL_ID, id, "id " + id));
      return Optional.of(read).filter(_ -> !row.isFaulty());
    }

    private Optional<TicketRow> ticket(TableRow row) {
      TicketRow.Workspace by =
          workspace
              .map(known -> new TicketRow.Workspace(known.format(), known.tiers()))
              .orElseGet(() -> new TicketRow.Workspace(TicketKeyFormat.DEFAULT, List.of(SOME)));
      return TicketRow.of(row, by, source.sha256(), now)
          .filter(read -> {
            once(row, TicketRow.KEY, read.key().shown(), read.key().identity());
            return !row.isFaulty();
          });
    }

    private void once(TableRow row, String column, String value, String key) {
      Long first = lines.putIfAbsent(key, row.line());
      if (first != null && first != row.line() && !value.isEmpty()) {
        row.fault(column, value, new TableDefect.SameAs(first));
      }
    }
  }
}
