package dev.baton.bot.detect;

import static com.slack.api.model.block.Blocks.divider;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.ButtonElement;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Wording;
import dev.baton.db.Tx;
import dev.baton.db.detect.Criteria;
import dev.baton.db.detect.CriterionHits;
import dev.baton.db.detect.CriterionHits.FoundSoFar;
import dev.baton.db.detect.CriterionModes;
import dev.baton.escalation.detect.CriterionMode;
import dev.baton.matrix.sla.DetectionRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The criteria as an admin sees them on App Home: which file, and what those on watch would have
 * filed.
 *
 * @param shown the first ones
 * @param more how many others there are
 */
public record CriteriaCard(List<Shown> shown, int more) {
  /** A page of App Home holds a hundred blocks in all. */
  private static final int MOST = 12;

  public CriteriaCard {
    shown = List.copyOf(shown);
  }

  /** One criterion. */
  public record Shown(DetectionRule rule, boolean files, FoundSoFar found) {}

  /** As they stand now. */
  public static CriteriaCard read(Tx tx) {
    List<DetectionRule> rules = Criteria.in(tx).live().rules();
    Map<UUID, CriterionMode> modes = CriterionModes.in(tx).chosen();
    Map<UUID, FoundSoFar> found = CriterionHits.in(tx).soFar();
    List<Shown> shown = new ArrayList<>();
    rules.stream()
        .limit(MOST)
        .forEach(rule ->
            shown.add(
                new Shown(
                    rule,
                    CriterionMode.of(rule, modes).files(),
                    found.getOrDefault(rule.id(), FoundSoFar.NOTHING))));
    return new CriteriaCard(shown, rules.size() - shown.size());
  }

  /** Drawn for that reader. */
  public List<LayoutBlock> blocks(Wording words) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(divider());
    blocks.add(said(words.say(DetectPhrase.CRITERIA)));
    if (shown.isEmpty()) {
      blocks.add(said(words.say(DetectPhrase.NO_CRITERIA)));
    }
    shown.forEach(each ->
        blocks.add(
            section(
                s -> s.text(markdownText(line(each, words))).accessory(switching(each, words)))));
    if (more > 0) {
      blocks.add(said(words.say(DetectPhrase.MORE_CRITERIA, "n", more)));
    }
    return blocks;
  }

  private static LayoutBlock said(String text) {
    return section(s -> s.text(markdownText(text)));
  }

  private static String line(Shown each, Wording words) {
    String say = each.rule().say();
    String tier = each.rule().to().name();
    return each.files()
        ? words.say(
            DetectPhrase.CRITERION_FILES, "say", say, "tier", tier, "n", each.found().filed())
        : words.say(
            DetectPhrase.CRITERION_WATCHES,
            "say",
            say,
            "tier",
            tier,
            "n",
            each.found().watched(),
            "tickets",
            Arg.allOf(each.found().latest()));
  }

  private static ButtonElement switching(Shown each, Wording words) {
    String label = words.say(each.files() ? DetectPhrase.BACK_TO_WATCH : DetectPhrase.SWITCH_ON);
    return button(b ->
        b.actionId(CriterionSwitch.ID)
            .text(plainText(label))
            .value(CriterionSwitch.value(each.rule(), !each.files())));
  }
}
