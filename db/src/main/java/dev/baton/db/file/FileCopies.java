package dev.baton.db.file;

import static dev.baton.db.tables.baton.Tables.ATTACHMENT;
import static dev.baton.db.tables.baton.Tables.DELIVERY;
import static dev.baton.db.tables.baton.Tables.FILE_COPY;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import dev.baton.db.Job;
import dev.baton.db.Tx;
import dev.baton.escalation.escalate.AttachedFile;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.escalate.FileTrouble;
import dev.baton.escalation.notify.CopyOfFile;
import dev.baton.escalation.notify.Delivery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Baton's own copies of files in Slack, each noted before it is there. */
public final class FileCopies {
  private static final String BEGUN = "begun";
  private static final String SHARED = "shared";
  private static final String DELETED = "deleted";
  private static final String KEPT = "kept";

  /** Deletes in Slack the copies of what was erased here; its id is {@link #EVERY}. */
  public static final Job DELETE = new Job("file-copies-deletion");

  /** Of the one piece of work that a workspace has for it. */
  public static final String EVERY = "all";

  /** What does not change by trying once more. */
  private static final Set<FileTrouble> FINAL =
      Set.of(FileTrouble.GONE, FileTrouble.FROM_OUTSIDE, FileTrouble.TOO_LARGE, FileTrouble.EMPTY);

  private final Tx tx;

  private FileCopies(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static FileCopies in(Tx tx) {
    return new FileCopies(tx);
  }

  /** Has copies in Slack deleted whose files were erased here, if there are any. */
  public void deleteDoomed(Instant at) {
    if (!doomed(1).isEmpty()) {
      tx.bringForward(DELETE, EVERY, at);
    }
  }

  /** Files of this request that this person has no copy of and may still get one of. */
  public List<AttachedFile> missing(EscalationRef ref, String recipient) {
    return tx
        .dsl()
        .selectFrom(ATTACHMENT)
        .where(
            ATTACHMENT.ORG_ID.eq(tx.orgId()),
            ATTACHMENT.TICKET_KEY.eq(ref.ticket()),
            ATTACHMENT.SEQ.eq(ref.seq()),
            ATTACHMENT.FILE_ID.isNotNull(),
            notExists(
                selectOne()
                    .from(FILE_COPY)
                    .join(DELIVERY)
                    .on(
                        DELIVERY.ORG_ID.eq(FILE_COPY.ORG_ID),
                        DELIVERY.DELIVERY_ID.eq(FILE_COPY.DELIVERY_ID))
                    .where(
                        FILE_COPY.ORG_ID.eq(ATTACHMENT.ORG_ID),
                        FILE_COPY.TICKET_KEY.eq(ATTACHMENT.TICKET_KEY),
                        FILE_COPY.SEQ.eq(ATTACHMENT.SEQ),
                        FILE_COPY.POSITION.eq(ATTACHMENT.POSITION),
                        FILE_COPY.STATE.eq(SHARED),
                        DELIVERY.RECIPIENT.eq(recipient))))
        .orderBy(ATTACHMENT.POSITION)
        .fetch(Attachments::toFile)
        .stream()
        .filter(attached -> attached.trouble().filter(FINAL::contains).isEmpty())
        .toList();
  }

  /** What earlier attempts at this delivery announced to Slack and nobody knows the end of. */
  public List<CopyOfFile> begun(UUID delivery) {
    return tx.dsl()
        .selectFrom(FILE_COPY)
        .where(
            FILE_COPY.ORG_ID.eq(tx.orgId()),
            FILE_COPY.DELIVERY_ID.eq(delivery),
            FILE_COPY.STATE.eq(BEGUN))
        .orderBy(FILE_COPY.POSITION, FILE_COPY.COPY_ID)
        .fetch(row -> new CopyOfFile(row.getCopyId(), row.getPosition()));
  }

  /**
   * Notes a copy before its bytes are sent.
   *
   * @throws IllegalArgumentException when the delivery belongs to no escalation
   */
  public void begin(Delivery delivery, CopyOfFile copy) {
    EscalationRef ref = delivery.escalation().orElseThrow(IllegalArgumentException::new);
    tx.dsl()
        .insertInto(FILE_COPY)
        .set(FILE_COPY.ORG_ID, tx.orgId())
        .set(FILE_COPY.COPY_ID, copy.id())
        .set(FILE_COPY.DELIVERY_ID, delivery.id())
        .set(FILE_COPY.TICKET_KEY, ref.ticket())
        .set(FILE_COPY.SEQ, ref.seq())
        .set(FILE_COPY.POSITION, copy.position())
        .execute();
  }

  /** They stand in the person's conversation. */
  public void shared(Collection<CopyOfFile> copies) {
    set(copies, SHARED);
  }

  /** They are gone from Slack. */
  public void deleted(Collection<CopyOfFile> copies) {
    set(copies, DELETED);
  }

  /** Slack does not let Baton delete it. */
  public void kept(CopyOfFile copy) {
    set(List.of(copy), KEPT);
  }

  /** Copies in Slack of files whose names were erased here; at most so many. */
  public List<CopyOfFile> doomed(int most) {
    return tx.dsl()
        .select(FILE_COPY.COPY_ID, FILE_COPY.POSITION)
        .from(FILE_COPY)
        .join(ATTACHMENT)
        .on(
            ATTACHMENT.ORG_ID.eq(FILE_COPY.ORG_ID),
            ATTACHMENT.TICKET_KEY.eq(FILE_COPY.TICKET_KEY),
            ATTACHMENT.SEQ.eq(FILE_COPY.SEQ),
            ATTACHMENT.POSITION.eq(FILE_COPY.POSITION))
        .where(
            FILE_COPY.ORG_ID.eq(tx.orgId()),
            FILE_COPY.STATE.in(BEGUN, SHARED),
            ATTACHMENT.FILE_ID.isNull())
        .orderBy(FILE_COPY.COPY_ID)
        .limit(most)
        .fetch(row -> new CopyOfFile(row.value1(), row.value2()));
  }

  /** Every copy that is in Slack, for a workspace that ends; those after this id. */
  public List<CopyOfFile> after(String id, int most) {
    return tx.dsl()
        .selectFrom(FILE_COPY)
        .where(
            FILE_COPY.ORG_ID.eq(tx.orgId()),
            FILE_COPY.STATE.in(BEGUN, SHARED),
            FILE_COPY.COPY_ID.gt(id))
        .orderBy(FILE_COPY.COPY_ID)
        .limit(most)
        .fetch(row -> new CopyOfFile(row.getCopyId(), row.getPosition()));
  }

  private void set(Collection<CopyOfFile> copies, String state) {
    tx.dsl()
        .update(FILE_COPY)
        .set(FILE_COPY.STATE, state)
        .where(
            FILE_COPY.ORG_ID.eq(tx.orgId()),
            FILE_COPY.COPY_ID.in(copies.stream().map(CopyOfFile::id).toList()))
        .execute();
  }
}
