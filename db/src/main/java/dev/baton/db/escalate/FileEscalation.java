package dev.baton.db.escalate;

import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static dev.baton.db.tables.baton.Tables.RECIPIENT;

import dev.baton.db.Tx;
import dev.baton.db.alert.Alerts;
import dev.baton.db.clock.Clocks;
import dev.baton.db.clock.FirstActions;
import dev.baton.db.file.Attachments;
import dev.baton.db.log.AuditTrail;
import dev.baton.db.member.Members;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.db.notify.MessageOrigins;
import dev.baton.escalation.clock.ClockKind;
import dev.baton.escalation.clock.TimeGiven;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.escalate.EscalationState;
import dev.baton.escalation.escalate.Filing;
import dev.baton.escalation.escalate.FilingOutcome;
import dev.baton.escalation.escalate.NothingTried;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.escalation.member.Baton;
import dev.baton.escalation.notify.NoticePlan;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.escalation.ticket.TicketNow;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Files one escalation: the row, the people asked, the audit event and the queued request in one
 * commit. The people are held first, so that nobody of them leaves or is erased meanwhile, then the
 * ticket, so that two submits of the same ticket come one after the other.
 */
final class FileEscalation {
  private final Tx tx;
  private final Escalations escalations;
  private final Optional<UndoneBounce> undone;

  FileEscalation(Tx tx) {
    this(tx, Optional.empty());
  }

  /**
   * Files a request that waits again.
   *
   * @param undone whose bounce was taken back
   */
  FileEscalation(Tx tx, UndoneBounce undone) {
    this(tx, Optional.of(undone));
  }

  private FileEscalation(Tx tx, Optional<UndoneBounce> undone) {
    this.tx = tx;
    this.escalations = Escalations.in(tx);
    this.undone = undone;
  }

  FilingOutcome file(Filing filing) {
    Members.in(tx).hold(involved(filing));
    Drafts.in(tx).lock(filing.draftId());
    Optional<Escalation> earlier = escalations.ofDraft(filing.draftId());
    if (earlier.isPresent()) {
      return new FilingOutcome.Filed(earlier.get(), true);
    }
    if (filing.requester().equals(Baton.ID)) {
      // It asks only for tickets that are known, and never owns one.
      Tickets.in(tx).lock(filing.draft().ticket().identity());
    } else {
      Tickets.in(tx)
          .makeKnownAndLock(filing.draft(), filing.requester(), filing.route().from(), filing.at());
    }
    return fileLocked(filing);
  }

  private FilingOutcome fileLocked(Filing filing) {
    String ticket = filing.draft().ticket().identity();
    Optional<Escalation> twin = escalations.ofDraft(filing.draftId());
    if (twin.isPresent()) {
      return new FilingOutcome.Filed(twin.get(), true);
    }
    if (KnownTickets.in(tx).leadsOn(ticket)) {
      return new FilingOutcome.TicketMoved();
    }
    Optional<Escalation> pending = escalations.pendingOf(ticket);
    boolean superseding = pending.filter(old -> supersedes(filing, old)).isPresent();
    if (pending.isPresent() && !superseding) {
      return new FilingOutcome.AlreadyPending(pending.get());
    }
    TicketNow now = Tickets.in(tx).find(ticket).orElseThrow();
    if (!now.tier().equals(filing.route().from())) {
      return new FilingOutcome.TicketMoved();
    }
    pending.ifPresent(old -> escalations.markWithdrawn(old, filing.requester(), filing.at()));
    return new FilingOutcome.Filed(insert(filing, now, pending), false);
  }

  /** A pending one gives way to the same ticket with a higher priority, and to nothing else. */
  private static boolean supersedes(Filing filing, Escalation pending) {
    return filing.supersedes().filter(seq -> seq == pending.seq()).isPresent()
        && filing.draft().priority().compareTo(pending.priority()) < 0;
  }

