package dev.baton.escalation.setup;

import dev.baton.matrix.Names;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import dev.baton.matrix.TypedLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tickets that skip tiers, as one line says it: {@code data loss goes straight to T3}, or {@code
 * Enterprise, P1 -> T3}.
 *
 * @param line as typed
 * @param categories none of them known before becomes one
 */
record SetupException(
    String line,
    Tier to,
    List<Priority> priorities,
    List<String> accountTiers,
    List<String> categories) {
  private static final Pattern CONNECTOR =
      Pattern.compile(
          "\\s*(?:->|=>|→|:|=|\\b(?:(?:goes?|always|straight|directly|right|is|must)\\s+)*to)\\s*$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern AND =
      Pattern.compile("\\s*(?:[,+&]|\\band\\b)\\s*", Pattern.CASE_INSENSITIVE);

  SetupException {
    priorities = List.copyOf(priorities);
    accountTiers = List.copyOf(accountTiers);
    categories = List.copyOf(categories);
  }

  /** Empty when the line does not end with a tier, or says nothing before it. */
  static Optional<SetupException> parse(String line, List<Tier> tiers, List<String> accountTiers) {
    String typed = TypedLine.withoutFullStop(TypedLine.of(line));
    return tiers.stream()
        .filter(tier -> endsWith(typed, tier))
        .max(Comparator.comparingInt(tier -> Names.key(tier.name()).length()))
        .flatMap(tier -> before(typed, tier).map(what -> of(typed, tier, what, accountTiers)));
  }

  private static boolean endsWith(String line, Tier tier) {
    String key = Names.key(line);
    String name = Names.key(tier.name());
    int start = key.length() - name.length();
    return start > 0
        && key.endsWith(name)
        && !Character.isLetterOrDigit(key.codePointBefore(start));
  }

  private static Optional<String> before(String line, Tier tier) {
    String name = TypedLine.of(tier.name());
    int end = line.length() - name.length();
    if (end <= 0) {
      return Optional.empty();
    }
    Matcher connector = CONNECTOR.matcher(line.substring(0, end).strip());
    return connector.find()
        ? Optional.of(connector.replaceFirst("").strip()).filter(what -> !what.isEmpty())
        : Optional.empty();
  }

  private static SetupException of(
      String line, Tier to, String what, List<String> knownAccountTiers) {
    List<Priority> priorities = new ArrayList<>();
    List<String> accountTiers = new ArrayList<>();
    List<String> categories = new ArrayList<>();
    for (String part : AND.split(what)) {
      Optional<Priority> priority = Priority.parse(part);
      Optional<String> known = same(knownAccountTiers, part);
      if (priority.isPresent()) {
        priorities.add(priority.get());
      } else if (known.isPresent()) {
        accountTiers.add(known.get());
      } else if (!part.isBlank()) {
        categories.add(part);
      }
    }
    return new SetupException(line, to, priorities, accountTiers, categories);
  }

  private static Optional<String> same(List<String> known, String word) {
    return known.stream().filter(one -> Names.key(one).equals(Names.key(word))).findFirst();
  }

  boolean saysNothing() {
    return priorities.isEmpty() && accountTiers.isEmpty() && categories.isEmpty();
  }
}
