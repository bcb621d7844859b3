package dev.baton.escalation.setup;

import dev.baton.matrix.Availability;
import dev.baton.matrix.Directory;
import dev.baton.matrix.Email;
import dev.baton.matrix.Person;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Answers that leave no step open, as different as people give them; the same for a seed. */
final class CompleteAnswers {
  static final Directory PEOPLE =
      Directory.of(IntStream.range(0, 12).mapToObj(CompleteAnswers::person).toList(), List.of());

  private final Random random;
  private final Map<String, List<String>> fields = new LinkedHashMap<>();

  private CompleteAnswers(long seed) {
    this.random = new Random(seed);
  }

  private static Person person(int number) {
    return new Person(
        "U" + number,
        Optional.of(new Email("p" + number + "@acme.test")),
        "Person " + number,
        new Availability.Available(),
        0,
        Optional.empty());
  }

  static SetupAnswers of(long seed) {
    return new CompleteAnswers(seed).all();
  }

  private SetupAnswers all() {
    List<String> names =
        new ArrayList<>(List.of("T1", "Billing team", "=T2", "T 3", "Straße", "6", "T10"));
    Collections.shuffle(names, random);
    List<String> typed = names.subList(0, 2 + random.nextInt(5));
    text(SetupField.TIERS, String.join("\n", typed));
    if (random.nextBoolean()) {
      text(SetupField.ENTRY, typed.get(random.nextInt(typed.size())));
    }
    List<Tier> tiers = new SetupAnswers(fields).tiers();
    tiers.forEach(this::people);
    moves(tiers);
    details(tiers);
    return new SetupAnswers(fields);
  }

  private void people(Tier tier) {
    fields.put(SetupField.leads(tier), some(1));
    fields.put(SetupField.backups(tier), some(0));
    fields.put(SetupField.owners(tier), some(1));
  }

  private List<String> some(int least) {
    return random.ints(least + random.nextInt(3), 0, 12).distinct().mapToObj(i -> "U" + i).toList();
  }

  private void moves(List<Tier> tiers) {
    for (int from = 0; from < tiers.size(); from++) {
      List<String> to = new ArrayList<>();
      for (int other = 0; other < tiers.size(); other++) {
        if (other == from + 1 || (other != from && random.nextInt(3) == 0)) {
          to.add(tiers.get(other).name());
          text(SetupField.criteria(tiers.get(from), tiers.get(other)), "It is \"right\", | =now");
        }
      }
      fields.put(SetupField.moves(tiers.get(from)), to);
    }
  }

  private void details(List<Tier> tiers) {
    text(SetupField.CATEGORIES, random.nextBoolean() ? "Billing\nbilling\n Login " : "");
    text(SetupField.ACCOUNT_TIERS, "Enterprise\nSMB");
    for (Priority priority : Priority.values()) {
      text(SetupField.time(priority), List.of("15m", "1h", "4h", "1d", "").get(random.nextInt(5)));
    }
    text(SetupField.TIER_TIMES, random.nextBoolean() ? tiers.getLast().name() + " 5m" : "");
    text(SetupField.HOURS, "Mon-Fri 09:00-17:00");
    text(SetupField.ZONE, "europe/berlin");
    text(SetupField.PEAK, List.of("", "5", "500").get(random.nextInt(3)));
    String last = tiers.getLast().name();
    text(
        SetupField.EXCEPTIONS,
        List.of("", "data loss goes straight to " + last, "Enterprise, P1 → " + last)
            .get(random.nextInt(3)));
    text(SetupField.RETENTION, "24");
  }

  private void text(String field, String text) {
    fields.put(field, List.of(text));
  }
}
