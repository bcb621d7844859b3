package dev.baton.escalation.setup;

import dev.baton.escalation.setup.SetupFault.Kind;
import dev.baton.matrix.Availability;
import dev.baton.matrix.Directory;
import dev.baton.matrix.Person;
import dev.baton.matrix.Tier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is wrong with the answers of a step; each fault belongs to a field of that step. */
public final class SetupCheck {
  /** Slack shows ten boxes at most, and a tier's moves are one box for each other tier. */
  public static final int MOST_TIERS = 11;

  /** With the boxes they stand on one page, which holds a hundred blocks. */
  public static final int MOST_MOVES = 80;

  static final int LONGEST_TIER = 50;
  static final int LONGEST_CRITERIA = 1_000;
  private static final int MOST_PEOPLE = 50;

  private final SetupAnswers answers;
  private final Directory people;

  /**
   * @param people the workspace's members, by whom chosen ones are known
   */
  public SetupCheck(SetupAnswers answers, Directory people) {
    this.answers = answers;
    this.people = people;
  }

  /** Every fault of this step by its field; empty when it can be left. */
  public Map<String, SetupFault> of(SetupStep step) {
    return switch (step) {
      case NAMING -> new NamingAnswers(answers).faults();
      case TIERS -> tiers();
      case PEOPLE -> people();
      case MOVES -> moves();
      case DETAILS -> new DetailAnswers(answers).faults();
      case READ_BACK -> Map.of();
    };
  }

  /** The first step that cannot be left yet; the last one when all can. */
  public SetupStep open() {
    for (SetupStep step : SetupStep.values()) {
      if (!of(step).isEmpty()) {
        return step;
      }
    }
    return SetupStep.READ_BACK;
  }

  private Map<String, SetupFault> tiers() {
    List<Tier> tiers = answers.tiers();
    return tierFault(tiers)
        .map(fault -> Map.of(SetupField.TIERS, fault))
        .or(() ->
            answers
                .text(SetupField.ENTRY)
                .map(Tier::new)
                .filter(entry -> !tiers.contains(entry))
                .map(entry -> Map.of(SetupField.ENTRY, SetupFault.of(Kind.NO_ENTRY, entry.name()))))
        .orElse(Map.of());
  }

  private static Optional<SetupFault> tierFault(List<Tier> tiers) {
    if (tiers.size() < 2) {
      return Optional.of(SetupFault.of(Kind.TOO_FEW_TIERS));
    }
    if (tiers.size() > MOST_TIERS) {
      return Optional.of(SetupFault.limit(Kind.TOO_MANY_TIERS, MOST_TIERS));
    }
    return tiers.stream()
        .map(Tier::name)
        .flatMap(name ->
            name.contains("|")
                ? Optional.of(SetupFault.of(Kind.TIER_WITH_BAR, name)).stream()
                : name.length() > LONGEST_TIER
                    ? Optional.of(new SetupFault(Kind.TIER_TOO_LONG, name, LONGEST_TIER)).stream()
                    : Optional.<SetupFault>empty().stream())
        .findFirst();
  }

  private Map<String, SetupFault> people() {
    Map<String, SetupFault> faults = new LinkedHashMap<>();
    List<Tier> tiers = answers.tiers();
    for (Tier tier : tiers) {
      chosen(faults, SetupField.leads(tier), true);
      chosen(faults, SetupField.backups(tier), false);
      chosen(faults, SetupField.owners(tier), !tier.equals(tiers.getFirst()));
    }
    return faults;
  }

  private void chosen(Map<String, SetupFault> faults, String field, boolean needed) {
    List<String> ids = answers.list(field);
    if (needed && ids.isEmpty()) {
      faults.put(field, SetupFault.of(Kind.NOBODY_CHOSEN));
    }
    if (ids.size() > MOST_PEOPLE) {
      faults.put(field, SetupFault.limit(Kind.TOO_MANY_PEOPLE, MOST_PEOPLE));
    }
    ids.stream()
        .flatMap(id -> personFault(id).stream())
        .findFirst()
        .ifPresent(fault -> faults.put(field, fault));
  }

  private Optional<SetupFault> personFault(String id) {
    Optional<Person> person = people.find(id);
    if (person.isEmpty()) {
      return Optional.of(SetupFault.of(Kind.UNKNOWN_PERSON, id));
    }
    String name = person.get().name();
    return switch (person.get().availability()) {
      case Availability.Guest _ -> Optional.of(SetupFault.of(Kind.GUEST, name));
      case Availability.Deactivated _ -> Optional.of(SetupFault.of(Kind.DEACTIVATED, name));
      case Availability.Available _, Availability.Away _ ->
          person.get().email().isPresent()
              ? Optional.empty()
              : Optional.of(SetupFault.of(Kind.NO_EMAIL, name));
    };
  }

  private Map<String, SetupFault> moves() {
    Map<String, SetupFault> faults = new LinkedHashMap<>();
    List<Tier> tiers = answers.tiers();
    for (Tier from : tiers) {
      for (Tier to : answers.movesFrom(from)) {
        String field = SetupField.criteria(from, to);
        String criteria = answers.text(field).orElse("");
        if (criteria.isBlank()) {
          faults.put(field, SetupFault.of(Kind.BLANK_CRITERIA));
        } else if (criteria.length() > LONGEST_CRITERIA) {
          faults.put(field, SetupFault.limit(Kind.VALUE_TOO_LONG, LONGEST_CRITERIA));
        }
      }
    }
    notReached(tiers)
        .ifPresent(tier -> {
          Tier before = tiers.get(tiers.indexOf(tier) - 1);
          faults.put(SetupField.moves(before), SetupFault.of(Kind.NOT_REACHED, tier.name()));
        });
    if (!tiers.isEmpty() && count(tiers) > MOST_MOVES) {
      faults.put(
          SetupField.moves(tiers.getFirst()), SetupFault.limit(Kind.TOO_MANY_MOVES, MOST_MOVES));
    }
    return faults;
  }

  private int count(List<Tier> tiers) {
    return tiers.stream().mapToInt(tier -> answers.movesFrom(tier).size()).sum();
  }

  /** It would be an entry tier of its own, which nobody meant. */
  private Optional<Tier> notReached(List<Tier> tiers) {
    return tiers.stream()
        .skip(1)
        .filter(to ->
            tiers.subList(0, tiers.indexOf(to)).stream()
                .noneMatch(from -> answers.movesFrom(from).contains(to)))
        .findFirst();
  }
}
