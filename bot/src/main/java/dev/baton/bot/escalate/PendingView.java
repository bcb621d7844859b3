package dev.baton.bot.escalate;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.asElements;
import static com.slack.api.model.block.element.BlockElements.button;
import static com.slack.api.model.view.Views.view;
import static com.slack.api.model.view.Views.viewClose;
import static com.slack.api.model.view.Views.viewSubmit;
import static com.slack.api.model.view.Views.viewTitle;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import dev.baton.bot.surface.EscalationValue;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationDraft;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import dev.baton.slack.Mrkdwn;
import dev.baton.slack.TextChunks;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Shown instead of page two when the ticket waits already: who asked, when, waiting for whom. What
 * was typed is offered as added information, so that it is not lost.
 */
final class PendingView {
  static final String ID = "escalate_pending";
  static final String TITLE = "Already escalated";
  static final String REASON = "added_reason";
  static final String STEPS_TRIED = "added_steps_tried";

  private static final int SHOWN_REASON = 1500;

  private PendingView() {}

  /**
   * @param id what is added will have this id
   */
  static View of(Escalation pending, EscalationDraft draft, ZoneId zone, UUID id) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(said(sentence(pending, zone)));
    blocks.add(said(TextChunks.excerpt(pending.reason(), SHOWN_REASON)));
    blocks.addAll(typed(draft));
    if (draft.priority().compareTo(pending.priority()) < 0) {
      blocks.addAll(supersede(pending, draft));
    }
    return view(v ->
        v.type("modal")
            .callbackId(ID)
            .title(viewTitle(t -> t.type("plain_text").text(TITLE)))
            .submit(viewSubmit(s -> s.type("plain_text").text("Add information")))
            .close(viewClose(c -> c.type("plain_text").text("Back")))
            .privateMetadata(new InformationForm(pending.ref(), id).write())
            .blocks(blocks));
  }

  private static String sentence(Escalation pending, ZoneId zone) {
    return "*%s* is already waiting for a decision.\nFiled by %s on %s, from %s to %s, waiting for %s until %s."
        .formatted(
            Mrkdwn.escape(pending.label()),
            Mrkdwn.mention(pending.requester()),
            Mrkdwn.time(pending.requestedAt(), zone),
            Mrkdwn.escape(pending.from().name()),
            Mrkdwn.escape(pending.to().name()),
            Mrkdwn.mentions(pending.recipients().stream().map(Recipient::member).toList()),
            Mrkdwn.time(pending.decideBy(), zone));
  }

  private static List<LayoutBlock> typed(EscalationDraft draft) {
    return List.of(
        Inputs.lines(
            Label.of(REASON, "Add your reason to it", "The people asked see it at once.")
                .optionally(),
            Optional.of(draft.reason())),
        Inputs.lines(
            Label.of(STEPS_TRIED, "Add what you tried", "").optionally(),
            Optional.of(draft.stepsTried())));
  }

  private static List<LayoutBlock> supersede(Escalation pending, EscalationDraft draft) {
    return List.of(
        said(
            String.format(
                Locale.ROOT,
                "You chose *%s*, it was filed as *%s*. You can replace it: #%d is then withdrawn"
                    + " and yours filed as #%d.",
                draft.priority(),
                pending.priority(),
                pending.seq(),
                pending.seq() + 1)),
        actions(a ->
            a.elements(
                asElements(
                    button(b ->
                        b.actionId(SupersedeButton.ID)
                            .value(EscalationValue.of(pending.ref()))
                            .text(plainText("Replace it as " + draft.priority())))))));
  }

  private static LayoutBlock said(String mrkdwn) {
    return section(s -> s.text(markdownText(mrkdwn)));
  }
}
