package dev.baton.bot.setup;

import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;
import static java.util.Objects.requireNonNull;

import com.slack.api.model.block.LayoutBlock;
import dev.baton.bot.notify.Buttons;
import dev.baton.bot.phrases.Wording;
import dev.baton.db.Tx;
import dev.baton.db.matrix.Matrices;
import dev.baton.db.setup.SetupInterview;
import dev.baton.db.setup.SetupInterviews;
import dev.baton.escalation.setup.SetupStep;
import java.util.List;
import java.util.Optional;

/**
 * What App Home says of the interview to an admin.
 *
 * @param live whether a matrix is live
 * @param step at which an interview stands; empty when none is open
 */
public record SetupCard(boolean live, Optional<SetupStep> step) {
  public SetupCard {
    requireNonNull(step);
  }

  public static SetupCard read(Tx tx) {
    Optional<Integer> live = Matrices.in(tx).liveVersion();
    return new SetupCard(
        live.isPresent(),
        SetupInterviews.in(tx)
            .open()
            .filter(interview -> interview.baseVersion().equals(live))
            .map(SetupInterview::step));
  }

  public List<LayoutBlock> blocks(Wording words) {
    String text =
        step.map(at ->
                words.say(
                    SetupPhrase.CARD_OPEN, "step", at.number(), "steps", SetupStep.values().length))
            .orElseGet(() -> words.say(live ? SetupPhrase.CARD_AGAIN : SetupPhrase.CARD));
    SetupPhrase label =
        step.isPresent() ? SetupPhrase.CONTINUE : live ? SetupPhrase.AGAIN : SetupPhrase.BEGIN;
    String value = live ? SetupButton.AGAIN : SetupButton.START;
    String style = live ? null : "primary";
    return List.of(
        section(s ->
            s.text(markdownText(text))
                .accessory(
                    button(b ->
                        b.actionId(Buttons.SETUP)
                            .value(value)
                            .style(style)
                            .text(plainText(words.say(label)))))));
  }
}
