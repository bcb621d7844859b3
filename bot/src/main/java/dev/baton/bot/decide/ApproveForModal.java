package dev.baton.bot.decide;

import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static dev.baton.bot.phrases.Arg.person;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.EscalationValue;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.slack.FormView;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import dev.baton.slack.TextView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who of the receiving tier is to own the ticket. */
final class ApproveForModal {
  static final String ID = "approve_for_modal";
  static final String NEW_OWNER = "new_owner";

  private static final int MOST_OPTIONS = 100;

  private final Wording words;

  ApproveForModal(Wording words) {
    this.words = words;
  }

  /**
   * @param owners best first, not empty; the first is preselected
   * @param because why the proposed owner cannot take it, plain; empty when they can
   */
  View of(Escalation asked, List<NewOwner> owners, Optional<String> because) {
    List<OptionObject> options =
        owners.stream()
            .limit(MOST_OPTIONS)
            .map(owner -> Inputs.option(owner.label(words), owner.id()))
            .toList();
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(section(s -> s.text(markdownText(intro(asked, because)))));
    blocks.add(
        Inputs.select(
            Label.of(NEW_OWNER, words.say(DecidePhrase.NEW_OWNER), hint(asked, owners.size())),
            options,
            Optional.of(initial(asked, owners))));
    return FormView.of(
        ID,
        new FormView.Frame(
            words.say(DecidePhrase.APPROVE_FOR_TITLE),
            words.say(DecidePhrase.APPROVE),
            words.say(SharedPhrase.CANCEL)),
        EscalationValue.of(asked.ref()),
        blocks);
  }

  /** Said when nobody of that tier can own it. */
  View nobody(Escalation asked) {
    return said(
        words.say(DecidePhrase.NOBODY_CAN_OWN, "tier", asked.to().name(), "label", asked.label()));
  }

  /** The same title over a sentence, in Slack's format. */
  View said(String sentence) {
    return TextView.of(
        words.say(DecidePhrase.APPROVE_FOR_TITLE), sentence, words.say(SharedPhrase.CLOSE));
  }

  private String intro(Escalation asked, Optional<String> because) {
    return because.isPresent()
        ? words.say(
            DecidePhrase.ASKED_FOR_ANOTHER,
            "label",
            asked.label(),
            "asker",
            person(asked.requester()),
            "from",
            asked.from().name(),
            "to",
            asked.to().name(),
            "why",
            because.get())
        : words.say(
            DecidePhrase.ASKED_FOR,
            "label",
            asked.label(),
            "asker",
            person(asked.requester()),
            "from",
            asked.from().name(),
            "to",
            asked.to().name());
  }

  private String hint(Escalation asked, int people) {
    return people > MOST_OPTIONS
        ? words.say(
            DecidePhrase.NEW_OWNER_HINT_SOME,
            "tier",
            asked.to().name(),
            "most",
            MOST_OPTIONS,
            "all",
            people)
        : words.say(DecidePhrase.NEW_OWNER_HINT, "tier", asked.to().name());
  }

  private static String initial(Escalation asked, List<NewOwner> owners) {
    return owners.stream()
        .map(NewOwner::id)
        .limit(MOST_OPTIONS)
        .filter(asked.proposedOwner()::equals)
        .findFirst()
        .orElseGet(() -> owners.getFirst().id());
  }
}
