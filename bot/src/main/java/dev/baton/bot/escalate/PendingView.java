package dev.baton.bot.escalate;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.asElements;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.EscalationValue;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationDraft;
import dev.baton.slack.FormView;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import dev.baton.slack.TextChunks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Shown instead of page two when the ticket waits already: who asked, when, waiting for whom. What
 * was typed is offered as added information, so that it is not lost.
 */
final class PendingView {
  static final String ID = "escalate_pending";
  static final String REASON = "added_reason";
  static final String STEPS_TRIED = "added_steps_tried";

  private static final int SHOWN_REASON = 1500;

  private PendingView() {}

  /**
   * @param id what is added will have this id
   */
  static View of(Escalation pending, EscalationDraft draft, Wording words, UUID id) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(said(KnownFacts.pending(pending, words)));
    blocks.add(said(TextChunks.excerpt(pending.reason(), SHOWN_REASON)));
    blocks.addAll(typed(draft, words));
    blocks.addAll(FileFields.kept(draft.files(), words));
    if (draft.priority().compareTo(pending.priority()) < 0) {
      blocks.addAll(supersede(pending, draft, words));
    }
    return FormView.of(
        ID,
        new FormView.Frame(
            words.say(EscalatePhrase.PENDING_TITLE),
            words.say(EscalatePhrase.ADD_INFORMATION),
            words.say(EscalatePhrase.BACK)),
        new InformationForm(pending.ref(), id).write(),
        blocks);
  }

  private static List<LayoutBlock> typed(EscalationDraft draft, Wording words) {
    return List.of(
        Inputs.lines(
            Label.of(
                    REASON,
                    words.say(EscalatePhrase.ADD_REASON),
                    words.say(EscalatePhrase.ADD_REASON_HINT))
                .optionally(),
            Optional.of(draft.reason())),
        Inputs.lines(
            Label.of(STEPS_TRIED, words.say(EscalatePhrase.ADD_STEPS), "").optionally(),
            Optional.of(draft.stepsTried())));
  }

  private static List<LayoutBlock> supersede(
      Escalation pending, EscalationDraft draft, Wording words) {
    return List.of(
        said(
            words.say(
                EscalatePhrase.REPLACEABLE,
                "chosen",
                draft.priority().name(),
                "filed",
                pending.priority().name(),
                "next",
                String.valueOf(pending.seq() + 1),
                "seq",
                String.valueOf(pending.seq()))),
        actions(a ->
            a.elements(
                asElements(
                    button(b ->
                        b.actionId(SupersedeButton.ID)
                            .value(EscalationValue.of(pending.ref()))
                            .text(
                                plainText(
                                    words.say(
                                        EscalatePhrase.REPLACE,
                                        "priority",
                                        draft.priority().name()))))))));
  }

  private static LayoutBlock said(String mrkdwn) {
    return section(s -> s.text(markdownText(mrkdwn)));
  }
}
