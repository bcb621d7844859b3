package dev.baton.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The customers of Acme, as its help desk tells of them; one of them is at risk. */
final class DemoAccounts {
  private static final List<DemoAccount> ALL =
      List.of(
          new DemoAccount("Globex", "Enterprise", 240_000, "green", "", 140, "bo"),
          new DemoAccount(
              "Initech", "Enterprise", 180_000, "red", "Two outages this quarter", 25, "bo"),
          new DemoAccount("Hooli", "Business", 60_000, "yellow", "Asked for our prices", 62, "bo"),
          new DemoAccount("Umbrella Labs", "Business", 42_000, "green", "", 205, "bo"),
          new DemoAccount("Stark Bikes", "Starter", 4_800, "green", "", 88, ""),
          new DemoAccount("Wonka Sweets", "Starter", 3_600, "green", "", 301, ""));

  private DemoAccounts() {}

  /**
   * A customer.
   *
   * @param value of its contract, euros a year
   * @param note on its health; empty for none
   * @param renews in so many days
   * @param owner who looks after it; empty for nobody
   */
  private record DemoAccount(
      String name, String tier, int value, String health, String note, int renews, String owner) {
    Map<String, String> told(LocalDate today) {
      Map<String, String> said =
          new HashMap<>(
              Map.of(
                  "account",
                  name,
                  "tier",
                  tier,
                  "contract_value",
                  Integer.toString(value),
                  "currency",
                  "EUR",
                  "health",
                  health,
                  "renewal",
                  today.plusDays(renews).toString()));
      if (!note.isEmpty()) {
        said.put("health_note", note);
      }
      if (!owner.isEmpty()) {
        said.put("owner", owner + "@acme.test");
      }
      return Map.copyOf(said);
    }
  }

  /** All of them, as events say it. */
  static List<Map<String, String>> told(Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return ALL.stream().map(account -> account.told(today)).toList();
  }
}
