package dev.baton.db.detect;

import static dev.baton.db.tables.baton.Tables.CRITERION;
import static dev.baton.db.tables.baton.Tables.CRITERION_VERSION;
import static dev.baton.db.tables.baton.Tables.ROUTE;
import static dev.baton.db.tables.baton.Tables.WORKSPACE;
import static org.jooq.impl.DSL.min;

import dev.baton.db.Tx;
import dev.baton.db.sla.AppliedVersions;
import dev.baton.db.sla.SlaPolicies.Provenance;
import dev.baton.db.sla.SlaPolicies.Version;
import dev.baton.db.tables.baton.tables.records.CriterionRecord;
import dev.baton.escalation.detect.CriterionHit;
import dev.baton.escalation.log.AuditKind;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import dev.baton.matrix.sla.DetectionRule;
import dev.baton.matrix.sla.DetectionRule.When;
import dev.baton.matrix.sla.DetectionRules;
import dev.baton.matrix.sla.SlaHours;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The versions of a workspace's criteria: only ever added, the newest of them live. */
public final class Criteria {
  private final Tx tx;
  private final AppliedVersions versions;

  private Criteria(Tx tx) {
    this.tx = tx;
    this.versions = new AppliedVersions(tx, CRITERION_VERSION, CRITERION);
  }

  /** Those of this transaction's workspace. */
  public static Criteria in(Tx tx) {
    return new Criteria(tx);
  }

  /**
   * The criteria that stand.
   *
   * @param version 0 for the usual ones
   */
  public record Live(int version, List<DetectionRule> rules) {
    public Live {
      rules = List.copyOf(rules);
    }
  }

  /** The newest version, or what is usual for the tiers of the live matrix while there is none. */
  public Live live() {
    return liveVersion()
        .map(version -> new Live(version, load(version)))
        .orElseGet(() -> new Live(0, DetectionRules.usual(tiers())));
  }

  /** The criteria of that version. */
  public List<DetectionRule> rules(int version) {
    return version == 0 ? DetectionRules.usual(tiers()) : load(version);
  }

  /** The criterion that this is of; empty where it was a usual one that stands no more. */
  public Optional<DetectionRule> of(CriterionHit hit) {
    return rules(hit.version()).stream()
        .filter(rule -> rule.id().equals(hit.criterion()))
        .findFirst();
  }

  /** The tiers of the live matrix in their order, without reading all of its routes. */
  private List<Tier> tiers() {
    var first = min(ROUTE.NUMBER);
    return tx
        .dsl()
        .select(ROUTE.FROM_TIER, ROUTE.TO_TIER, first)
        .from(ROUTE)
        .join(WORKSPACE)
        .on(WORKSPACE.ORG_ID.eq(ROUTE.ORG_ID), WORKSPACE.LIVE_MATRIX_VERSION.eq(ROUTE.VERSION))
        .where(ROUTE.ORG_ID.eq(tx.orgId()))
        .groupBy(ROUTE.FROM_TIER, ROUTE.TO_TIER)
        .orderBy(first)
        .fetch()
        .stream()
        .flatMap(row -> Stream.of(new Tier(row.value1()), new Tier(row.value2())))
        .distinct()
        .toList();
  }

  /** The number of the newest version; empty while the usual criteria stand. */
  public Optional<Integer> liveVersion() {
    return versions.newest();
  }

  /** The criteria of this version in their order; none when there is no such version. */
  public List<DetectionRule> load(int version) {
    return tx.dsl()
        .selectFrom(CRITERION)
        .where(CRITERION.ORG_ID.eq(tx.orgId()), CRITERION.VERSION.eq(version))
        .orderBy(CRITERION.NUMBER)
        .fetch(Criteria::rule);
  }

  private static DetectionRule rule(CriterionRecord row) {
    return new DetectionRule(
        row.getNumber(),
        When.valueOf(row.getKind().toUpperCase(Locale.ROOT)),
        Stream.of(row.getTiers()).map(Tier::new).toList(),
        Stream.of(row.getPriorities()).map(Priority::valueOf).toList(),
        List.of(row.getAccountTiers()),
        List.of(row.getCategories()),
        Duration.ofSeconds(row.getAfterS()),
        SlaHours.parse(row.getHours()).orElseThrow(),
        row.getWaitingCounts(),
        new Tier(row.getToTier()),
        row.getSentence());
  }

  /** The newest versions, the live one first. */
  public List<Version> versions(int most) {
    return versions.list(most);
  }

  /** Where this version came from; empty when there is none of that number. */
  public Optional<Provenance> provenanceOf(int version) {
    return versions.provenanceOf(version);
  }

  /** Until the transaction ends nobody else adds a version. */
  public void lock() {
    versions.lock();
  }

  /**
   * Makes these the live version, all or nothing, and has every open ticket looked at by them.
   *
   * @param surface from where: {@code slack} or {@code cli}
   * @return the new version's number
   */
  public int apply(List<DetectionRule> rules, Provenance provenance, String surface) {
    lock();
    CriterionModes.in(tx).begin(live().rules(), rules, provenance);
    int version = versions.add(provenance);
    tx.dsl().batchInsert(rules.stream().map(rule -> row(version, rule)).toList()).execute();
    Detections.lookAtAll(tx, provenance.appliedAt());
    versions.audit(AuditKind.CRITERIA_APPLIED, version, rules.size(), provenance, surface);
    return version;
  }

  private CriterionRecord row(int version, DetectionRule rule) {
    CriterionRecord row = new CriterionRecord();
    row.setOrgId(tx.orgId());
    row.setVersion(version);
    row.setNumber(rule.number());
    row.setKind(rule.when().name().toLowerCase(Locale.ROOT));
    row.setTiers(rule.tiers().stream().map(Tier::name).toArray(String[]::new));
    row.setPriorities(rule.priorities().stream().map(Priority::name).toArray(String[]::new));
    row.setAccountTiers(rule.accountTiers().toArray(String[]::new));
    row.setCategories(rule.categories().toArray(String[]::new));
    row.setAfterS(rule.after().toSeconds());
    row.setHours(rule.hours().toString());
    row.setWaitingCounts(rule.waitingCounts());
    row.setToTier(rule.to().name());
    row.setSentence(rule.say());
    return row;
  }
}
