package dev.baton.bot.decide;

import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.EscalationValue;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.escalation.decide.BounceCheck;
import dev.baton.escalation.escalate.BounceCode;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.matrix.Tier;
import dev.baton.matrix.Way;
import dev.baton.slack.FormView;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

  private final BounceMemory memory;
  private final Snapshot snapshot;
  private final Wording words;

  private BounceModal(BounceMemory memory, Snapshot snapshot, Wording words) {
    this.memory = memory;
    this.snapshot = snapshot;
    this.words = words;
  }

  static View empty(Escalation asked, Snapshot snapshot, Wording words) {
    return of(BounceMemory.of(asked), Optional.empty(), snapshot, words);
  }

  /** With the field that this reason needs. */
  static View of(BounceMemory memory, Optional<BounceCode> code, Snapshot snapshot, Wording words) {
    return new BounceModal(memory, snapshot, words).draw(code);
  }

  private View draw(Optional<BounceCode> code) {
    String intro = words.say(DecidePhrase.BOUNCE_EXPLAINED, "label", memory.label());
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(section(s -> s.text(markdownText(intro))));
    blocks.add(codes());
    code.filter(chosen -> offers(chosen, memory, snapshot))
        .flatMap(this::special)
        .ifPresent(blocks::add);
    if (code.filter(BounceCode.MISSING_INFORMATION::equals).isPresent() && !memory.questions()) {
      blocks.add(askInstead());
    }
    blocks.add(note());
    return FormView.of(
        ID,
        new FormView.Frame(
            words.say(DecidePhrase.BOUNCE_TITLE),
            words.say(DecidePhrase.BOUNCE),
            words.say(SharedPhrase.CANCEL)),
        memory.write(),
        blocks);
  }

  /** Whether this reason makes sense: only where the ticket can reach another tier. */
  static boolean offers(BounceCode code, BounceMemory memory, Snapshot snapshot) {
    return code != BounceCode.WRONG_TIER || !rightTiers(memory, snapshot).isEmpty();
  }

  private InputBlock codes() {
    BounceText text = new BounceText(words);
    List<OptionObject> options =
        Arrays.stream(BounceCode.values())
            .filter(code -> offers(code, memory, snapshot))
            .map(code -> Inputs.option(text.label(code), code.code()))
            .toList();
    InputBlock select =
        Inputs.select(
            Label.of(CODE, words.say(DecidePhrase.REASON), words.say(DecidePhrase.REASON_HINT)),
            options,
            Optional.empty());
    select.setDispatchAction(true);
    return select;
  }

  private Optional<LayoutBlock> special(BounceCode code) {
    return switch (code) {
      case WRONG_TIER -> Optional.of(rightTier());
      case DUPLICATE ->
          Optional.of(
              Inputs.line(
                  Label.of(
                      DUPLICATE_OF,
                      words.say(DecidePhrase.OTHER_TICKET),
                      words.say(DecidePhrase.OTHER_TICKET_HINT)),
                  Optional.empty(),
                  LONGEST_KEY));
      case MISSING_INFORMATION, NOT_ENOUGH_TRIED, ALREADY_SOLVED, NO_CAPACITY, OTHER ->
          Optional.empty();
    };
  }

  /** A way out of the form, which the lead need not take. */
  private LayoutBlock askInstead() {
    return section(s ->
        s.blockId(AskInsteadButton.ID)
            .text(markdownText(words.say(DecidePhrase.ASK_INSTEAD)))
            .accessory(
                button(b ->
                    b.actionId(AskInsteadButton.ID)
                        .value(EscalationValue.of(memory.ref()))
                        .text(plainText(words.say(DecidePhrase.ASK))))));
  }

  private LayoutBlock rightTier() {
    List<OptionObject> tiers =
        rightTiers(memory, snapshot).stream()
            .limit(MOST_OPTIONS)
            .map(way -> Inputs.option(new BounceText(words).tierBy(way), way.end().name()))
            .toList();
    return Inputs.select(
        Label.of(
            RIGHT_TIER,
            words.say(DecidePhrase.RIGHT_TIER),
            words.say(DecidePhrase.RIGHT_TIER_HINT)),
        tiers,
        Optional.empty());
  }

  /** The ways to every tier this ticket can reach, but the one that was asked. */
  static List<Way> rightTiers(BounceMemory memory, Snapshot snapshot) {
    return snapshot.matrix().stream()
        .flatMap(matrix -> Way.allFrom(new Tier(memory.from()), matrix).stream())
        .filter(way -> !way.end().name().equals(memory.to()))
        .toList();
  }

  private InputBlock note() {
    return Inputs.lines(
        Label.of(
            NOTE,
            words.say(DecidePhrase.NOTE),
            words.say(DecidePhrase.NOTE_HINT, "n", BounceCheck.SHORTEST_NOTE)),
        Optional.empty());
  }
}
