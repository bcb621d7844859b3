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
import dev.baton.db.escalate.Drafts;
import dev.baton.escalation.escalate.Draft;
import dev.baton.escalation.escalate.DraftAnswers;
import dev.baton.escalation.escalate.EscalationDraft;
import dev.baton.escalation.member.Member;
import dev.baton.slack.Caller;
import java.time.Instant;
import java.util.Map;

/** Page one submitted: checks it, keeps it, and answers with the page that follows. */
public final class PageOneSubmission {
  public static final String ID = PageOne.ID;

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
    return switch (EscalationDraft.check(answers, snapshot.format())) {
      case EscalationDraft.Faulty(var faults) ->
          context.ackWithErrors(new FaultText(parts.wordingFor(caller)).byBlock(faults));
      case EscalationDraft.Accepted(var draft) ->
          mayFile(caller)
              ? next(new Page(caller, view, answers, draft), context)
              : refused(SharedPhrase.NOT_CONFIRMED, caller, context);
    };
  }

  private Response refused(SharedPhrase why, Caller caller, ViewSubmissionContext context) {
    return context.ackWithErrors(Map.of(PageOne.REASON, parts.wordingFor(caller).plain(why)));
  }

  private record Page(Caller caller, View view, DraftAnswers answers, EscalationDraft draft) {}

  private boolean mayFile(Caller caller) {
    return members.ensureKnown(caller.orgId(), caller.member()).filter(Member::mayFile).isPresent();
  }

  private Response next(Page page, ViewSubmissionContext context) {
    PageOneMemory memory = PageOneMemory.read(page.view().getPrivateMetadata());
    return parts
        .tenants()
        .inTransaction(
            page.caller().orgId(),
            tx -> {
              keep(tx, page, memory, parts.clock().instant());
              return next(tx, page, memory, context);
            });
  }

  private Response next(Tx tx, Page page, PageOneMemory memory, ViewSubmissionContext context) {
    EscalateFlow escalating =
        new EscalateFlow(parts, parts.snapshots().within(tx).orElseThrow(), page.caller());
    Proposal proposal = escalating.proposal(tx, page.draft());
    return proposal.needsAccount() && !memory.accountAsked()
        ? context.ackWithUpdate(
            new PageOne(proposal.matrix(), escalating.words())
                .filled(page.answers(), memory.askingAccount()))
        : context.ackWithPush(escalating.next(proposal));
  }

  private void keep(Tx tx, Page page, PageOneMemory memory, Instant now) {
    Draft draft =
        new Draft(
            parts.ids().get(),
            page.view().getRootViewId(),
            page.caller().member(),
            page.answers(),
            memory.resendOf(page.draft().ticket().identity()),
            now);
    Draft kept = Drafts.in(tx).keep(draft);
    if (kept.id().equals(draft.id())) {
      tx.enqueue(Drafts.ERASE, kept.id().toString(), now.plus(Draft.KEPT_FOR));
    }
  }
}
