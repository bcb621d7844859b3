package dev.baton.bot.doctor;

import dev.baton.db.Database;
import dev.baton.db.DatabaseUrl;
import dev.baton.db.Locators;
import dev.baton.db.Tenants;
import dev.baton.db.UuidV7;
import dev.baton.db.helpdesk.ConnectionRow;
import dev.baton.db.helpdesk.Connections;
import dev.baton.db.helpdesk.InboundEvents;
import dev.baton.db.helpdesk.InboundEvents.Lately;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What connected programs sent last, and why something of it was refused; one line for each. */
final class ProgramsCheck {
  private static final String NAME = "webhooks";
  private static final int MOST_WORKSPACES = 20;

  private ProgramsCheck() {}

  static List<Finding> look(DatabaseUrl url, Instant now) {
    InstantSource clock = InstantSource.fixed(now);
    try (Database database = Database.open(url)) {
      Tenants tenants = new Tenants(database, new UuidV7(clock), clock);
      return new Locators(database)
          .workspaces(Connections.LOCATOR, MOST_WORKSPACES).stream()
              .flatMap(orgId -> of(tenants, orgId, now).stream())
              .toList();
    }
  }

  private static List<Finding> of(Tenants tenants, String orgId, Instant now) {
    return tenants.inTransaction(
        orgId,
        tx ->
            Connections.in(tx).all().stream()
                .filter(ConnectionRow::isOn)
                .map(row ->
                    finding(
                        "%s (%s)".formatted(row.name(), orgId),
                        InboundEvents.in(tx).lately(row.id(), now)))
                .toList());
  }

  private static Finding finding(String program, Lately lately) {
    String counts =
        lately.counts().isEmpty()
            ? "nothing in 24 hours"
            : "in 24 hours "
                + lately.counts().entrySet().stream()
                    .map(count -> count.getKey() + " " + count.getValue())
                    .sorted()
                    .collect(Collectors.joining(", "));
    String text =
        "%s: last received %s; %s."
            .formatted(
                program, lately.verified().map(ProgramsCheck::shown).orElse("never"), counts);
    return isShutOut(lately)
        ? Finding.wrong(
            NAME,
            text
                + " It was refused last on %s and nothing came through since: docs/webhook.md says what each reason means."
                    .formatted(shown(lately.refused().orElseThrow())))
        : Finding.right(NAME, text);
  }

  private static boolean isShutOut(Lately lately) {
    Optional<Instant> verified = lately.verified();
    return lately
        .refused()
        .filter(refused -> verified.isEmpty() || refused.isAfter(verified.get()))
        .isPresent();
  }

  private static String shown(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
