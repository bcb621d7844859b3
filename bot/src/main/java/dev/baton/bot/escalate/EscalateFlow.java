package dev.baton.bot.escalate;

import com.slack.api.model.view.View;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.escalate.Drafts;
import dev.baton.db.escalate.KnownTickets;
import dev.baton.escalation.escalate.ChecklistAnswer;
import dev.baton.escalation.escalate.Draft;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationDraft;
import dev.baton.escalation.escalate.Filing;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Suggestions;
import dev.baton.slack.Caller;
import dev.baton.slack.TextView;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * One person on the way through the modal: what holds for their draft now, and which page that
 * makes.
 */
final class EscalateFlow {
  private final Snapshot snapshot;
  private final Matrix matrix;
  private final Caller caller;
  private final Instant now;
  private final Supplier<UUID> ids;
  private final Wording words;

  /**
   * @throws NoSuchElementException when the workspace has no matrix yet
   */
  EscalateFlow(BotParts parts, Snapshot snapshot, Caller caller) {
    this.snapshot = snapshot;
    this.matrix = snapshot.matrix().orElseThrow();
    this.caller = caller;
    this.now = parts.clock().instant();
    this.ids = parts.ids();
    this.words = snapshot.wordingFor(caller.member());
  }

  Proposal proposal(Tx tx, EscalationDraft draft) {
    return Proposal.of(tx, snapshot, matrix, draft, caller.member(), now);
  }

  /** The draft of this modal, checked again; empty when it is older than a day. */
  Optional<EscalationDraft> checked(Tx tx, Optional<Draft> draft) {
    return draft.flatMap(kept ->
        EscalationDraft.check(kept.answers(), typed -> ticketOf(tx, typed))
                instanceof EscalationDraft.Accepted(var accepted)
            ? Optional.of(accepted)
            : Optional.empty());
  }

  /** What holds now for this person's draft of that modal; empty where there is none of theirs. */
  Optional<Proposal> proposalOf(Tx tx, String rootViewId) {
    return checked(
            tx,
            Drafts.in(tx)
                .ofModal(rootViewId)
                .filter(draft -> draft.author().equals(caller.member())))
        .map(draft -> proposal(tx, draft));
  }

  Matrix matrix() {
    return matrix;
  }

  /** The ticket that somebody means: a known one in any of its spellings, else what is typed. */
  Optional<TicketKey> ticketOf(Tx tx, String typed) {
    return KnownTickets.in(tx).keyOf(snapshot.format().read(typed));
  }

  /** How to speak to this person. */
  Wording words() {
    return words;
  }

  /** The page that follows page one. */
  View next(Proposal proposal) {
    if (proposal.pending().isPresent()) {
      return pending(proposal, proposal.pending().get());
    }
    return pageTwo(proposal, Optional.empty(), PageTwoMemory.NONE, Optional.empty());
  }

  View pending(Proposal proposal, Escalation pending) {
    return PendingView.of(pending, proposal.draft(), words, ids.get());
  }

  /**
   * Page two with this choice, or the best one where that is not valid; a text where nothing is.
   *
   * @param route chosen; its best candidate is preselected
   * @param notice said at the top
   */
  View pageTwo(
      Proposal proposal, Optional<String> route, PageTwoMemory memory, Optional<String> notice) {
    List<Choice> choices = choices(proposal);
    if (choices.isEmpty()) {
      return TextView.of(
          words.say(EscalatePhrase.ESCALATE_TITLE),
          new NowhereText(words).of(proposal),
          words.say(SharedPhrase.CLOSE));
    }
    Choice choice =
        route
            .flatMap(value -> Choice.find(choices, value, Optional.empty()))
            .orElse(choices.getFirst());
    return new PageTwo(proposal, choices, choice, caller.member(), words).draw(memory, notice);
  }

  /** What page two offers for this draft now. */
  PageTwoOptions options(Proposal proposal) {
    return new PageTwoOptions(choices(proposal), words, PageTwo.text(proposal, words));
  }

  /** All that is valid for this draft now, best first; empty when nothing is. */
  List<Choice> choices(Proposal proposal) {
    return switch (proposal.suggestions()) {
      case Suggestions.Offered offered -> Choice.of(matrix.version(), offered);
      case Suggestions.LastTier _, Suggestions.NoRoute _ -> List.of();
    };
  }

  Filing filing(
      Draft draft,
      Proposal proposal,
      Choice choice,
      List<ChecklistAnswer> checklist,
      Optional<Integer> supersedes) {
    return new Filing(
        draft.id(),
        proposal.draft(),
        caller.member(),
        choice.suggestion().route(),
        matrix.version(),
        choice.suggestion().direction(),
        choice.candidate().person().id(),
        choice.because(),
        checklist,
        proposal.deciders(choice.suggestion().route()),
        draft.resendOf(),
        supersedes,
        now);
  }
}
