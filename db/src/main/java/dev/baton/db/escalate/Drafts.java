package dev.baton.db.escalate;

import static dev.baton.db.tables.baton.Tables.DRAFT;

import dev.baton.db.Job;
import dev.baton.db.Tx;
import dev.baton.db.tables.baton.tables.records.DraftRecord;
import dev.baton.escalation.escalate.Draft;
import dev.baton.escalation.escalate.GivenFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Page one of every open modal, so that nothing typed is lost and no submit counts twice. */
public final class Drafts {
  /** Erases drafts older than a day. */
  public static final Job ERASE = new Job("erase-drafts");

  private final Tx tx;

  private Drafts(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static Drafts in(Tx tx) {
    return new Drafts(tx);
  }

  /** Keeps what was typed; the same modal keeps its draft's id whatever is changed in it. */
  public Draft keep(Draft draft) {
    return tx.dsl()
        .insertInto(DRAFT)
        .set(DRAFT.ORG_ID, tx.orgId())
        .set(DRAFT.ROOT_VIEW_ID, draft.rootViewId())
        .set(DRAFT.DRAFT_ID, draft.id())
        .set(DRAFT.AUTHOR, draft.author())
        .set(DRAFT.ANSWERS, Json.answers(draft.answers(), draft.resendOf()))
        .set(DRAFT.CREATED_AT, draft.createdAt())
        .onConflict(DRAFT.ORG_ID, DRAFT.ROOT_VIEW_ID)
        .doUpdate()
        .set(DRAFT.ANSWERS, Json.answers(draft.answers(), draft.resendOf()))
        .returning()
        .fetchSingle(Drafts::toDraft);
  }

  /** The draft of this modal; empty when it was never submitted or is older than a day. */
  public Optional<Draft> ofModal(String rootViewId) {
    return tx.dsl()
        .selectFrom(DRAFT)
        .where(DRAFT.ORG_ID.eq(tx.orgId()).and(DRAFT.ROOT_VIEW_ID.eq(rootViewId)))
        .fetchOptional(Drafts::toDraft);
  }

  /** The draft of this id; empty when it is older than a day. */
  public Optional<Draft> find(UUID id) {
    return tx.dsl()
        .selectFrom(DRAFT)
        .where(DRAFT.ORG_ID.eq(tx.orgId()).and(DRAFT.DRAFT_ID.eq(id)))
        .fetchOptional(Drafts::toDraft);
  }

  /** Files that stand in any draft of this person. */
  public List<GivenFile> filesGivenBy(String author) {
    return tx
        .dsl()
        .selectFrom(DRAFT)
        .where(DRAFT.ORG_ID.eq(tx.orgId()), DRAFT.AUTHOR.eq(author))
        .fetch(Drafts::toDraft)
        .stream()
        .flatMap(draft -> draft.answers().files().stream())
        .toList();
  }

  /**
   * Holds the draft until the transaction ends, so that its submits and closes come one after the
   * other.
   */
  public void lock(UUID id) {
    tx.dsl()
        .select(DRAFT.DRAFT_ID)
        .from(DRAFT)
        .where(DRAFT.ORG_ID.eq(tx.orgId()).and(DRAFT.DRAFT_ID.eq(id)))
        .forNoKeyUpdate()
        .fetch();
  }

  /** Erases drafts older than that. */
  public int eraseOlderThan(Instant moment) {
    return tx.dsl()
        .deleteFrom(DRAFT)
        .where(DRAFT.ORG_ID.eq(tx.orgId()).and(DRAFT.CREATED_AT.le(moment)))
        .execute();
  }

  private static Draft toDraft(DraftRecord row) {
    return new Draft(
        row.getDraftId(),
        row.getRootViewId(),
        row.getAuthor(),
        Json.answers(row.getAnswers()),
        Json.resendOf(row.getAnswers()),
        row.getCreatedAt());
  }
}
