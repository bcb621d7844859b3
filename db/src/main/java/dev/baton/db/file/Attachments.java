package dev.baton.db.file;

import static dev.baton.db.tables.baton.Tables.ATTACHMENT;
import static dev.baton.db.tables.baton.Tables.TICKET;
import static java.util.stream.Collectors.toMap;
import static org.jooq.impl.DSL.max;

import dev.baton.db.Tx;
import dev.baton.db.tables.baton.tables.records.AttachmentRecord;
import dev.baton.escalation.escalate.AttachedFile;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.escalate.FileTrouble;
import dev.baton.escalation.escalate.GivenFile;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;

/** What is known of the files that go with requests: names and ids, never what is in them. */
public final class Attachments {
  private final Tx tx;

  private Attachments(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static Attachments in(Tx tx) {
    return new Attachments(tx);
  }

  /**
   * Files of these ids that went with some request, by id; what is not known or was erased is left
   * out.
   */
  public Map<String, GivenFile> known(Collection<String> ids) {
    return tx
        .dsl()
        .selectFrom(ATTACHMENT)
        .where(ATTACHMENT.ORG_ID.eq(tx.orgId()), ATTACHMENT.FILE_ID.in(ids))
        .fetch(Attachments::toFile)
        .stream()
        .map(AttachedFile::file)
        .collect(toMap(GivenFile::id, file -> file, (first, _) -> first));
  }

  /**
   * The originals that this person gave, which they or an admin of Slack can delete and Baton
   * cannot, newest first, as {@code ZD-1042: app.log}; at most so many.
   */
  public List<String> originalsOf(String member, int most) {
    return tx.dsl()
        .select(TICKET.SHOWN_KEY, ATTACHMENT.NAME)
        .from(ATTACHMENT)
        .join(TICKET)
        .on(TICKET.ORG_ID.eq(ATTACHMENT.ORG_ID), TICKET.TICKET_KEY.eq(ATTACHMENT.TICKET_KEY))
        .where(
            ATTACHMENT.ORG_ID.eq(tx.orgId()),
            ATTACHMENT.GIVEN_BY.eq(member),
            ATTACHMENT.FILE_ID.isNotNull())
        .groupBy(TICKET.SHOWN_KEY, ATTACHMENT.NAME, ATTACHMENT.FILE_ID)
        .orderBy(max(ATTACHMENT.GIVEN_AT).desc(), TICKET.SHOWN_KEY, ATTACHMENT.NAME)
        .limit(most)
        .fetch(row -> row.value1() + ": " + row.value2());
  }

  /**
   * Why nobody has a copy of this file.
   *
   * @param why empty when there is a copy after all
   * @return whether something else was known before
   */
  public boolean trouble(EscalationRef ref, int position, Optional<FileTrouble> why) {
    String code = why.map(FileTrouble::code).orElse(null);
    return tx.dsl()
            .update(ATTACHMENT)
            .set(ATTACHMENT.TROUBLE, code)
            .where(
                isOf(ref),
                ATTACHMENT.POSITION.eq(position),
                ATTACHMENT.TROUBLE.isDistinctFrom(code))
            .execute()
        == 1;
  }

  /**
   * Adds what is not among its files yet; the ticket's lock is held.
   *
   * @param by who gave them, unless somebody else had given one to an earlier request
   */
  public void add(
      EscalationRef ref, List<GivenFile> files, String by, Instant at, Optional<UUID> information) {
    files.forEach(file -> insert(ref, file, giver(ref, file).orElse(by), at, information));
  }

  /** Who gave it first, where it went with an earlier request of the ticket. */
  private Optional<String> giver(EscalationRef ref, GivenFile file) {
    return tx.dsl()
        .select(ATTACHMENT.GIVEN_BY)
        .from(ATTACHMENT)
        .where(
            ATTACHMENT.ORG_ID.eq(tx.orgId()),
            ATTACHMENT.TICKET_KEY.eq(ref.ticket()),
            ATTACHMENT.FILE_ID.eq(file.id()))
        .orderBy(ATTACHMENT.SEQ)
        .limit(1)
        .fetchOptional(ATTACHMENT.GIVEN_BY);
  }

  /** Lets the files of that one go with this one too; the ticket's lock is held. */
  public void carry(Escalation from, EscalationRef to) {
    from.files().stream()
        .filter(attached -> !attached.isErased())
        .forEach(attached ->
            insert(to, attached.file(), attached.by(), attached.at(), Optional.empty()));
  }

  private void insert(
      EscalationRef ref, GivenFile file, String by, Instant at, Optional<UUID> information) {
    tx.dsl()
        .insertInto(ATTACHMENT)
        .set(ATTACHMENT.ORG_ID, tx.orgId())
        .set(ATTACHMENT.TICKET_KEY, ref.ticket())
        .set(ATTACHMENT.SEQ, ref.seq())
        .set(ATTACHMENT.POSITION, next(ref))
        .set(ATTACHMENT.FILE_ID, file.id())
        .set(ATTACHMENT.NAME, file.name())
        .set(ATTACHMENT.SIZE, file.size())
        .set(ATTACHMENT.MIMETYPE, file.mimetype().orElse(null))
        .set(ATTACHMENT.GIVEN_BY, by)
        .set(ATTACHMENT.GIVEN_AT, at)
        .set(ATTACHMENT.INFORMATION_ID, information.orElse(null))
        .onConflictDoNothing()
        .execute();
  }

  private int next(EscalationRef ref) {
    return tx.dsl()
        .select(max(ATTACHMENT.POSITION))
        .from(ATTACHMENT)
        .where(isOf(ref))
        .fetchOptional(max(ATTACHMENT.POSITION))
        .map(last -> last + 1)
        .orElse(0);
  }

  private Condition isOf(EscalationRef ref) {
    return ATTACHMENT
        .ORG_ID
        .eq(tx.orgId())
        .and(ATTACHMENT.TICKET_KEY.eq(ref.ticket()))
        .and(ATTACHMENT.SEQ.eq(ref.seq()));
  }

  /** Without an id once it was erased. */
  public static AttachedFile toFile(AttachmentRecord row) {
    return new AttachedFile(
        row.getPosition(),
        new GivenFile(
            Optional.ofNullable(row.getFileId()).orElse(""),
            row.getName(),
            Optional.ofNullable(row.getSize()).orElse(0L),
            Optional.ofNullable(row.getMimetype())),
        row.getGivenBy(),
        row.getGivenAt(),
        Optional.ofNullable(row.getInformationId()),
        Optional.ofNullable(row.getTrouble()).flatMap(FileTrouble::parse));
  }
}
