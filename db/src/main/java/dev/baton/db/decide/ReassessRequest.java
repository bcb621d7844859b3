package dev.baton.db.decide;

import static dev.baton.db.tables.baton.Tables.ESCALATION;

import dev.baton.db.Tx;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.escalate.LookAgain;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.log.AuditTrail;
import dev.baton.db.matrix.Matrices;
import dev.baton.db.member.Members;
import dev.baton.db.member.Roles;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.escalation.decide.Asking;
import dev.baton.escalation.decide.AskingCause;
import dev.baton.escalation.decide.WhoDecides;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.escalate.EscalationState;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.notify.NoticePlan;
import dev.baton.matrix.Directory;
import dev.baton.matrix.Email;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Route;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Asks anew who may decide a pending request, and carries out what comes of it in the caller's
 * transaction: who came in gets the request, who fell out keeps a message without buttons,
 * requester and owner are told, the log says why. Where nothing changes, nothing is said. Queues
 * the next look, for when a shift or an absence begins or ends.
 *
 * <p>Holds the people it asks about and then locks the ticket; a caller that needs the lock for
 * itself asks for it afterwards.
 */
public final class ReassessRequest {
  private final Tx tx;
  private final Matrix live;

  private ReassessRequest(Tx tx, Matrix live) {
    this.tx = tx;
    this.live = live;
  }

  /** With the live matrix read from the tables; for one request. */
  public static ReassessRequest in(Tx tx) {
    return in(tx, Matrices.in(tx).live());
  }

  /**
   * With a live matrix that the caller has at hand.
   *
   * @param live empty before the first import
   */
  public static ReassessRequest in(Tx tx, Optional<Matrix> live) {
    return new ReassessRequest(tx, live.orElseGet(() -> Matrix.of(0, List.of())));
  }

  /**
   * Asks who may decide it at that moment.
   *
   * @param reached how overdue it is as the clock says; empty leaves that as it was. It never goes
   *     back
   * @return the request as it is then when others may decide it, for another reason, or when it is
   *     more overdue than it was; empty when nothing changed, also because it is settled or there
   *     is none
   */
  public Optional<Escalation> reassess(
      EscalationRef ref, Optional<Asking.Step> reached, AskingCause cause, Instant at) {
    Optional<Asking> before = Escalations.in(tx).find(ref).flatMap(found -> asking(found, reached));
    if (before.isEmpty()) {
      return Optional.empty();
    }
    Members.in(tx).hold(ids(people(before.get())));
    Tickets.in(tx).lock(ref.ticket());
    return Escalations.in(tx)
        .find(ref)
        .flatMap(pending ->
            asking(pending, reached).flatMap(asking -> reassess(pending, asking, cause, at)));
  }

  /** Empty for one that is settled. */
  private Optional<Asking> asking(Escalation pending, Optional<Asking.Step> reached) {
    if (!pending.isPending()) {
      return Optional.empty();
    }
    Asking.Step step = stepOf(pending.ref());
    return Optional.of(
        Asking.pending(
            pending,
            filedBy(pending),
            reached.filter(now -> now.compareTo(step) > 0).orElse(step)));
  }

  private Route filedBy(Escalation pending) {
    int version = pending.route().matrixVersion();
    int number = pending.route().number();
    Optional<Route> known = live.version() == version ? live.route(number) : Optional.empty();
    return known.or(() -> Matrices.in(tx).route(version, number)).orElseThrow();
  }

  private Asking.Step stepOf(EscalationRef ref) {
    return Asking.Step.of(
        tx.dsl()
            .select(ESCALATION.ASKED_STEP)
            .from(ESCALATION)
            .where(
                ESCALATION.ORG_ID.eq(tx.orgId()),
                ESCALATION.TICKET_KEY.eq(ref.ticket()),
                ESCALATION.SEQ.eq(ref.seq()))
            .fetchSingle()
            .value1());
  }

  private List<Member> people(Asking asking) {
    List<String> emails = WhoDecides.named(asking, live).stream().map(Email::address).toList();
    Set<String> ids = new LinkedHashSet<>(Roles.in(tx).managers());
    asking.redirected().map(Recipient::member).ifPresent(ids::add);
    return Members.in(tx).those(ids, emails);
  }

  private static List<String> ids(Collection<Member> people) {
    return people.stream().map(Member::id).toList();
  }

