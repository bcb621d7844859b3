package dev.baton.bot.setup;

import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.setup.SetupAnswers;
import dev.baton.escalation.setup.SetupField;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import dev.baton.slack.Mrkdwn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Fields and what stands in them, as somebody reads them who did not fill them in. */
final class SetupLabels {
  private static final Map<String, SetupPhrase> PLAIN =
      Map.ofEntries(
          Map.entry(SetupField.EXAMPLE, SetupPhrase.EXAMPLE),
          Map.entry(SetupField.PREFIX, SetupPhrase.PREFIX),
          Map.entry(SetupField.PATTERN, SetupPhrase.PATTERN),
          Map.entry(SetupField.ADDRESS, SetupPhrase.ADDRESS),
          Map.entry(SetupField.TIERS, SetupPhrase.TIERS),
          Map.entry(SetupField.ENTRY, SetupPhrase.ENTRY),
          Map.entry(SetupField.CATEGORIES, SetupPhrase.CATEGORIES),
          Map.entry(SetupField.ACCOUNT_TIERS, SetupPhrase.ACCOUNT_TIERS),
          Map.entry(SetupField.TIER_TIMES, SetupPhrase.TIER_TIMES),
          Map.entry(SetupField.HOURS, SetupPhrase.HOURS),
          Map.entry(SetupField.ZONE, SetupPhrase.ZONE),
          Map.entry(SetupField.REGION, SetupPhrase.REGION),
          Map.entry(SetupField.CLOSED_DAYS, SetupPhrase.CLOSED_DAYS),
          Map.entry(SetupField.PEAK, SetupPhrase.PEAK),
          Map.entry(SetupField.EXCEPTIONS, SetupPhrase.EXCEPTIONS),
          Map.entry(SetupField.EMAIL, SetupPhrase.EMAIL),
          Map.entry(SetupField.RETENTION, SetupPhrase.RETENTION));

  private SetupLabels() {}

  static String of(String field, SetupAnswers answers, Wording words) {
    SetupPhrase plain = PLAIN.get(field);
    return plain == null ? ofTiers(answers, words).getOrDefault(field, field) : words.say(plain);
  }

  private static Map<String, String> ofTiers(SetupAnswers answers, Wording words) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (Priority priority : Priority.values()) {
      labels.put(
          SetupField.time(priority), words.say(SetupPhrase.TIME, "priority", priority.name()));
    }
    for (Tier tier : answers.tiers()) {
      labels.put(SetupField.leads(tier), words.say(SetupPhrase.LEADS, "tier", tier.name()));
      labels.put(SetupField.backups(tier), words.say(SetupPhrase.BACKUPS, "tier", tier.name()));
      labels.put(SetupField.owners(tier), words.say(SetupPhrase.OWNERS, "tier", tier.name()));
      labels.put(SetupField.moves(tier), words.say(SetupPhrase.MOVES, "tier", tier.name()));
      for (Tier to : answers.tiers()) {
        labels.put(
            SetupField.criteria(tier, to),
            words.say(SetupPhrase.CRITERIA, "from", tier.name(), "to", to.name()));
      }
    }
    return labels;
  }

  /** People as mentions, texts escaped. */
  static String values(String field, List<String> values) {
    return values.stream()
        .map(value ->
            SetupField.holdsPeople(field)
                ? Mrkdwn.mention(value)
                : Mrkdwn.escape(value.replaceAll("\\R", ", ")))
        .collect(Collectors.joining(", "));
  }
}
