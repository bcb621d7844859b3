package dev.baton.db.matrix;

import static dev.baton.db.tables.baton.Tables.MATRIX_VERSION;
import static dev.baton.db.tables.baton.Tables.ROUTE;
import static dev.baton.db.tables.baton.Tables.WORKSPACE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;

import dev.baton.db.Tx;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditKind;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Route;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The versions of a workspace's matrix: only ever added, one of them live. */
public final class Matrices {
  private final Tx tx;

  private Matrices(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static Matrices in(Tx tx) {
    return new Matrices(tx);
  }

  /**
   * Where a version came from.
   *
   * @param source file name or address
   * @param sha256 of the file, hexadecimal
   * @param appliedBy Slack id, or {@code cli}
   */
  public record Provenance(String source, String sha256, String appliedBy, Instant appliedAt) {}

  /** Number of the live version; empty before the first import. */
  public Optional<Integer> liveVersion() {
    return tx.dsl()
        .select(WORKSPACE.LIVE_MATRIX_VERSION)
        .from(WORKSPACE)
        .where(WORKSPACE.ORG_ID.eq(tx.orgId()))
        .fetchOptional(WORKSPACE.LIVE_MATRIX_VERSION);
  }

  /** Where the live version came from; empty before the first import. */
  public Optional<Provenance> liveProvenance() {
    return tx.dsl()
        .select(
            MATRIX_VERSION.SOURCE,
            MATRIX_VERSION.SHA256,
            MATRIX_VERSION.APPLIED_BY,
            MATRIX_VERSION.APPLIED_AT)
        .from(MATRIX_VERSION)
        .join(WORKSPACE)
        .on(
            WORKSPACE.ORG_ID.eq(MATRIX_VERSION.ORG_ID),
            WORKSPACE.LIVE_MATRIX_VERSION.eq(MATRIX_VERSION.VERSION))
        .where(MATRIX_VERSION.ORG_ID.eq(tx.orgId()))
        .fetchOptional(
            row -> new Provenance(row.value1(), row.value2(), row.value3(), row.value4()));
  }

  /** The live matrix; empty before the first import. */
  public Optional<Matrix> live() {
    return liveVersion().map(this::load);
  }

  /** The routes of this version in their order, as one matrix. */
  public Matrix load(int version) {
    List<Route> routes =
        tx.dsl()
            .selectFrom(ROUTE)
            .where(ROUTE.ORG_ID.eq(tx.orgId()).and(ROUTE.VERSION.eq(version)))
            .orderBy(ROUTE.NUMBER)
            .fetch(RouteRow::toRoute);
    return Matrix.of(version, routes);
  }

  /** One route of that version; empty when it has none of that number. */
  public Optional<Route> route(int version, int number) {
    return tx.dsl()
        .selectFrom(ROUTE)
        .where(ROUTE.ORG_ID.eq(tx.orgId()), ROUTE.VERSION.eq(version), ROUTE.NUMBER.eq(number))
        .fetchOptional(RouteRow::toRoute);
  }

  /** Tiers of every version there was, by name, in no order that means anything. */
  public List<String> tiersEver() {
    return tx.dsl()
        .select(ROUTE.FROM_TIER)
        .from(ROUTE)
        .where(ROUTE.ORG_ID.eq(tx.orgId()))
        .union(select(ROUTE.TO_TIER).from(ROUTE).where(ROUTE.ORG_ID.eq(tx.orgId())))
        .orderBy(1)
        .fetch(row -> row.value1());
  }

  /**
   * Makes these routes the live version, all or nothing; two applied at once get two numbers.
   *
   * @return the new version's number
   */
  public int apply(List<Route> routes, Provenance provenance, String surface) {
    tx.dsl()
        .select(WORKSPACE.ORG_ID)
        .from(WORKSPACE)
        .where(WORKSPACE.ORG_ID.eq(tx.orgId()))
        // Not FOR UPDATE: that would stand in the way of every foreign key to the workspace.
        .forNoKeyUpdate()
        .fetchSingle();
    int version = nextVersion();
    insertVersion(version, provenance);
    tx.dsl()
        .batchInsert(routes.stream().map(r -> RouteRow.of(tx.orgId(), version, r)).toList())
        .execute();
    tx.dsl()
        .update(WORKSPACE)
        .set(WORKSPACE.LIVE_MATRIX_VERSION, version)
        .where(WORKSPACE.ORG_ID.eq(tx.orgId()))
        .execute();
    tx.audit(
        new AuditEntry(
            AuditKind.MATRIX_APPLIED,
            provenance.appliedAt(),
            provenance.appliedBy(),
            surface,
            Optional.empty(),
            Map.of(
                "version", String.valueOf(version),
                "routes", String.valueOf(routes.size()),
                "source", provenance.source(),
                "sha256", provenance.sha256())));
    return version;
  }

  private int nextVersion() {
    return tx.dsl()
        .select(coalesce(max(MATRIX_VERSION.VERSION), 0).plus(1))
        .from(MATRIX_VERSION)
        .where(MATRIX_VERSION.ORG_ID.eq(tx.orgId()))
        .fetchSingle()
        .value1();
  }

  private void insertVersion(int version, Provenance provenance) {
    tx.dsl()
        .insertInto(MATRIX_VERSION)
        .set(MATRIX_VERSION.ORG_ID, tx.orgId())
        .set(MATRIX_VERSION.VERSION, version)
        .set(MATRIX_VERSION.SOURCE, provenance.source())
        .set(MATRIX_VERSION.SHA256, provenance.sha256())
        .set(MATRIX_VERSION.APPLIED_BY, provenance.appliedBy())
        .set(MATRIX_VERSION.APPLIED_AT, provenance.appliedAt())
        .execute();
  }
}