  private Escalation insert(Filing filing, TicketNow now, Optional<Escalation> superseded) {
    // Baton only repeats what others said of the ticket.
    int seq =
        filing.requester().equals(Baton.ID)
            ? Tickets.in(tx).nextNumber(filing.draft().ticket())
            : Tickets.in(tx).nextNumber(filing.draft(), filing.at());
    SaidAtFiling.in(tx).note(now, filing.requester(), filing.at());
    TimeGiven given =
        Clocks.in(tx)
            .give(
                filing.draft().priority(),
                filing.route().acceptWithin(filing.draft().priority()),
                filing.at());
    insertEscalation(filing, now, seq, superseded, given.deadline());
    insertRecipients(filing, seq);
    MessageOrigins.in(tx)
        .filed(filing.draftId(), new EscalationRef(filing.draft().ticket().identity(), seq));
    attach(filing, seq, superseded);
    superseded.ifPresent(old -> escalations.tellWithdrawn(old, filing.requester(), filing.at()));
    Escalation filed = escalations.ofDraft(filing.draftId()).orElseThrow();
    Clocks.in(tx)
        .start(ClockKind.DECISION, filed.ref(), given, "filed", filing.requester(), filing.at());
    FirstActions.in(tx).acted(filed.ref().ticket(), filing.requester(), "escalated", filing.at());
    escalations.redrawBounced(filed.ref(), filing.at());
    escalations.redrawUndoable(filed.ref(), filing.at());
    DeliveryQueue.in(tx).queue(NoticePlan.onFiled(filed), filed.ref(), filing.at());
    DeliveryQueue.in(tx)
        .queue(NoticePlan.onCall(filed, filing.route().oncall()), filed.ref(), filing.at());
    Alerts.in(tx).requested(filed, filing.at());
    // Whoever left or went away since the form was read is replaced at once, by the same rule.
    tx.enqueueOnce(LookAgain.JOB, new LookAgain(filed.ref(), filing.at()).id(), filing.at());
    tx.audit(AuditTrail.filed(filed, undone.map(UndoneBounce::by).orElse(filed.requester())));
    return filed;
  }

  /** Those of the request that this one replaces, or repeats, go on with it. */
  private void attach(Filing filing, int seq, Optional<Escalation> superseded) {
    String ticket = filing.draft().ticket().identity();
    EscalationRef ref = new EscalationRef(ticket, seq);
    Attachments attachments = Attachments.in(tx);
    undone
        .flatMap(bounce -> escalations.find(new EscalationRef(ticket, bounce.seq())))
        .ifPresent(bounced -> attachments.carry(bounced, ref));
    attachments.add(ref, filing.draft().files(), filing.requester(), filing.at(), Optional.empty());
    superseded.ifPresent(old -> attachments.carry(old, ref));
  }

  private static List<String> asked(Filing filing) {
    return filing.recipients().stream().map(Recipient::member).toList();
  }

  private static List<String> involved(Filing filing) {
    return Stream.concat(Stream.of(filing.requester()), asked(filing).stream()).toList();
  }

  /** Only of this ticket: the agent may have named another one while mending. */
  private Optional<Integer> resendOf(Filing filing) {
    String ticket = filing.draft().ticket().identity();
    return filing
        .resendOf()
        .filter(seq -> escalations.find(new EscalationRef(ticket, seq)).isPresent());
  }

