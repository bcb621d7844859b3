package dev.baton.bot.escalate;

import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.escalate.Drafts;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.member.Members;
import dev.baton.escalation.escalate.ChecklistAnswer;
import dev.baton.escalation.escalate.Draft;
import dev.baton.escalation.escalate.EscalationDraft;
import dev.baton.escalation.escalate.FilingOutcome;
import dev.baton.escalation.escalate.NothingNew;
import dev.baton.escalation.member.Member;
import dev.baton.matrix.Route;
import dev.baton.slack.Caller;
import dev.baton.slack.TextView;
import dev.baton.slack.ViewValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Page two submitted: files the escalation, if what was chosen is still valid. */
public final class PageTwoSubmission {
  public static final String ID = PageTwo.ID;

  /** A box ticked in any route's checklist; it is read when the page is submitted. */
  public static final Pattern TICK = Pattern.compile(Pattern.quote(PageTwo.CHECKLIST + ":") + ".*");

  private final BotParts parts;

  public PageTwoSubmission(BotParts parts) {
    this.parts = parts;
  }

  public Response answer(ViewSubmissionRequest request, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    View view = request.getPayload().getView();
    try {
      return parts.tenants().inTransaction(caller.orgId(), tx -> submit(tx, caller, view, context));
    } catch (DatabaseUnavailable away) {
      return context.ackWithErrors(
          Map.of(PageTwo.ROUTE, parts.wordingFor(caller).plain(SharedPhrase.DATABASE_AWAY)));
    }
  }

  private Response submit(Tx tx, Caller caller, View view, ViewSubmissionContext context) {
    EscalateFlow flow = new EscalateFlow(parts, parts.snapshots().within(tx).orElseThrow(), caller);
    Optional<Draft> kept = ownDraft(tx, caller, view);
    Optional<EscalationDraft> draft = flow.checked(tx, kept);
    if (kept.isEmpty() || draft.isEmpty()) {
      return context.ackWithUpdate(draftErased(flow.words()));
    }
    if (Escalations.in(tx).ofDraft(kept.get().id()).isPresent()) {
      return cleared(context);
    }
    Proposal proposal = flow.proposal(tx, draft.get());
    ViewValues values = ViewValues.of(view);
    String route = values.selected(PageTwo.ROUTE).orElse("");
    Optional<Choice> choice =
        Choice.find(
            flow.choices(proposal),
            route,
            Optional.of(values.selected(PageTwo.ownerBlock(route)).orElse("")));
    return choice.isEmpty()
        ? changed(flow, proposal, Optional.of(route), view, context)
        : checkAndFile(tx, flow, kept.get(), proposal, choice.get(), view, context);
  }

  /** Says that the draft is gone, and how to go on. */
  static View draftErased(Wording words) {
    return TextView.of(
        words.say(EscalatePhrase.DRAFT_ERASED_TITLE),
        words.say(EscalatePhrase.DRAFT_ERASED),
        words.say(SharedPhrase.CLOSE));
  }

  private static Optional<Draft> ownDraft(Tx tx, Caller caller, View view) {
    return Drafts.in(tx)
        .ofModal(view.getRootViewId())
        .filter(draft -> draft.author().equals(caller.member()))
        .filter(draft -> Members.in(tx).find(draft.author()).filter(Member::mayFile).isPresent());
  }

  private Response checkAndFile(
      Tx tx,
      EscalateFlow flow,
      Draft kept,
      Proposal proposal,
      Choice choice,
      View view,
      ViewSubmissionContext context) {
    if (!isDrawn(view, choice)) {
      return changed(flow, proposal, Optional.of(choice.route()), view, context);
    }
    return switch (checklist(choice, proposal.draft(), ViewValues.of(view))) {
      case ChecklistAnswer.Unexplained(var fault) ->
          context.ackWithErrors(
              Map.of(
                  PageTwo.openBecauseBlock(choice), new FaultText(flow.words()).sentence(fault)));
      case ChecklistAnswer.Complete(var answers) -> {
        Optional<Response> repeated = repeated(tx, flow, proposal, choice, answers, context);
        if (repeated.isPresent()) {
          yield repeated.get();
        }
        Optional<Integer> supersedes = PageTwoMemory.read(view.getPrivateMetadata()).supersedes();
        FilingOutcome outcome =
            Escalations.in(tx).file(flow.filing(kept, proposal, choice, answers, supersedes));
        yield answer(outcome, flow, proposal, view, context);
      }
    };
  }

  /** Says what was bounced, where this says the same again; page one is one step back. */
  private static Optional<Response> repeated(
      Tx tx,
      EscalateFlow flow,
      Proposal proposal,
      Choice choice,
      List<ChecklistAnswer> answers,
      ViewSubmissionContext context) {
    String field = answers.isEmpty() ? PageTwo.ROUTE : PageTwo.openBecauseBlock(choice);
    EscalationDraft draft = proposal.draft();
    return NothingNew.since(Escalations.in(tx).historyOf(draft.ticket().identity()), draft, answers)
        .map(bounced -> new FaultText(flow.words()).nothingNew(bounced))
        .map(sentence -> context.ackWithErrors(Map.of(field, sentence)));
  }

  /**
   * Another route's details and checklist may still be on the screen when somebody submits fast.
   */
  private static boolean isDrawn(View view, Choice choice) {
    String details = PageTwo.detailsBlock(choice);
    return view.getBlocks().stream().anyMatch(block -> details.equals(block.getBlockId()));
  }

  private static Response answer(
      FilingOutcome outcome,
      EscalateFlow flow,
      Proposal proposal,
      View view,
      ViewSubmissionContext context) {
    return switch (outcome) {
      case FilingOutcome.Filed _ -> cleared(context);
      case FilingOutcome.AlreadyPending(var pending) ->
          context.ackWithUpdate(flow.pending(proposal, pending));
      case FilingOutcome.TicketMoved() -> changed(flow, proposal, Optional.empty(), view, context);
    };
  }

  private static Response changed(
      EscalateFlow flow,
      Proposal proposal,
      Optional<String> route,
      View view,
      ViewSubmissionContext context) {
    return context.ackWithUpdate(
        flow.pageTwo(
            proposal,
            route,
            PageTwoMemory.read(view.getPrivateMetadata()),
            Optional.of(flow.words().say(EscalatePhrase.CHANGED))));
  }

  private static ChecklistAnswer.Checked checklist(
      Choice choice, EscalationDraft draft, ViewValues values) {
    Route route = choice.suggestion().route();
    Set<String> ticked =
        values.ticked(PageTwo.checklistBlock(choice)).stream()
            .filter(index -> index.matches("[0-9]{1,2}"))
            .map(Integer::valueOf)
            .filter(index -> index < route.checklist().size())
            .map(route.checklist()::get)
            .collect(Collectors.toSet());
    return ChecklistAnswer.check(
        route.checklist(),
        ticked,
        values.text(PageTwo.openBecauseBlock(choice)).or(draft::explainsChecklist).orElse(""));
  }

  private static Response cleared(ViewSubmissionContext context) {
    return context.ack(response -> response.responseAction("clear"));
  }
}
