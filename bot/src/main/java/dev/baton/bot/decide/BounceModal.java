package dev.baton.bot.decide;

import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.view.View;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.escalation.decide.BounceCheck;
import dev.baton.escalation.escalate.BounceCode;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Tier;
import dev.baton.slack.FormView;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import dev.baton.slack.Mrkdwn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Why an escalation goes back. Which fields it has depends on the reason chosen; drawn anew it
 * keeps the blocks it had, so that what was typed stays.
 */
final class BounceModal {
  static final String ID = "bounce_modal";
  static final String CODE = "bounce_code";
  static final String NOTE = "bounce_note";
  static final String RIGHT_TIER = "right_tier";
  static final String DUPLICATE_OF = "duplicate_of";

  private static final int LONGEST_KEY = 500;
  private static final int MOST_OPTIONS = 100;

  private BounceModal() {}

  static View empty(Escalation asked, Snapshot snapshot) {
    return of(BounceMemory.of(asked), Optional.empty(), snapshot);
  }

  /** With the field that this reason needs. */
  static View of(BounceMemory memory, Optional<BounceCode> code, Snapshot snapshot) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(section(s -> s.text(markdownText(intro(memory)))));
    blocks.add(codes(memory, snapshot));
    code.filter(chosen -> offers(chosen, memory, snapshot))
        .flatMap(chosen -> special(chosen, memory, snapshot))
        .ifPresent(blocks::add);
    blocks.add(note());
    return FormView.of(ID, "Bounce", "Bounce", memory.write(), blocks);
  }

  private static String intro(BounceMemory memory) {
    return "*%s* goes back to who asked, with your note. Its owner stays."
        .formatted(Mrkdwn.escape(memory.label()));
  }

  /** Whether this reason makes sense: with one tier there is no other that could be right. */
  static boolean offers(BounceCode code, BounceMemory memory, Snapshot snapshot) {
    return code != BounceCode.WRONG_TIER || !otherTiers(memory, snapshot).isEmpty();
  }

  private static InputBlock codes(BounceMemory memory, Snapshot snapshot) {
    List<OptionObject> options =
        Arrays.stream(BounceCode.values())
            .filter(code -> offers(code, memory, snapshot))
            .map(code -> Inputs.option(DecisionText.code(code), code.code()))
            .toList();
    InputBlock select =
        Inputs.select(
            Label.of(
                CODE,
                "Reason",
                "Duplicate, already solved and no capacity never count against the agent."),
            options,
            Optional.empty());
    select.setDispatchAction(true);
    return select;
  }

  private static Optional<LayoutBlock> special(
      BounceCode code, BounceMemory memory, Snapshot snapshot) {
    return switch (code) {
      case WRONG_TIER -> Optional.of(rightTier(memory, snapshot));
      case DUPLICATE ->
          Optional.of(
              Inputs.line(
                  Label.of(DUPLICATE_OF, "Duplicate of", "The other ticket's key or address."),
                  Optional.empty(),
                  LONGEST_KEY));
      case MISSING_INFORMATION, NOT_ENOUGH_TRIED, ALREADY_SOLVED, NO_CAPACITY, OTHER ->
          Optional.empty();
    };
  }

  private static LayoutBlock rightTier(BounceMemory memory, Snapshot snapshot) {
    List<OptionObject> tiers =
        otherTiers(memory, snapshot).stream().limit(MOST_OPTIONS).map(Inputs::option).toList();
    return Inputs.select(
        Label.of(RIGHT_TIER, "Right tier", "Where this ticket belongs instead."),
        tiers,
        Optional.empty());
  }

  private static List<String> otherTiers(BounceMemory memory, Snapshot snapshot) {
    return snapshot.matrix().map(Matrix::tiers).orElse(List.of()).stream()
        .map(Tier::name)
        .filter(name -> !name.equals(memory.to()))
        .toList();
  }

  private static InputBlock note() {
    return Inputs.lines(
        Label.of(
            NOTE,
            "Note",
            String.format(
                Locale.ROOT,
                "What has to be mended, in %d characters or more. Who asked reads it in Slack and"
                    + " by email.",
                BounceCheck.SHORTEST_NOTE)),
        Optional.empty());
  }
}
