package dev.baton.db.setup;

import static dev.baton.db.tables.baton.Tables.SETUP;
import static dev.baton.db.tables.baton.Tables.WORKSPACE;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import dev.baton.db.Tx;
import dev.baton.db.tables.baton.tables.records.SetupRecord;
import dev.baton.escalation.setup.SetupAnswers;
import dev.baton.escalation.setup.SetupStep;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.JSONB;

/** The one interview that a workspace may have open. */
public final class SetupInterviews {
  private static final Gson GSON = new Gson();
  private static final TypeToken<Map<String, List<String>>> FIELDS = new TypeToken<>() {};

  private final Tx tx;

  private SetupInterviews(Tx tx) {
    this.tx = tx;
  }

  /** That of this transaction's workspace. */
  public static SetupInterviews in(Tx tx) {
    return new SetupInterviews(tx);
  }

  /** As it stands; empty when none was begun, or the last one ended. */
  public Optional<SetupInterview> open() {
    return tx.dsl()
        .selectFrom(SETUP)
        .where(SETUP.ORG_ID.eq(tx.orgId()))
        .fetchOptional(SetupInterviews::read);
  }

  /** The same, held until the transaction ends, so that answers come one after the other. */
  public Optional<SetupInterview> lock() {
    return tx.dsl()
        .selectFrom(SETUP)
        .where(SETUP.ORG_ID.eq(tx.orgId()))
        .forNoKeyUpdate()
        .fetchOptional(SetupInterviews::read);
  }

  /**
   * Begins one; who begins at the same time gets the same one.
   *
   * @param base the live matrix; empty for none
   */
  public SetupInterview begin(
      UUID id, SetupAnswers answers, Optional<Integer> base, String by, Instant at) {
    tx.dsl()
        .insertInto(SETUP)
        .set(SETUP.ORG_ID, tx.orgId())
        .set(SETUP.INTERVIEW_ID, id)
        .set(SETUP.VERSION, 1)
        .set(SETUP.STEP, SetupStep.NAMING.code())
        .set(SETUP.ANSWERS, json(answers))
        .set(SETUP.BASE_VERSION, base.orElse(null))
        .set(SETUP.STARTED_BY, by)
        .set(SETUP.STARTED_AT, at)
        .set(SETUP.CHANGED_BY, by)
        .set(SETUP.CHANGED_AT, at)
        .onConflictDoNothing()
        .execute();
    return lock().orElseThrow();
  }

  /** Keeps these answers and this step as the next version. */
  public SetupInterview keep(SetupStep step, SetupAnswers answers, String by, Instant at) {
    return tx.dsl()
        .update(SETUP)
        .set(SETUP.STEP, step.code())
        .set(SETUP.ANSWERS, json(answers))
        .set(SETUP.VERSION, SETUP.VERSION.plus(1))
        .set(SETUP.CHANGED_BY, by)
        .set(SETUP.CHANGED_AT, at)
        .where(SETUP.ORG_ID.eq(tx.orgId()))
        .returning()
        .fetchSingle(SetupInterviews::read);
  }

  /** Ends it: what it said stands in the matrix and the settings now. */
  public void end() {
    tx.dsl().deleteFrom(SETUP).where(SETUP.ORG_ID.eq(tx.orgId())).execute();
  }

  /** Whether admins are to be told how to begin, which counts as done from then on. */
  public boolean takeNews(Instant at) {
    return tx.dsl()
            .update(WORKSPACE)
            .set(WORKSPACE.SETUP_TOLD_AT, at)
            .where(
                WORKSPACE.ORG_ID.eq(tx.orgId()),
                WORKSPACE.SETUP_TOLD_AT.isNull(),
                WORKSPACE.LIVE_MATRIX_VERSION.isNull())
            .execute()
        > 0;
  }

  /** Tiers of customers as they were set last, the highest first. */
  public List<String> accountTiers() {
    return tx.dsl()
        .select(WORKSPACE.ACCOUNT_TIERS)
        .from(WORKSPACE)
        .where(WORKSPACE.ORG_ID.eq(tx.orgId()))
        .fetchOptional(WORKSPACE.ACCOUNT_TIERS)
        .map(List::of)
        .orElse(List.of());
  }

  /** Sets them. */
  public void setAccountTiers(List<String> tiers) {
    tx.dsl()
        .update(WORKSPACE)
        .set(WORKSPACE.ACCOUNT_TIERS, tiers.toArray(String[]::new))
        .where(WORKSPACE.ORG_ID.eq(tx.orgId()))
        .execute();
  }

  private static JSONB json(SetupAnswers answers) {
    return JSONB.valueOf(GSON.toJson(answers.fields()));
  }

  private static SetupInterview read(SetupRecord row) {
    return new SetupInterview(
        row.getInterviewId(),
        row.getVersion(),
        SetupStep.parse(row.getStep()),
        new SetupAnswers(GSON.fromJson(row.getAnswers().data(), FIELDS)),
        Optional.ofNullable(row.getBaseVersion()),
        row.getStartedBy(),
        row.getChangedBy(),
        row.getChangedAt());
  }
}
