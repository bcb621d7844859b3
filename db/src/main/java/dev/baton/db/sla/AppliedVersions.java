package dev.baton.db.sla;

import static dev.baton.db.tables.baton.Tables.SLA_TARGET;
import static dev.baton.db.tables.baton.Tables.SLA_VERSION;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;

import dev.baton.db.Tx;
import dev.baton.db.sla.SlaPolicies.Origin;
import dev.baton.db.sla.SlaPolicies.Provenance;
import dev.baton.db.sla.SlaPolicies.Version;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/**
 * The numbered versions of a file of which the newest is live: only ever added, each with where it
 * came from. Tables of versions and of their rows have the columns of those of promises.
 */
public final class AppliedVersions {
  private final Tx tx;
  private final Table<?> versions;
  private final Table<?> rows;

  public AppliedVersions(Tx tx, Table<?> versions, Table<?> rows) {
    this.tx = tx;
    this.versions = versions;
    this.rows = rows;
  }

  private <T> Field<T> of(Field<T> column) {
    return requireNonNull(versions.field(column));
  }

  /** The number of the newest; empty before the first. */
  public Optional<Integer> newest() {
    return tx.dsl()
        .select(max(of(SLA_VERSION.VERSION)))
        .from(versions)
        .where(of(SLA_VERSION.ORG_ID).eq(tx.orgId()))
        .fetchOptional(row -> row.value1());
  }

  /** From the newest to the oldest. */
  public List<Version> list(int most) {
    Field<Integer> number = requireNonNull(rows.field(SLA_TARGET.NUMBER));
    return tx.dsl()
        .select(versions.asterisk(), count(number))
        .from(versions)
        .leftJoin(rows)
        .on(
            requireNonNull(rows.field(SLA_TARGET.ORG_ID)).eq(of(SLA_VERSION.ORG_ID)),
            requireNonNull(rows.field(SLA_TARGET.VERSION)).eq(of(SLA_VERSION.VERSION)))
        .where(of(SLA_VERSION.ORG_ID).eq(tx.orgId()))
        .groupBy(of(SLA_VERSION.ORG_ID), of(SLA_VERSION.VERSION))
        .orderBy(of(SLA_VERSION.VERSION).desc())
        .limit(most)
        .fetch(row ->
            new Version(row.get(of(SLA_VERSION.VERSION)), row.get(count(number)), provenance(row)));
  }

  /** Where this version came from; empty when there is none of that number. */
  public Optional<Provenance> provenanceOf(int version) {
    return tx.dsl()
        .selectFrom(versions)
        .where(of(SLA_VERSION.ORG_ID).eq(tx.orgId()), of(SLA_VERSION.VERSION).eq(version))
        .fetchOptional(this::provenance);
  }

  private Provenance provenance(Record row) {
    return new Provenance(
        Origin.valueOf(row.get(of(SLA_VERSION.ORIGIN)).toUpperCase(Locale.ROOT)),
        row.get(of(SLA_VERSION.SOURCE)),
        row.get(of(SLA_VERSION.SHA256)),
        row.get(of(SLA_VERSION.APPLIED_BY)),
        row.get(of(SLA_VERSION.APPLIED_AT)));
  }

  /** Until the transaction ends nobody else adds a version. */
  public void lock() {
    WorkspaceRow.in(tx).lock();
  }

  /** Adds one without its rows; two added at once get two numbers. */
  public int add(Provenance provenance) {
    lock();
    int version = newest().orElse(0) + 1;
    tx.dsl()
        .insertInto(versions)
        .set(of(SLA_VERSION.ORG_ID), tx.orgId())
        .set(of(SLA_VERSION.VERSION), version)
        .set(of(SLA_VERSION.ORIGIN), provenance.origin().code())
        .set(of(SLA_VERSION.SOURCE), provenance.source())
        .set(of(SLA_VERSION.SHA256), provenance.sha256())
        .set(of(SLA_VERSION.APPLIED_BY), provenance.appliedBy())
        .set(of(SLA_VERSION.APPLIED_AT), provenance.appliedAt())
        .execute();
    return version;
  }

  /**
   * Has the log tell of one.
   *
   * @param size how many rows it has
   * @param surface from where: {@code slack} or {@code cli}
   */
  public void audit(AuditKind kind, int version, int size, Provenance provenance, String surface) {
    tx.audit(
        new AuditEntry(
            kind,
            provenance.appliedAt(),
            provenance.appliedBy(),
            surface,
            Optional.empty(),
            Map.of(
                "version", String.valueOf(version),
                "rows", String.valueOf(size),
                "origin", provenance.origin().code(),
                "source", provenance.source(),
                "sha256", provenance.sha256())));
  }
}
