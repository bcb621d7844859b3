package dev.baton.db.escalate;

import static dev.baton.db.tables.baton.Tables.ACCEPTANCE;
import static dev.baton.db.tables.baton.Tables.ANSWER;
import static dev.baton.db.tables.baton.Tables.ATTACHMENT;
import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static dev.baton.db.tables.baton.Tables.FIRST_TAKING;
import static dev.baton.db.tables.baton.Tables.INFORMATION;
import static dev.baton.db.tables.baton.Tables.QUESTION;
import static dev.baton.db.tables.baton.Tables.RECIPIENT;
import static dev.baton.db.tables.baton.Tables.TICKET;
import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.toMap;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectFrom;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.baton.db.Tx;
import dev.baton.db.file.Attachments;
import dev.baton.db.tables.baton.tables.records.EscalationRecord;
import dev.baton.escalation.decide.AcceptanceKind;
import dev.baton.escalation.escalate.AddedInformation;
import dev.baton.escalation.escalate.AttachedFile;
import dev.baton.escalation.escalate.Bounce;
import dev.baton.escalation.escalate.BounceCode;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationDraft;
import dev.baton.escalation.escalate.EscalationKind;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.escalate.EscalationState;
import dev.baton.escalation.escalate.NothingTried;
import dev.baton.escalation.escalate.Question;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.escalation.escalate.RouteSnapshot;
import dev.baton.escalation.escalate.Settlement;
import dev.baton.escalation.escalate.Slice;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.matrix.Decider;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record3;
import org.jooq.Result;
import org.jooq.Table;

/** Reads escalations whole, with the people asked and what was added, in one round trip. */
final class ReadEscalation {
  private static final Field<List<Recipient>> RECIPIENTS =
      multiset(
              select(RECIPIENT.MEMBER_ID, RECIPIENT.ROLE, RECIPIENT.WHY, RECIPIENT.REDIRECTED_BY)
                  .from(RECIPIENT)
                  .where(
                      RECIPIENT.ORG_ID.eq(ESCALATION.ORG_ID),
                      RECIPIENT.TICKET_KEY.eq(ESCALATION.TICKET_KEY),
                      RECIPIENT.SEQ.eq(ESCALATION.SEQ),
                      RECIPIENT.REMOVED_AT.isNull())
                  .orderBy(RECIPIENT.POSITION, RECIPIENT.ADDED_AT, RECIPIENT.MEMBER_ID))
          .convertFrom(rows ->
              rows.map(row ->
                  new Recipient(
                      row.value1(),
                      Decider.Role.valueOf(row.value2().toUpperCase(Locale.ROOT)),
                      ReasonCode.asked(row.value3()),
                      Optional.ofNullable(row.value4()))));

  private static final Field<List<AddedInformation>> ADDED =
      multiset(
              select(INFORMATION.AUTHOR, INFORMATION.CONTENT, INFORMATION.ADDED_AT)
                  .from(INFORMATION)
                  .where(
                      INFORMATION.ORG_ID.eq(ESCALATION.ORG_ID),
                      INFORMATION.TICKET_KEY.eq(ESCALATION.TICKET_KEY),
                      INFORMATION.SEQ.eq(ESCALATION.SEQ))
                  .orderBy(INFORMATION.ADDED_AT, INFORMATION.INFORMATION_ID))
          .convertFrom(rows ->
              rows.map(row -> new AddedInformation(row.value1(), row.value2(), row.value3())));

  private static final Field<List<AttachedFile>> FILES =
      multiset(
              selectFrom(ATTACHMENT)
                  .where(
                      ATTACHMENT.ORG_ID.eq(ESCALATION.ORG_ID),
                      ATTACHMENT.TICKET_KEY.eq(ESCALATION.TICKET_KEY),
                      ATTACHMENT.SEQ.eq(ESCALATION.SEQ))
                  .orderBy(ATTACHMENT.POSITION))
          .convertFrom(rows -> rows.map(Attachments::toFile));