  private void insertEscalation(
      Filing filing, TicketNow now, int seq, Optional<Escalation> superseded, Instant decideBy) {
    var draft = filing.draft();
    var route = filing.route();
    tx.dsl()
        .insertInto(ESCALATION)
        .set(ESCALATION.ORG_ID, tx.orgId())
        .set(ESCALATION.TICKET_KEY, draft.ticket().identity())
        .set(ESCALATION.SEQ, seq)
        .set(ESCALATION.ESCALATION_ID, tx.newId())
        .set(ESCALATION.DRAFT_ID, filing.draftId())
        .set(ESCALATION.STATE, EscalationState.PENDING.code())
        .set(ESCALATION.KIND, filing.kind().name().toLowerCase(Locale.ROOT))
        .set(ESCALATION.FROM_TIER, route.from().name())
        .set(ESCALATION.TO_TIER, route.to().name())
        .set(ESCALATION.REQUESTER, filing.requester())
        .set(ESCALATION.PREVIOUS_OWNER, ownerAtFiling(draft.ticket(), now).orElse(null))
        .set(ESCALATION.PROPOSED_OWNER, filing.proposedOwner())
        .set(ESCALATION.BECAUSE, ReasonCode.owner(filing.because()))
        .set(ESCALATION.REASON, draft.reason())
        .set(ESCALATION.STEPS_TRIED, draft.stepsTried())
        .set(ESCALATION.NOTHING_TRIED, draft.nothingTried().map(NothingTried::code).orElse(null))
        .set(ESCALATION.CHECKLIST, Json.checklist(filing.checklist()))
        .set(ESCALATION.CATEGORY, draft.category().orElse(null))
        .set(ESCALATION.PRIORITY, draft.priority().name())
        .set(ESCALATION.ACCOUNT_TIER, draft.accountTier().or(now::accountTier).orElse(null))
        .set(ESCALATION.CUSTOMER, draft.customer().or(now::customer).orElse(null))
        .set(ESCALATION.CUSTOM, Json.texts(draft.custom()))
        .set(ESCALATION.MATRIX_VERSION, filing.matrixVersion())
        .set(ESCALATION.ROUTE_NUMBER, route.number())
        .set(ESCALATION.CRITERIA, route.criteria())
        .set(ESCALATION.CHANNEL, route.channel().orElse(null))
        .set(ESCALATION.RESEND_OF, resendOf(filing).orElse(null))
        .set(ESCALATION.SUPERSEDES, superseded.map(Escalation::seq).orElse(null))
        .set(ESCALATION.TAKES_BACK, undone.map(UndoneBounce::seq).orElse(null))
        .set(
            ESCALATION.TAKES_BACK_STATE,
            undone.map(_ -> EscalationState.BOUNCED.code()).orElse(null))
        .set(ESCALATION.TAKEN_BACK_BY, undone.map(UndoneBounce::by).orElse(null))
        .set(ESCALATION.TAKEN_BACK_UNTIL, undone.map(UndoneBounce::until).orElse(null))
        .set(ESCALATION.REQUESTED_AT, filing.at())
        .set(ESCALATION.DECIDE_BY, decideBy)
        .set(ESCALATION.ASK_AGAIN_AT, filing.at())
        .execute();
  }

  /** What waits again goes on as it was filed. */
  private Optional<String> ownerAtFiling(TicketKey ticket, TicketNow now) {
    return undone.isPresent()
        ? escalations.ownerAtFiling(new EscalationRef(ticket.identity(), undone.get().seq()))
        : now.owner();
  }

  private void insertRecipients(Filing filing, int seq) {
    List<Recipient> recipients = filing.recipients();
    var insert =
        tx.dsl()
            .insertInto(
                RECIPIENT,
                RECIPIENT.ORG_ID,
                RECIPIENT.TICKET_KEY,
                RECIPIENT.SEQ,
                RECIPIENT.MEMBER_ID,
                RECIPIENT.POSITION,
                RECIPIENT.ROLE,
                RECIPIENT.WHY,
                RECIPIENT.ADDED_AT,
                RECIPIENT.REDIRECTED_BY);
    for (int i = 0; i < recipients.size(); i++) {
      Recipient recipient = recipients.get(i);
      insert =
          insert.values(
              tx.orgId(),
              filing.draft().ticket().identity(),
              seq,
              recipient.member(),
              i,
              recipient.role().name().toLowerCase(Locale.ROOT),
              ReasonCode.asked(recipient.why()),
              filing.at(),
              recipient.redirectedBy().orElse(null));
    }
    insert.execute();
  }
}
