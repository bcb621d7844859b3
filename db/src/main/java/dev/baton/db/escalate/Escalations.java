package dev.baton.db.escalate;

import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static dev.baton.db.tables.baton.Tables.INFORMATION;

import dev.baton.db.Tx;
import dev.baton.db.clock.Clocks;
import dev.baton.db.clock.FirstActions;
import dev.baton.db.detect.Detections;
import dev.baton.db.file.Attachments;
import dev.baton.db.log.AuditTrail;
import dev.baton.db.member.Members;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.db.ticket.KnownEvents;
import dev.baton.escalation.clock.ClockKind;
import dev.baton.escalation.decide.Redirect;
import dev.baton.escalation.decide.WithdrawRight;
import dev.baton.escalation.escalate.AddInformationOutcome;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.escalate.EscalationState;
import dev.baton.escalation.escalate.Filing;
import dev.baton.escalation.escalate.FilingOutcome;
import dev.baton.escalation.escalate.GivenFile;
import dev.baton.escalation.escalate.Lineage;
import dev.baton.escalation.escalate.TypedText;
import dev.baton.escalation.escalate.WithdrawOutcome;
import dev.baton.escalation.member.Baton;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticePlan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;

/** The escalations of a workspace, and all that happens to one before it is decided. */
public final class Escalations {
  private final Tx tx;

