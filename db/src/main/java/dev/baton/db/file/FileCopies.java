package dev.baton.db.file;

import static dev.baton.db.tables.baton.Tables.ATTACHMENT;
import static dev.baton.db.tables.baton.Tables.DELIVERY;
import static dev.baton.db.tables.baton.Tables.FILE_COPY;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import dev.baton.db.Tx;
import dev.baton.escalation.escalate.AttachedFile;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.escalate.FileTrouble;
import dev.baton.escalation.notify.CopyOfFile;
import dev.baton.escalation.notify.Delivery;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Baton's own copies of files in Slack, each noted before it is there. */
public final class FileCopies {
  private static final String BEGUN = "begun";
  private static final String SHARED = "shared";
  private static final String DELETED = "deleted";

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
