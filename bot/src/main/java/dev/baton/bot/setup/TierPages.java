package dev.baton.bot.setup;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.setup.SetupAnswers;
import dev.baton.escalation.setup.SetupCheck;
import dev.baton.escalation.setup.SetupField;
import dev.baton.matrix.Tier;
import dev.baton.slack.Inputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Steps 2 to 4: the tiers, the people of each, and where tickets may go. */
final class TierPages {
  private TierPages() {}

  static List<LayoutBlock> tiers(SetupFields fields) {
    Wording words = fields.words();
    return List.of(
        fields.said(words.say(SetupPhrase.TIERS_INTRO, "most", SetupCheck.MOST_TIERS)),
        fields.lines(
            SetupField.TIERS,
            words.say(SetupPhrase.TIERS),
            words.say(SetupPhrase.TIERS_HINT),
            false),
        fields.line(
            SetupField.ENTRY,
            words.say(SetupPhrase.ENTRY),
            words.say(SetupPhrase.ENTRY_HINT),
            Optional.empty()));
  }

  static List<LayoutBlock> people(SetupFields fields) {
    Wording words = fields.words();
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(fields.said(words.say(SetupPhrase.PEOPLE_INTRO)));
    for (Tier tier : fields.answers().tiers()) {
      blocks.add(
          fields.people(
              SetupField.leads(tier),
              words.say(SetupPhrase.LEADS, "tier", tier.name()),
              words.say(SetupPhrase.LEADS_HINT),
              false));
      blocks.add(
          fields.people(
              SetupField.backups(tier),
              words.say(SetupPhrase.BACKUPS, "tier", tier.name()),
              words.say(SetupPhrase.BACKUPS_HINT),
              true));
      blocks.add(
          fields.people(
              SetupField.owners(tier),
              words.say(SetupPhrase.OWNERS, "tier", tier.name()),
              words.say(SetupPhrase.OWNERS_HINT),
              false));
    }
    return blocks;
  }

  static List<LayoutBlock> moves(SetupFields fields) {
    Wording words = fields.words();
    SetupAnswers answers = fields.answers();
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(fields.said(words.say(SetupPhrase.MOVES_INTRO)));
    int left = SetupCheck.MOST_MOVES;
    for (Tier from : answers.tiers()) {
      List<OptionObject> others =
          answers.tiers().stream()
              .filter(tier -> !tier.equals(from))
              .map(tier -> Inputs.option(tier.name()))
              .toList();
      List<Tier> moves = answers.movesFrom(from);
      blocks.add(
          fields.boxes(
              SetupField.moves(from),
              words.say(SetupPhrase.MOVES, "tier", from.name()),
              others,
              moves.stream().map(Tier::name).toList()));
      moves.stream().limit(left).map(to -> criteria(fields, from, to)).forEach(blocks::add);
      left = Math.max(0, left - moves.size());
    }
    return blocks;
  }

  private static LayoutBlock criteria(SetupFields fields, Tier from, Tier to) {
    return fields.needed(
        SetupField.criteria(from, to),
        fields.words().say(SetupPhrase.CRITERIA, "from", from.name(), "to", to.name()),
        fields.words().say(SetupPhrase.CRITERIA_HINT));
  }
}
