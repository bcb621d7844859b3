package dev.baton.db.sla;

import static dev.baton.db.tables.baton.Tables.SLA_TARGET;
import static dev.baton.db.tables.baton.Tables.SLA_VERSION;

import dev.baton.db.Tx;
import dev.baton.db.clock.Clocks;
import dev.baton.db.tables.baton.tables.records.SlaTargetRecord;
import dev.baton.escalation.log.AuditKind;
import dev.baton.matrix.Priority;
import dev.baton.matrix.sla.SlaHours;
import dev.baton.matrix.sla.SlaPolicy;
import dev.baton.matrix.sla.SlaTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The versions of what a workspace promises: only ever added, the newest of them live. */
public final class SlaPolicies {
  private final Tx tx;
  private final AppliedVersions versions;

  private SlaPolicies(Tx tx) {
    this.tx = tx;
    this.versions = new AppliedVersions(tx, SLA_VERSION, SLA_TARGET);
  }

  /** Those of this transaction's workspace. */
  public static SlaPolicies in(Tx tx) {
    return new SlaPolicies(tx);
  }

  /** What a version was made from. */
  public enum Origin {
    FILE,
    /** A linked Google Sheet. */
    SHEET,
    /** An older version. */
    ROLLBACK,
    /** A form in Slack. */
    CHANGE;

    /** As stored. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Where a version came from.
   *
   * @param source name of the file or sheet; of an older version its number; of a form the account
   *     tier that it is for
   * @param sha256 of the file, hexadecimal; of an older version that of its file
   * @param appliedBy Slack id, or {@code cli}
   */
  public record Provenance(
      Origin origin, String source, String sha256, String appliedBy, Instant appliedAt) {}

  /**
   * One version as a list shows it.
   *
   * @param rows how many it has
   */
  public record Version(int number, int rows, Provenance provenance) {}

  /** Number of the live version; empty before the first. */
  public Optional<Integer> liveVersion() {
    return versions.newest();
  }

  /** Versions from the newest to the oldest. */
  public List<Version> versions(int most) {
    return versions.list(most);
  }

  /** Which version became live at each time; of two of one instant the later one. */
  public NavigableMap<Instant, Integer> history() {
    NavigableMap<Instant, Integer> history = new TreeMap<>();
    tx.dsl()
        .select(SLA_VERSION.APPLIED_AT, SLA_VERSION.VERSION)
        .from(SLA_VERSION)
        .where(SLA_VERSION.ORG_ID.eq(tx.orgId()))
        .orderBy(SLA_VERSION.VERSION)
        .forEach(row -> history.put(row.value1(), row.value2()));
    return history;
  }

  /** Where this version came from; empty when there is none of that number. */
  public Optional<Provenance> provenanceOf(int version) {
    return versions.provenanceOf(version);
  }

  /** The rows of this version in their order; none when there is no such version. */
  public SlaPolicy load(int version) {
    return new SlaPolicy(
        tx.dsl()
            .selectFrom(SLA_TARGET)
            .where(SLA_TARGET.ORG_ID.eq(tx.orgId()), SLA_TARGET.VERSION.eq(version))
            .orderBy(SLA_TARGET.NUMBER)
            .fetch(SlaPolicies::target));
  }

  private static SlaTarget target(SlaTargetRecord row) {
    return new SlaTarget(
        row.getNumber(),
        Optional.ofNullable(row.getAccount()),
        List.of(row.getAccountTiers()),
        Stream.of(row.getPriorities()).map(Priority::valueOf).toList(),
        Optional.ofNullable(row.getFirstResponseS()).map(Duration::ofSeconds),
        Optional.ofNullable(row.getResolutionS()).map(Duration::ofSeconds),
        SlaHours.parse(row.getHours()).orElseThrow());
  }

  /** Until the transaction ends nobody else adds a version. */
  public void lock() {
    versions.lock();
  }

  /**
   * Makes these rows the live version, all or nothing; two applied at once get two numbers.
   *
   * @param surface from where: {@code slack} or {@code cli}
   * @return the new version's number
   */
  public int apply(SlaPolicy policy, Provenance provenance, String surface) {
    int version = versions.add(provenance);
    tx.dsl()
        .batchInsert(policy.targets().stream().map(target -> row(version, target)).toList())
        .execute();
    tx.enqueueOnce(Clocks.PLAN, "policy/" + version, provenance.appliedAt());
    versions.audit(AuditKind.SLA_APPLIED, version, policy.targets().size(), provenance, surface);
    return version;
  }

  private SlaTargetRecord row(int version, SlaTarget target) {
    SlaTargetRecord row = new SlaTargetRecord();
    row.setOrgId(tx.orgId());
    row.setVersion(version);
    row.setNumber(target.number());
    row.setAccount(target.account().orElse(null));
    row.setAccountTiers(target.accountTiers().toArray(String[]::new));
    row.setPriorities(target.priorities().stream().map(Priority::name).toArray(String[]::new));
    row.setFirstResponseS(seconds(target.firstResponse()));
    row.setResolutionS(seconds(target.resolution()));
    row.setHours(target.hours().toString());
    return row;
  }

  private static @Nullable Long seconds(Optional<Duration> time) {
    return time.map(Duration::toSeconds).orElse(null);
  }
}
