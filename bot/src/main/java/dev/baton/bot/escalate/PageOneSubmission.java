package dev.baton.bot.escalate;

import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.baton.bot.member.MemberSync;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.escalate.KnownTickets;
import dev.baton.db.escalate.Tickets;
import dev.baton.escalation.escalate.DraftAnswers;
import dev.baton.escalation.escalate.DraftFault;
import dev.baton.escalation.escalate.EscalationDraft;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.slack.Caller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Page one submitted: checks it, keeps it, and answers with the page that follows. */
public final class PageOneSubmission {
  public static final String ID = PageOne.ID;

  private static final Logger LOG = LoggerFactory.getLogger(PageOneSubmission.class);

  private final BotParts parts;
  private final MemberSync members;

  public PageOneSubmission(BotParts parts) {
    this.parts = parts;
    this.members = MemberSync.of(parts);
  }

  public Response answer(ViewSubmissionRequest request, ViewSubmissionContext context) {
    View view = request.getPayload().getView();
    Caller caller = Caller.of(context);
    try {
      return submit(caller, view, context);
    } catch (DatabaseUnavailable away) {
      return refused(SharedPhrase.DATABASE_AWAY, caller, context);
    }
  }

  private Response submit(Caller caller, View view, ViewSubmissionContext context) {
    Snapshot snapshot = parts.snapshots().of(caller.orgId()).orElseThrow();
    if (snapshot.matrix().isEmpty()) {
      return refused(SharedPhrase.NO_MATRIX, caller, context);
    }
    DraftAnswers answers = PageOne.read(view);
    if (EscalationDraft.check(answers, snapshot.format())
            instanceof EscalationDraft.Faulty(var faults)
        && faults.stream().noneMatch(DraftFault.NoTicketKey.class::isInstance)) {
      return faulty(faults, caller, view, context);
    }
    return mayFile(caller)
        ? parts
            .tenants()
            .inTransaction(caller.orgId(), tx -> next(tx, caller, view, answers, context))
        : refused(SharedPhrase.NOT_CONFIRMED, caller, context);
  }

  private Response faulty(
      List<DraftFault> faults, Caller caller, View view, ViewSubmissionContext context) {
    parts.replies().afterwards(() -> keepTyped(caller, view));
    PageOneMemory memory = PageOneMemory.read(view.getPrivateMetadata());
    Map<String, String> errors = new LinkedHashMap<>();
    boolean setsUp =
        parts
            .snapshots()
            .inMemory(caller.orgId())
            .flatMap(snapshot -> snapshot.member(caller.member()))
            .filter(FaultText::setsUp)
            .isPresent();
    new FaultText(parts.wordingFor(caller), setsUp)
        .byBlock(faults)
        .forEach((field, sentence) ->
            errors.put(
                field.equals(FileFields.FILES) ? FileFields.block(view) : PageOne.id(field, memory),
                sentence));
    return context.ackWithErrors(errors);
  }

  /** What is refused may be closed next, and Slack need not tell then what stood there. */
  private void keepTyped(Caller caller, View view) {
    try {
      parts
          .tenants()
          .inTransaction(
              caller.orgId(),
              tx -> {
                new DraftKeeping(parts, tx, caller).keepTyped(view);
                return true;
              });
    } catch (DatabaseUnavailable away) {
      LOG.info("What was refused is not kept: the database is away");
    }
  }

  private Response refused(SharedPhrase why, Caller caller, ViewSubmissionContext context) {
    return context.ackWithErrors(Map.of(PageOne.REASON, parts.wordingFor(caller).plain(why)));
  }

  private record Page(Caller caller, View view, DraftAnswers answers, EscalationDraft draft) {}

  private boolean mayFile(Caller caller) {
    return members.ensureKnown(caller.orgId(), caller.member()).filter(Member::mayFile).isPresent();
  }

  private Response next(
      Tx tx, Caller caller, View view, DraftAnswers typed, ViewSubmissionContext context) {
    EscalateFlow flow = new EscalateFlow(parts, parts.snapshots().within(tx).orElseThrow(), caller);
    DraftAnswers answers = chosen(flow, tx, view, typed);
    Optional<TicketKey> key = flow.ticketOf(tx, answers.ticket());
    return switch (EscalationDraft.check(answers, _ -> key)) {
      case EscalationDraft.Faulty(var faults) -> faulty(faults, caller, view, context);
      case EscalationDraft.Accepted(var draft) -> {
        Page page = new Page(caller, view, answers, draft);
        PageOneMemory memory = PageOneMemory.read(view.getPrivateMetadata());
        List<TicketKey> meant = meant(tx, draft.ticket(), view);
        if (!meant.isEmpty()) {
          yield context.ackWithUpdate(asked(page, memory, meant, flow));
        }
        new DraftKeeping(parts, tx, caller)
            .keep(view, answers, memory, Optional.of(draft.ticket()));
        yield next(tx, page, memory, flow, context);
      }
    };
  }

  /** With the known ticket that was chosen in place of the one typed. */
  private static DraftAnswers chosen(EscalateFlow flow, Tx tx, View view, DraftAnswers typed) {
    return flow.ticketOf(tx, typed.ticket())
        .flatMap(key -> MeantTicket.chosen(view, key))
        .map(typed::ofTicket)
        .orElse(typed);
  }

  private static List<TicketKey> meant(Tx tx, TicketKey ticket, View view) {
    return Tickets.in(tx).find(ticket).isPresent() || MeantTicket.isNew(view, ticket)
        ? List.of()
        : KnownTickets.in(tx).meantBy(ticket);
  }

  private static View asked(
      Page page, PageOneMemory memory, List<TicketKey> meant, EscalateFlow flow) {
    return new PageOne(flow.matrix(), flow.words(), FileFields.after(page.view()))
        .filled(
            page.answers(),
            memory,
            Optional.empty(),
            Optional.of(MeantTicket.question(page.draft().ticket(), meant, flow.words())));
  }

  private Response next(
      Tx tx, Page page, PageOneMemory memory, EscalateFlow flow, ViewSubmissionContext context) {
    Proposal proposal = flow.proposal(tx, page.draft());
    return proposal.needsAccount() && !memory.accountAsked()
        ? context.ackWithUpdate(
            new PageOne(proposal.matrix(), flow.words(), FileFields.after(page.view()))
                .filled(page.answers(), memory.askingAccount()))
        : context.ackWithPush(flow.next(proposal));
  }
}
