package dev.baton.db.matrix;

import static dev.baton.db.tables.baton.Tables.MATRIX_VERSION;
import static dev.baton.db.tables.baton.Tables.ROUTE;
import static dev.baton.db.tables.baton.Tables.WORKSPACE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import dev.baton.db.Tx;
import dev.baton.db.pending.Reassessment;
import dev.baton.escalation.decide.AskingCause;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditKind;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Route;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Record;

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
   * @param origin what it was made from
   * @param source file name or shortened address; of an older version its number; of a change empty
   * @param sha256 of the file, hexadecimal
   * @param appliedBy Slack id, or {@code cli}
   */
  public record Provenance(
      MatrixOrigin origin, String source, String sha256, String appliedBy, Instant appliedAt) {
    /** That of a file. */
    public Provenance(String source, String sha256, String appliedBy, Instant appliedAt) {
      this(MatrixOrigin.FILE, source, sha256, appliedBy, appliedAt);
    }
  }

  /**
   * One version as a list shows it.
   *
   * @param routes how many it has
   */
  public record Version(int number, int routes, Provenance provenance) {}

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
    return liveVersion().flatMap(this::provenanceOf);
  }

  /** Where this version came from; empty when there is none of that number. */
  public Optional<Provenance> provenanceOf(int version) {
    return tx.dsl()
        .selectFrom(MATRIX_VERSION)
        .where(MATRIX_VERSION.ORG_ID.eq(tx.orgId()), MATRIX_VERSION.VERSION.eq(version))
        .fetchOptional(Matrices::provenance);
  }

  private static Provenance provenance(Record row) {
    return new Provenance(
        MatrixOrigin.parse(row.get(MATRIX_VERSION.ORIGIN)),
        row.get(MATRIX_VERSION.SOURCE),
        row.get(MATRIX_VERSION.SHA256),
        row.get(MATRIX_VERSION.APPLIED_BY),
        row.get(MATRIX_VERSION.APPLIED_AT));
  }

  /**
   * Versions from the newest to the oldest.
   *
   * @param before only those of smaller numbers; empty from the newest on
   * @param most how many at most
   */
  public List<Version> versions(Optional<Integer> before, int most) {
    return tx.dsl()
        .select(MATRIX_VERSION.asterisk(), count(ROUTE.NUMBER))
        .from(MATRIX_VERSION)
        .leftJoin(ROUTE)
        .on(ROUTE.ORG_ID.eq(MATRIX_VERSION.ORG_ID), ROUTE.VERSION.eq(MATRIX_VERSION.VERSION))
        .where(
            MATRIX_VERSION.ORG_ID.eq(tx.orgId()),
            before.map(MATRIX_VERSION.VERSION::lt).orElse(noCondition()))
        .groupBy(MATRIX_VERSION.ORG_ID, MATRIX_VERSION.VERSION)
        .orderBy(MATRIX_VERSION.VERSION.desc())
        .limit(most)
        .fetch(row ->
            new Version(
                row.get(MATRIX_VERSION.VERSION), row.get(count(ROUTE.NUMBER)), provenance(row)));
  }

  /** The number of the live version, which stays live until the transaction ends. */
  public Optional<Integer> lockLive() {
    return tx.dsl()
        .select(WORKSPACE.LIVE_MATRIX_VERSION)
        .from(WORKSPACE)
        .where(WORKSPACE.ORG_ID.eq(tx.orgId()))
        // Not FOR UPDATE: that would stand in the way of every foreign key to the workspace.
        .forNoKeyUpdate()
        .fetchOptional(WORKSPACE.LIVE_MATRIX_VERSION);
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

  /** Number of the version that was imported last from the command line; empty where none was. */
  public Optional<Integer> lastImported() {
    return tx.dsl()
        .select(max(MATRIX_VERSION.VERSION))
        .from(MATRIX_VERSION)
        .where(
            MATRIX_VERSION.ORG_ID.eq(tx.orgId()),
            MATRIX_VERSION.ORIGIN.eq(MatrixOrigin.FILE.code()),
            MATRIX_VERSION.APPLIED_BY.eq("cli"))
        .fetchOptional(row -> row.value1());
  }

  /** One route of a version, without its others; empty when there is none. */
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
    lockLive();
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
                "origin", provenance.origin().code(),
                "source", provenance.source(),
                "sha256", provenance.sha256())));
    Reassessment.ofAll(tx, AskingCause.MATRIX, provenance.appliedAt());
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
        .set(MATRIX_VERSION.ORIGIN, provenance.origin().code())
        .set(MATRIX_VERSION.SOURCE, provenance.source())
        .set(MATRIX_VERSION.SHA256, provenance.sha256())
        .set(MATRIX_VERSION.APPLIED_BY, provenance.appliedBy())
        .set(MATRIX_VERSION.APPLIED_AT, provenance.appliedAt())
        .execute();
  }
}