  private Optional<Escalation> reassess(
      Escalation pending, Asking asking, AskingCause cause, Instant at) {
    List<Member> people = people(asking);
    Directory directory =
        Directory.of(
            people.stream().flatMap(one -> one.asPerson(at, 0, Optional.empty()).stream()).toList(),
            Roles.in(tx).managers());
    List<Recipient> now = WhoDecides.at(at, asking, live, directory);
    boolean waitsLonger = noteStep(pending, asking);
    noteNextLook(pending.ref(), nextChange(asking, people, at));
    if (now.isEmpty() || now.equals(pending.recipients())) {
      return waitsLonger ? Escalations.in(tx).find(pending.ref()) : Optional.empty();
    }
    return Optional.of(asked(pending, now, cause, at));
  }

  private static boolean others(Escalation pending, List<Recipient> now) {
    return now.size() != pending.recipients().size()
        || !now.stream().allMatch(to -> pending.wasSentTo(to.member()));
  }

  private Escalation asked(Escalation pending, List<Recipient> now, AskingCause cause, Instant at) {
    PeopleAsked asked = new PeopleAsked(tx, pending);
    asked.askOnly(now, at);
    Escalation changed = asked.changed(at);
    if (others(pending, now)) {
      DeliveryQueue.in(tx)
          .queue(NoticePlan.onReassigned(pending, changed, cause), pending.ref(), at);
      tellOrigin(pending.ref(), cause, at);
      tx.audit(AuditTrail.reassigned(pending, changed, cause.code(), at));
    }
    return changed;
  }

  /** That time ran out is told there by the clock. */
  private void tellOrigin(EscalationRef ref, AskingCause cause, Instant at) {
    if (cause != AskingCause.OVERDUE && cause != AskingCause.LONG_OVERDUE) {
      DeliveryQueue.in(tx).replyToOrigin(PeopleAsked.anew(tx), ref, at);
    }
  }

  private boolean noteStep(Escalation pending, Asking asking) {
    return tx.dsl()
            .update(ESCALATION)
            .set(ESCALATION.ASKED_STEP, asking.step().number())
            .where(
                ESCALATION.ORG_ID.eq(tx.orgId()),
                ESCALATION.TICKET_KEY.eq(pending.ticket().identity()),
                ESCALATION.SEQ.eq(pending.seq()),
                ESCALATION.STATE.eq(EscalationState.PENDING.code()),
                ESCALATION.ASKED_STEP.lt(asking.step().number()))
            .execute()
        > 0;
  }

  private Optional<Instant> nextChange(Asking asking, List<Member> people, Instant at) {
    return Stream.concat(
            WhoDecides.shiftChangesAfter(at, asking, live).stream(),
            people.stream().flatMap(one -> one.awayChangesAfter(at).stream()))
        .min(Comparator.naturalOrder());
  }

  /** A look that was queued for another instant does nothing. */
  private void noteNextLook(EscalationRef ref, Optional<Instant> next) {
    int changed =
        tx.dsl()
            .update(ESCALATION)
            .set(ESCALATION.ASK_AGAIN_AT, next.orElse(null))
            .where(
                ESCALATION.ORG_ID.eq(tx.orgId()),
                ESCALATION.TICKET_KEY.eq(ref.ticket()),
                ESCALATION.SEQ.eq(ref.seq()),
                ESCALATION.ASK_AGAIN_AT.isDistinctFrom(next.orElse(null)))
            .execute();
    if (changed > 0) {
      next.ifPresent(when -> tx.enqueueOnce(LookAgain.JOB, new LookAgain(ref, when).id(), when));
    }
  }

  /**
   * Does what {@link LookAgain#JOB} is queued for, unless another instant is meant by now.
   *
   * @return the request when other people may decide it
   */
  public Optional<Escalation> lookAgain(LookAgain look, Instant at) {
    boolean meant =
        tx.dsl()
            .fetchExists(
                ESCALATION,
                ESCALATION.ORG_ID.eq(tx.orgId()),
                ESCALATION.TICKET_KEY.eq(look.ref().ticket()),
                ESCALATION.SEQ.eq(look.ref().seq()),
                ESCALATION.STATE.eq(EscalationState.PENDING.code()),
                ESCALATION.ASK_AGAIN_AT.eq(look.at()));
    return meant ? reassess(look.ref(), Optional.empty(), AskingCause.HOUR, at) : Optional.empty();
  }
}
