package dev.baton.matrix.sla;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.baton.matrix.Names;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import dev.baton.matrix.TypedLine;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One row of the criteria by which Baton itself finds tickets that should be handed on.
 *
 * @param number place in the file, from 1
 * @param tiers in which a ticket must be; empty for any
 * @param priorities empty for any
 * @param accountTiers empty for any
 * @param categories empty for any
 * @param after how long; zero with {@link When#OPENED}
 * @param hours in which that runs
 * @param waitingCounts whether time spent waiting on the customer counts
 * @param to the tier that should have it
 * @param say the sentence that says why
 */
public record DetectionRule(
    int number,
    When when,
    List<Tier> tiers,
    List<Priority> priorities,
    List<String> accountTiers,
    List<String> categories,
    Duration after,
    SlaHours hours,
    boolean waitingCounts,
    Tier to,
    String say) {
  private static final Set<String> URGENT = Set.of("data loss", "outage", "service outage");

  /** What it looks at. */
  public enum When {
    /** A ticket that begins. */
    OPENED,
    /** One that nobody answered. */
    NO_FIRST_RESPONSE,
    /** One that is not resolved. */
    OPEN,
    /** One that is not resolved since it came to its tier. */
    IN_TIER;

    /** Reads {@code no first response}; empty for anything else. */
    public static Optional<When> parse(String text) {
      String key = Names.key(TypedLine.value(text)).replaceAll("[ _-]+", "_");
      return Arrays.stream(values())
          .filter(when -> when.name().toLowerCase(Locale.ROOT).equals(key))
          .findFirst();
    }

    /** As written in the file. */
    public String words() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** Throws {@link IllegalArgumentException} when there is no time, or one where none belongs. */
  public DetectionRule {
    requireNonNull(when);
    tiers = List.copyOf(tiers);
    priorities = priorities.stream().distinct().sorted().toList();
    accountTiers = List.copyOf(accountTiers);
    categories = List.copyOf(categories);
    requireNonNull(hours);
    requireNonNull(to);
    requireNonNull(say);
    if (after.isNegative() || after.isZero() != (when == When.OPENED)) {
      throw new IllegalArgumentException("Criterion " + number + " needs its time");
    }
  }

  /**
   * What stays the same in another version while it looks at the same tickets and wants them in the
   * same tier: another time, another sentence are the same criterion.
   */
  public UUID id() {
    String text =
        Stream.of(
                List.of(when.name()),
                folded(tiers.stream().map(Tier::name)),
                folded(priorities.stream().map(Priority::name)),
                folded(accountTiers.stream()),
                folded(categories.stream()),
                List.of(Names.key(to.name())))
            .map(part -> String.join("|", part))
            .collect(Collectors.joining("\n"));
    return UUID.nameUUIDFromBytes(text.getBytes(UTF_8));
  }

  private static List<String> folded(Stream<String> names) {
    return names.map(Names::key).distinct().sorted().toList();
  }

  /** Whether it is only for a P1, for lost data or for an outage. */
  public boolean isUrgent() {
    return priorities.equals(List.of(Priority.P1))
        || (!categories.isEmpty() && URGENT.containsAll(folded(categories.stream())));
  }

  /** Whether tickets of this category are looked at; an unknown one only where any is. */
  public boolean takesCategory(Optional<String> category) {
    return categories.isEmpty()
        || category.map(Names::key).filter(folded(categories.stream())::contains).isPresent();
  }

  /** Whether tickets of this tier are looked at. */
  public boolean takesTier(Tier tier) {
    return tiers.isEmpty() || tiers.contains(tier);
  }

  /** The same row at another place. */
  public DetectionRule withNumber(int other) {
    return new DetectionRule(
        other,
        when,
        tiers,
        priorities,
        accountTiers,
        categories,
        after,
        hours,
        waitingCounts,
        to,
        say);
  }
}