  private static final Field<List<Question>> QUESTIONS =
      multiset(
              select(QUESTION.QUESTION_ID, QUESTION.ASKER, QUESTION.CONTENT, QUESTION.ASKED_AT)
                  .from(QUESTION)
                  .where(
                      QUESTION.ORG_ID.eq(ESCALATION.ORG_ID),
                      QUESTION.TICKET_KEY.eq(ESCALATION.TICKET_KEY),
                      QUESTION.SEQ.eq(ESCALATION.SEQ))
                  .orderBy(QUESTION.ASKED_AT, QUESTION.QUESTION_ID))
          .convertFrom(rows ->
              rows.map(row ->
                  new Question(
                      row.value1(), row.value2(), row.value3(), row.value4(), Optional.empty())));

  /** Beside the questions and not joined to them: each is one look into one index. */
  private static final Field<Map<UUID, Question.Answer>> ANSWERS =
      multiset(
              select(ANSWER.QUESTION_ID, ANSWER.AUTHOR, ANSWER.CONTENT, ANSWER.ANSWERED_AT)
                  .from(ANSWER)
                  .where(
                      ANSWER.ORG_ID.eq(ESCALATION.ORG_ID),
                      ANSWER.TICKET_KEY.eq(ESCALATION.TICKET_KEY),
                      ANSWER.SEQ.eq(ESCALATION.SEQ)))
          .convertFrom(rows ->
              rows.stream()
                  .collect(
                      toMap(
                          row -> row.value1(),
                          row -> new Question.Answer(row.value2(), row.value3(), row.value4()))));

  /** Number of the escalation that took its place; null for every other. */
  private static final Field<Integer> SUCCESSOR = successor(ESCALATION.as("successor"));

  /** When its decision was taken back; null for every other. */
  private static final Field<Instant> TAKEN_BACK_AT = takenBackAt(ESCALATION.as("again"));

  /** Who took the ticket that nobody owned; null for every other. */
  private static final Field<String> TAKEN_BY =
      field(
          select(FIRST_TAKING.OWNER)
              .from(FIRST_TAKING)
              .where(
                  FIRST_TAKING.ORG_ID.eq(ESCALATION.ORG_ID),
                  FIRST_TAKING.TICKET_KEY.eq(ESCALATION.TICKET_KEY)));

  private static final Field<String> WANTED_TICKET =
      field(name("wanted", "ticket_key"), String.class);
  private static final Field<Integer> WANTED_SEQ = field(name("wanted", "seq"), Integer.class);

  private final Tx tx;

  ReadEscalation(Tx tx) {
    this.tx = tx;
  }

  /** Those of this workspace that match, oldest first. */
  List<Escalation> where(Condition condition) {
    return tx.dsl()
        .select(ESCALATION.fields())
        .select(
            TICKET.SHOWN_KEY,
            RECIPIENTS,
            ADDED,
            QUESTIONS,
            ANSWERS,
            SUCCESSOR,
            TAKEN_BACK_AT,
            FILES,
            TAKEN_BY)
        .from(ESCALATION)
        .join(TICKET)
        .on(TICKET.ORG_ID.eq(ESCALATION.ORG_ID).and(TICKET.TICKET_KEY.eq(ESCALATION.TICKET_KEY)))
        .where(ESCALATION.ORG_ID.eq(tx.orgId()).and(condition))
        .orderBy(ESCALATION.TICKET_KEY, ESCALATION.SEQ)
        .fetch(row ->
            toEscalation(
                row.into(ESCALATION),
                row.get(TICKET.SHOWN_KEY),
                row.get(RECIPIENTS),
                row.get(ADDED),
                answered(row.get(QUESTIONS), row.get(ANSWERS)),
                Optional.ofNullable(row.get(SUCCESSOR)),
                Optional.ofNullable(row.get(TAKEN_BACK_AT)),
                row.get(FILES),
                Optional.ofNullable(row.get(TAKEN_BY))));
  }

