package dev.baton.bot.escalate;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.view.View;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.Tx;
import dev.baton.db.escalate.Drafts;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.file.Attachments;
import dev.baton.db.member.Members;
import dev.baton.escalation.escalate.Draft;
import dev.baton.escalation.escalate.DraftAnswers;
import dev.baton.escalation.escalate.GivenFile;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.slack.Caller;
import dev.baton.slack.ViewValues;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps what stands on page one for a day, whether it was submitted or closed. */
final class DraftKeeping {
  private final BotParts parts;
  private final Tx tx;
  private final Caller caller;

  DraftKeeping(BotParts parts, Tx tx, Caller caller) {
    this.parts = parts;
    this.tx = tx;
    this.caller = caller;
  }

  /**
   * Keeps it in place of what this modal kept before.
   *
   * @param ticket the ticket it is about; empty where none was named
   */
  void keep(View view, DraftAnswers answers, PageOneMemory memory, Optional<TicketKey> ticket) {
    Instant now = parts.clock().instant();
    Draft draft =
        new Draft(
            parts.ids().get(),
            view.getRootViewId(),
            caller.member(),
            named(answers),
            ticket.map(TicketKey::identity).flatMap(memory::resendOf),
            now);
    Draft kept = Drafts.in(tx).keep(draft);
    if (kept.id().equals(draft.id())) {
      tx.enqueue(Drafts.ERASE, kept.id().toString(), now.plus(Draft.KEPT_FOR));
    }
  }

  /** A box shows only the beginning of a long name. */
  private DraftAnswers named(DraftAnswers answers) {
    List<String> ids = answers.files().stream().map(GivenFile::id).toList();
    Map<String, GivenFile> known = new HashMap<>(Attachments.in(tx).known(ids));
    Drafts.in(tx).filesGivenBy(caller.member()).forEach(file -> known.put(file.id(), file));
    return answers.withFiles(
        answers.files().stream().map(file -> known.getOrDefault(file.id(), file)).toList());
  }

  /**
   * Keeps what was typed into a page one that was closed, where Slack tells it. What only stood
   * there already is nothing that somebody would miss.
   */
  void keepTyped(View view) {
    Optional<Draft> before = Drafts.in(tx).ofModal(view.getRootViewId());
    boolean theirs = before.map(draft -> draft.author().equals(caller.member())).orElse(true);
    boolean filed = before.flatMap(draft -> Escalations.in(tx).ofDraft(draft.id())).isPresent();
    boolean mayFile = Members.in(tx).find(caller.member()).filter(Member::mayFile).isPresent();
    if (theirs && !filed && mayFile && isTyped(view)) {
      DraftAnswers answers = PageOne.read(view);
      Optional<TicketKey> ticket =
          parts
              .snapshots()
              .inMemory(caller.orgId())
              .flatMap(snapshot -> snapshot.format().parse(answers.ticket()));
      keep(view, answers, PageOneMemory.read(view.getPrivateMetadata()), ticket);
    }
  }

  private static boolean isTyped(View view) {
    ViewValues values = ViewValues.of(view);
    boolean filesGiven =
        view.getBlocks().stream()
            .anyMatch(block -> !values.filesGiven(block.getBlockId()).isEmpty());
    return filesGiven
        || view.getBlocks().stream()
            .filter(InputBlock.class::isInstance)
            .map(InputBlock.class::cast)
            .filter(block -> block.getElement() instanceof PlainTextInputElement)
            .filter(block ->
                block.getBlockId().equals(PageOne.REASON)
                    || block.getBlockId().equals(PageOne.STEPS_TRIED))
            .anyMatch(block ->
                values
                    .text(block.getBlockId())
                    .filter(text ->
                        !text.equals(
                            ((PlainTextInputElement) block.getElement()).getInitialValue()))
                    .isPresent());
  }
}
