package dev.baton.db.decide;

import static dev.baton.db.tables.baton.Tables.ANSWER;
import static dev.baton.db.tables.baton.Tables.QUESTION;

import dev.baton.db.Tx;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.log.AuditTrail;
import dev.baton.db.member.Members;
import dev.baton.db.member.Roles;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.escalation.decide.AnswerOutcome;
import dev.baton.escalation.decide.AnswerRight;
import dev.baton.escalation.decide.AskOutcome;
import dev.baton.escalation.decide.DecisionRight;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.escalate.Question;
import dev.baton.escalation.escalate.TypedText;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticePlan;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.escalation.notify.OriginChange;
import dev.baton.escalation.ticket.TicketNow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is asked before a decision, and what comes back. */
public final class Questions {
  private final Tx tx;

  private Questions(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static Questions in(Tx tx) {
    return new Questions(tx);
  }

  /**
   * Asks the requester of a pending escalation, or the owner and else managers where the requester
   * left.
   *
   * @param id the same for every submit of one form, so that a second submit asks nothing and gets
   *     the first result
   */
  public AskOutcome ask(EscalationRef ref, UUID id, String asker, String text, Instant at) {
    Optional<Escalation> found = heldAndLocked(ref, asker);
    if (found.isEmpty()) {
      return new AskOutcome.Unknown();
    }
    Escalation escalation = found.get();
    Optional<Question> earlier = escalation.question(id);
    if (earlier.isPresent()) {
      return outcome(escalation, earlier.get());
    }
    if (!escalation.isPending()) {
      return new AskOutcome.AlreadySettled(escalation);
    }
    DecisionRight right = Decisions.in(tx).rightOf(escalation, asker);
    return switch (right) {
      case OWN_REQUEST, NONE -> new AskOutcome.NotYours(escalation, right);
      case ASKED, OVERRIDE -> asked(ref, id, asker, text, at);
    };
  }

  private AskOutcome asked(EscalationRef ref, UUID id, String asker, String text, Instant at) {
    tx.dsl()
        .insertInto(QUESTION)
        .set(QUESTION.ORG_ID, tx.orgId())
        .set(QUESTION.TICKET_KEY, ref.ticket())
        .set(QUESTION.SEQ, ref.seq())
        .set(QUESTION.QUESTION_ID, id)
        .set(QUESTION.ASKER, asker)
        .set(QUESTION.CONTENT, TypedText.clean(text))
        .set(QUESTION.ASKED_AT, at)
        .execute();
    Escalation escalation = Escalations.in(tx).find(ref).orElseThrow();
    Question question = escalation.question(id).orElseThrow();
    DeliveryQueue.in(tx).redraw(ref, at);
    tell(escalation, id, at);
    tellOrigin(OriginChange.QUESTION_ASKED, ref, id, at);
    tx.audit(AuditTrail.questionAsked(escalation, question));
    return outcome(escalation, question);
  }

  private AskOutcome outcome(Escalation escalation, Question question) {
    return new AskOutcome.Asked(escalation, question, isHere(escalation.requester()));
  }

  private void tell(Escalation escalation, UUID question, Instant at) {
    if (isHere(escalation.requester())) {
      queue(escalation, question, List.of(escalation.requester()), NoticeRole.REQUESTER, at);
      return;
    }
    ownerOf(escalation)
        .filter(this::isHere)
        .ifPresentOrElse(
            owner -> queue(escalation, question, List.of(owner), NoticeRole.PREVIOUS_OWNER, at),
            () -> queue(escalation, question, Roles.in(tx).managers(), NoticeRole.MANAGER, at));
  }

  private void queue(
      Escalation escalation, UUID question, List<String> to, NoticeRole role, Instant at) {
    DeliveryQueue.in(tx).queue(NoticePlan.onQuestion(question, to, role), escalation.ref(), at);
  }

  /**
   * Answers a question, also of an escalation that was settled meanwhile.
   *
   * @param text without the blanks around it
   */
  public AnswerOutcome answer(EscalationRef ref, UUID id, String author, String text, Instant at) {
    Optional<Escalation> found = heldAndLocked(ref, author);
    Optional<Question> question = found.flatMap(escalation -> escalation.question(id));
    if (question.isEmpty()) {
      return new AnswerOutcome.Unknown();
    }
    if (!mayAnswer(found.orElseThrow(), author)) {
      return new AnswerOutcome.NotYours(found.get());
    }
    return question.get().isOpen()
        ? answered(ref, id, author, text, at)
        : new AnswerOutcome.AlreadyAnswered(found.get(), question.get());
  }

  /** Whether this person may answer a question about it now. */
  public boolean mayAnswer(Escalation escalation, String member) {
    return isHere(member)
        && AnswerRight.of(
            escalation,
            member,
            !isHere(escalation.requester()),
            ownerOf(escalation),
            Roles.in(tx).permissionsOf(member).manager());
  }

  private AnswerOutcome answered(
      EscalationRef ref, UUID id, String author, String text, Instant at) {
    tx.dsl()
        .insertInto(ANSWER)
        .set(ANSWER.ORG_ID, tx.orgId())
        .set(ANSWER.TICKET_KEY, ref.ticket())
        .set(ANSWER.SEQ, ref.seq())
        .set(ANSWER.QUESTION_ID, id)
        .set(ANSWER.AUTHOR, author)
        .set(ANSWER.CONTENT, TypedText.clean(text))
        .set(ANSWER.ANSWERED_AT, at)
        .execute();
    Escalation escalation = Escalations.in(tx).find(ref).orElseThrow();
    Question question = escalation.question(id).orElseThrow();
    DeliveryQueue.in(tx).redraw(ref, at);
    DeliveryQueue.in(tx)
        .queue(NoticePlan.onAnswered(escalation, question, isHere(question.asker())), ref, at);
    tellOrigin(OriginChange.QUESTION_ANSWERED, ref, id, at);
    tx.audit(AuditTrail.questionAnswered(escalation, question));
    return new AnswerOutcome.Answered(escalation, question);
  }

  private void tellOrigin(OriginChange change, EscalationRef ref, UUID question, Instant at) {
    DeliveryQueue.in(tx)
        .replyToOrigin(new Notice.OriginReply(change, Optional.of(question)), ref, at);
  }

  /** So that nobody who writes is erased meanwhile, and nothing is decided. */
  private Optional<Escalation> heldAndLocked(EscalationRef ref, String member) {
    Members.in(tx).hold(List.of(member));
    Tickets.in(tx).lock(ref.ticket());
    return Escalations.in(tx).find(ref);
  }

  private boolean isHere(String member) {
    return Members.in(tx).find(member).filter(Member::mayFile).isPresent();
  }

  private Optional<String> ownerOf(Escalation escalation) {
    return Tickets.in(tx)
        .find(escalation.ticket())
        .map(TicketNow::owner)
        .orElse(escalation.previousOwner());
  }
}