  private static List<Question> answered(
      List<Question> questions, Map<UUID, Question.Answer> answers) {
    return questions.stream()
        .map(asked ->
            new Question(
                asked.id(),
                asked.asker(),
                asked.text(),
                asked.at(),
                Optional.ofNullable(answers.get(asked.id()))))
        .toList();
  }

  /**
   * One part of those that match, in this order; from the front when it no longer reaches that far.
   */
  Slice<Escalation> slice(Condition condition, List<OrderField<?>> order, int first, int most) {
    Result<Record3<String, Integer, Integer>> part =
        tx.dsl()
            .select(ESCALATION.TICKET_KEY, ESCALATION.SEQ, count().over())
            .from(ESCALATION)
            .where(ESCALATION.ORG_ID.eq(tx.orgId()).and(condition))
            .orderBy(order)
            .offset(first)
            .limit(most)
            .fetch();
    if (part.isEmpty()) {
      return first == 0 ? Slice.empty() : slice(condition, order, 0, most);
    }
    List<EscalationRef> refs = part.map(row -> new EscalationRef(row.value1(), row.value2()));
    List<Escalation> found =
        where(
                row(ESCALATION.TICKET_KEY, ESCALATION.SEQ)
                    .in(select(WANTED_TICKET, WANTED_SEQ).from(wanted(refs))))
            .stream()
            .sorted(comparingInt(each -> refs.indexOf(each.ref())))
            .toList();
    return new Slice<>(found, first, part.getFirst().value3());
  }

  /** By two arrays, so that it is one statement for any number of them. */
  private static Table<?> wanted(List<EscalationRef> refs) {
    return table(
        "unnest({0}, {1}) as wanted(ticket_key, seq)",
        val(refs.stream().map(EscalationRef::ticket).toArray(String[]::new)),
        val(refs.stream().map(EscalationRef::seq).toArray(Integer[]::new)));
  }

  private static Field<Instant> takenBackAt(dev.baton.db.tables.baton.tables.Escalation again) {
    return when(
            ESCALATION.STATE.eq(EscalationState.APPROVED.code()),
            field(
                select(ACCEPTANCE.ACCEPTED_AT)
                    .from(ACCEPTANCE)
                    .where(
                        ACCEPTANCE.ORG_ID.eq(ESCALATION.ORG_ID),
                        ACCEPTANCE.TICKET_KEY.eq(ESCALATION.TICKET_KEY),
                        ACCEPTANCE.SEQ.eq(ESCALATION.SEQ),
                        ACCEPTANCE.KIND.eq(AcceptanceKind.TAKEN_BACK.code()))))
        .when(
            ESCALATION.STATE.eq(EscalationState.BOUNCED.code()),
            field(
                select(again.REQUESTED_AT)
                    .from(again)
                    .where(
                        again.ORG_ID.eq(ESCALATION.ORG_ID),
                        again.TICKET_KEY.eq(ESCALATION.TICKET_KEY),
                        again.SEQ.eq(ESCALATION.SEQ.plus(1)),
                        again.TAKES_BACK.eq(ESCALATION.SEQ))));
  }

  private static Field<Integer> successor(dev.baton.db.tables.baton.tables.Escalation successor) {
    return when(
        ESCALATION.STATE.eq(EscalationState.WITHDRAWN.code()),
        field(
            select(min(successor.SEQ))
                .from(successor)
                .where(
                    successor.ORG_ID.eq(ESCALATION.ORG_ID),
                    successor.TICKET_KEY.eq(ESCALATION.TICKET_KEY),
                    successor.SUPERSEDES.eq(ESCALATION.SEQ))));
  }