  private Escalations(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static Escalations in(Tx tx) {
    return new Escalations(tx);
  }

  /** Files what the matrix found valid; see {@link FilingOutcome} for what else may come of it. */
  public FilingOutcome file(Filing filing) {
    return new FileEscalation(tx).file(filing);
  }

  /**
   * Files a request that waits again because its bounce was taken back.
   *
   * @param undone the bounce; nothing was filed for the ticket since
   */
  public FilingOutcome fileAgain(Filing filing, UndoneBounce undone) {
    return new FileEscalation(tx, undone).file(filing);
  }

  /** This escalation; empty when the workspace has none of that name. */
  public Optional<Escalation> find(EscalationRef ref) {
    return read(ESCALATION.TICKET_KEY.eq(ref.ticket()).and(ESCALATION.SEQ.eq(ref.seq())));
  }

  /** Who owned the ticket when this was filed, whoever took it since; empty when nobody did. */
  public Optional<String> ownerAtFiling(EscalationRef ref) {
    return tx.dsl()
        .select(ESCALATION.PREVIOUS_OWNER)
        .from(ESCALATION)
        .where(
            ESCALATION.ORG_ID.eq(tx.orgId()),
            ESCALATION.TICKET_KEY.eq(ref.ticket()),
            ESCALATION.SEQ.eq(ref.seq()))
        .fetchOptional(ESCALATION.PREVIOUS_OWNER);
  }

  /** The escalation that the draft of this id became. */
  public Optional<Escalation> ofDraft(UUID draft) {
    return read(ESCALATION.DRAFT_ID.eq(draft));
  }

  /** The one escalation of this ticket that waits for its decision. */
  public Optional<Escalation> pendingOf(String ticket) {
    return read(
        ESCALATION.TICKET_KEY.eq(ticket).and(ESCALATION.STATE.eq(EscalationState.PENDING.code())));
  }

  /** All escalations of this ticket, oldest first. */
  public List<Escalation> historyOf(String ticket) {
    return new ReadEscalation(tx).where(ESCALATION.TICKET_KEY.eq(ticket));
  }

  /** How this request was given to others than those asked first, oldest first. */
  public List<Redirect> redirectsOf(EscalationRef ref) {
    return new ReadRedirects(tx).of(ref);
  }

  /** This escalation among all of its ticket, in one round trip; empty when there is none. */
  public Optional<Lineage> lineageOf(EscalationRef ref) {
    List<Escalation> history = historyOf(ref.ticket());
    return history.stream()
        .filter(each -> each.seq() == ref.seq())
        .findFirst()
        .map(escalation -> new Lineage(escalation, history));
  }

  /**
   * What this person filed and nobody decided yet, the most urgent first; at most {@code limit}.
   */
  public List<Escalation> filedBy(String member, int limit) {
    return new ReadEscalation(tx)
        .slice(
            ESCALATION
                .STATE
                .eq(EscalationState.PENDING.code())
                .and(ESCALATION.REQUESTER.eq(member)),
            List.of(ESCALATION.DECIDE_BY, ESCALATION.TICKET_KEY),
            0,
            limit)
        .items();
  }

  /**
   * Takes a pending escalation back.
   *
   * @param manager whether the actor has the manager role now
   */
  public WithdrawOutcome withdraw(EscalationRef ref, String actor, boolean manager, Instant at) {
    Tickets.in(tx).lock(ref.ticket());
    Optional<Escalation> found = find(ref);
    if (found.isEmpty()) {
      return new WithdrawOutcome.Unknown();
    }
    Escalation escalation = found.get();
    if (!escalation.isPending()) {
      return new WithdrawOutcome.AlreadySettled(escalation);
    }
    if (!WithdrawRight.of(escalation, actor, manager)) {
      return new WithdrawOutcome.NotYours(escalation);
    }
    markWithdrawn(escalation, actor, at);
    redrawBounced(ref, at);
    return new WithdrawOutcome.Withdrawn(tellWithdrawn(escalation, actor, at));
  }

  /**
   * Takes back what Baton itself asked for, because what it was asked for holds no longer.
   *
   * @param id the same for every repetition
   * @param why said on the request
   * @return false when it waits no longer: nothing changes
   */
  public boolean lapse(EscalationRef ref, UUID id, String why, Instant at) {
    Tickets.in(tx).lock(ref.ticket());
    Optional<Escalation> pending = find(ref).filter(Escalation::isPending);
    pending.ifPresent(escalation -> {
      tx.dsl()
          .insertInto(INFORMATION)
          .set(INFORMATION.ORG_ID, tx.orgId())
          .set(INFORMATION.TICKET_KEY, ref.ticket())
          .set(INFORMATION.SEQ, ref.seq())
          .set(INFORMATION.INFORMATION_ID, id)
          .set(INFORMATION.AUTHOR, Baton.ID)
          .set(INFORMATION.CONTENT, why)
          .set(INFORMATION.ADDED_AT, at)
          .onConflictDoNothing()
          .execute();
      tx.audit(AuditTrail.informationAdded(escalation, Baton.ID, why, List.of(), at));
      withdraw(ref, Baton.ID, false, at);
    });
    return pending.isPresent();
  }

  /**
   * Ends what waits for a ticket that is resolved, closed or merged: nothing is left to decide.
   *
   * @return false when it waits no longer: nothing changes
   */
  public boolean close(EscalationRef ref, Instant at) {
    Tickets.in(tx).lock(ref.ticket());
    Optional<Escalation> pending = find(ref).filter(Escalation::isPending);
    pending.ifPresent(escalation -> {
      mark(escalation, EscalationState.CLOSED, Baton.ID, at);
      redrawBounced(ref, at);
      tellWithdrawn(escalation, Baton.ID, at);
    });
    return pending.isPresent();
  }

  /** Lets a pending escalation wait no longer; {@link #tellWithdrawn} must follow. */
  void markWithdrawn(Escalation pending, String actor, Instant at) {
    mark(pending, EscalationState.WITHDRAWN, actor, at);
  }

  private void mark(Escalation pending, EscalationState state, String actor, Instant at) {
    int changed =
        tx.dsl()
            .update(ESCALATION)
            .set(ESCALATION.STATE, state.code())
            .set(ESCALATION.DECIDED_BY, actor)
            .set(ESCALATION.DECIDED_AT, at)
            .set(ESCALATION.VERSION, ESCALATION.VERSION.plus(1))
            .where(stillAsRead(pending))
            .execute();
    if (changed != 1) {
      throw new IllegalStateException(pending.label() + " changed under its lock");
    }
  }

  /** Tells who must know of a withdrawn, replaced or closed one, and writes it down. */
  Escalation tellWithdrawn(Escalation pending, String actor, Instant at) {
    Escalation withdrawn = find(pending.ref()).orElseThrow();
    String how = how(withdrawn);
    Clocks.in(tx).stop(ClockKind.DECISION, pending.ref(), how, actor, at);
    DeliveryQueue.in(tx).redraw(withdrawn.ref(), at);
    DeliveryQueue.in(tx)
        .queueEnd(
            new Notice.Withdrawn(), NoticePlan.onWithdrawn(withdrawn, actor), withdrawn.ref(), at);
    tx.audit(AuditTrail.withdrawn(withdrawn, actor, at));
    Detections.in(tx, new KnownEvents(tx)).look(withdrawn.ticket().identity(), at);
    return withdrawn;
  }

  private static String how(Escalation ended) {
    return ended.isWithdrawn() ? "withdrawn" : ended.isClosed() ? "closed" : "replaced";
  }

  /** Whether a bounced one can be sent again depends on what follows it. */
  void redrawBounced(EscalationRef follower, Instant at) {
    lineageOf(follower)
        .flatMap(Lineage::bounced)
        .ifPresent(bounced -> DeliveryQueue.in(tx).redrawDecision(bounced.ref(), at));
  }

  /** Whether a decision can be taken back depends on what follows it. */
  public void redrawUndoable(EscalationRef follower, Instant at) {
    if (follower.seq() > 1) {
      EscalationRef before = new EscalationRef(follower.ticket(), follower.seq() - 1);
      UndoWindow.in(tx).redrawDecider(before, at);
    }
  }

  /** Adds to a pending escalation, without files. */
  public AddInformationOutcome addInformation(
      EscalationRef ref, UUID id, String author, String text, Instant at) {
    return addInformation(ref, id, author, text, List.of(), at);
  }

  /**
   * Adds to a pending escalation; the people asked see it on the request and are told.
   *
   * @param id the same for every submit of one form, so that a second submit adds nothing and gets
   *     the first result
   * @param files given with it; may be none
   */
  public AddInformationOutcome addInformation(
      EscalationRef ref, UUID id, String author, String text, List<GivenFile> files, Instant at) {
    Members.in(tx).hold(List.of(author));
    Tickets.in(tx).lock(ref.ticket());
    Optional<Escalation> found = find(ref);
    if (found.isEmpty()) {
      return new AddInformationOutcome.Unknown();
    }
    if (wasAdded(ref, id)) {
      return new AddInformationOutcome.Added(found.get());
    }
    if (!found.get().isPending()) {
      return new AddInformationOutcome.AlreadySettled(found.get());
    }
    String said = TypedText.clean(text);
    tx.dsl()
        .insertInto(INFORMATION)
        .set(INFORMATION.ORG_ID, tx.orgId())
        .set(INFORMATION.TICKET_KEY, ref.ticket())
        .set(INFORMATION.SEQ, ref.seq())
        .set(INFORMATION.INFORMATION_ID, id)
        .set(INFORMATION.AUTHOR, author)
        .set(INFORMATION.CONTENT, said)
        .set(INFORMATION.ADDED_AT, at)
        .execute();
    Attachments.in(tx).add(ref, files, author, at, Optional.of(id));
    Escalation escalation = find(ref).orElseThrow();
    DeliveryQueue.in(tx).redraw(ref, at);
    DeliveryQueue.in(tx).tellPeopleAsked(escalation, new Notice.InformationAdded(), author, at);
    if (!files.isEmpty()) {
      DeliveryQueue.in(tx).queue(NoticePlan.onFilesAdded(escalation), ref, at);
    }
    tx.audit(AuditTrail.informationAdded(escalation, author, said, files, at));
    FirstActions.in(tx).acted(ref.ticket(), author, "added_information", at);
    return new AddInformationOutcome.Added(escalation);
  }

  private boolean wasAdded(EscalationRef ref, UUID id) {
    return tx.dsl()
        .fetchExists(
            INFORMATION,
            INFORMATION.ORG_ID.eq(tx.orgId()),
            INFORMATION.TICKET_KEY.eq(ref.ticket()),
            INFORMATION.SEQ.eq(ref.seq()),
            INFORMATION.INFORMATION_ID.eq(id));
  }

  private Optional<Escalation> read(Condition condition) {
    return new ReadEscalation(tx).where(condition).stream().findFirst();
  }

  private Condition stillAsRead(Escalation read) {
    return ESCALATION
        .ORG_ID
        .eq(tx.orgId())
        .and(ESCALATION.TICKET_KEY.eq(read.ticket().identity()))
        .and(ESCALATION.SEQ.eq(read.seq()))
        .and(ESCALATION.STATE.eq(EscalationState.PENDING.code()))
        .and(ESCALATION.VERSION.eq(read.version()));
  }
}