  private static Escalation toEscalation(
      EscalationRecord row,
      String shownKey,
      List<Recipient> recipients,
      List<AddedInformation> information,
      List<Question> questions,
      Optional<Integer> successor,
      Optional<Instant> takenBackAt,
      List<AttachedFile> files,
      Optional<String> takenBy) {
    return new Escalation(
        draft(row, shownKey, files),
        row.getSeq(),
        row.getEscalationId(),
        EscalationKind.parse(row.getKind()),
        new Tier(row.getFromTier()),
        new Tier(row.getToTier()),
        row.getRequester(),
        Optional.ofNullable(row.getPreviousOwner()).or(() -> takenBy),
        row.getProposedOwner(),
        ReasonCode.owner(row.getBecause()),
        Json.checklist(row.getChecklist()),
        route(row),
        Optional.ofNullable(row.getResendOf()),
        Optional.ofNullable(row.getSupersedes()),
        row.getRequestedAt(),
        row.getDecideBy(),
        row.getVersion(),
        settlement(row, successor).map(ended -> takenBack(ended, row.getSeq(), takenBackAt)),
        recipients,
        information,
        questions,
        files);
  }

  private static RouteSnapshot route(EscalationRecord row) {
    return row.getRouteNumber() == null
        ? RouteSnapshot.NONE
        : new RouteSnapshot(
            row.getMatrixVersion(),
            row.getRouteNumber(),
            row.getCriteria(),
            Optional.ofNullable(row.getChannel()));
  }

  private static Settlement takenBack(Settlement ended, int seq, Optional<Instant> at) {
    return ended instanceof Settlement.Decided decided && at.isPresent()
        ? new Settlement.TakenBack(
            decided.by(),
            at.get(),
            decided,
            decided instanceof Settlement.Bounced ? Optional.of(seq + 1) : Optional.empty())
        : ended;
  }

  private static EscalationDraft draft(
      EscalationRecord row, String shownKey, List<AttachedFile> files) {
    return new EscalationDraft(
        new TicketKey(row.getTicketKey(), shownKey),
        Optional.ofNullable(row.getCategory()),
        Priority.valueOf(row.getPriority()),
        row.getReason(),
        row.getStepsTried(),
        Optional.ofNullable(row.getCustomer()),
        Optional.ofNullable(row.getAccountTier()),
        Json.texts(row.getCustom()),
        Optional.ofNullable(row.getNothingTried()).flatMap(NothingTried::parse),
        files.stream()
            .filter(attached -> attached.information().isEmpty() && !attached.isErased())
            .map(AttachedFile::file)
            .toList());
  }

  private static Optional<Settlement> settlement(
      EscalationRecord row, Optional<Integer> successor) {
    EscalationState state = EscalationState.parse(row.getState()).orElseThrow();
    return switch (state) {
      case PENDING -> Optional.empty();
      case APPROVED ->
          Optional.of(
              new Settlement.Approved(
                  row.getDecidedBy(), row.getDecidedAt(), row.getOverride(), row.getNewOwner()));
      case BOUNCED ->
          Optional.of(
              new Settlement.Bounced(
                  row.getDecidedBy(), row.getDecidedAt(), row.getOverride(), bounce(row)));
      case WITHDRAWN -> Optional.of(withdrawn(row.getDecidedBy(), row.getDecidedAt(), successor));
      case CLOSED -> Optional.of(new Settlement.Closed(row.getDecidedBy(), row.getDecidedAt()));
    };
  }

  private static Settlement withdrawn(String by, Instant at, Optional<Integer> successor) {
    return successor.isPresent()
        ? new Settlement.Replaced(by, at, successor.get())
        : new Settlement.Withdrawn(by, at);
  }

  private static Bounce bounce(EscalationRecord row) {
    return new Bounce(
        BounceCode.parse(row.getBounceCode()).orElseThrow(),
        row.getBounceNote(),
        Optional.ofNullable(row.getBounceTier()),
        Optional.ofNullable(row.getBounceTicket()));
  }
}
