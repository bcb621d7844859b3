package dev.baton.bench.suggest;

import dev.baton.matrix.Availability;
import dev.baton.matrix.Directory;
import dev.baton.matrix.Email;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Person;
import dev.baton.matrix.Priority;
import dev.baton.matrix.TicketFacts;
import dev.baton.matrix.Tier;
import dev.baton.matrix.csv.MatrixCsv;
import dev.baton.matrix.csv.ParseResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A matrix of many routes read from CSV as an admin would give it, its people, and tickets that
 * want routes. Five tiers; each route names a category, two account tiers and a region; every
 * fiftieth takes any category, so that a ticket has a few routes to rank.
 */
final class ManyRoutes {
  private static final int CATEGORIES = 50;
  private static final int REGIONS = 10;
  private static final int PEOPLE = 2_000;
  private static final List<Priority> PRIORITIES = List.of(Priority.values());
  private static final List<String> ACCOUNTS =
      List.of("Free", "Team", "Business", "Enterprise", "Public");

  private ManyRoutes() {}

  /** One route as plain text, for a search that knows no index. */
  record Row(String from, String category, String accounts, String region) {}

  static List<Row> rows(int count) {
    return IntStream.range(0, count).mapToObj(ManyRoutes::row).toList();
  }

  private static Row row(int i) {
    int move = i % 4;
    int turn = i / 4;
    String category = turn % 50 == 49 ? "" : "Category " + turn % CATEGORIES;
    int account = turn / CATEGORIES % ACCOUNTS.size();
    return new Row(
        "T" + (move + 1),
        category,
        ACCOUNTS.get(account) + "|" + ACCOUNTS.get((account + 1) % ACCOUNTS.size()),
        "Region " + turn / CATEGORIES / ACCOUNTS.size() % REGIONS);
  }

  static Matrix matrix(List<Row> rows) {
    StringBuilder csv =
        new StringBuilder(
            "from_tier,to_tier,category,account_tier,if:region,criteria,owner,backup_owner,pick,lead,backup_lead,manager\n");
    for (int i = 0; i < rows.size(); i++) {
      append(csv, rows.get(i), i);
    }
    byte[] file = csv.toString().getBytes(StandardCharsets.UTF_8);
    try {
      return switch (MatrixCsv.read(new ByteArrayInputStream(file))) {
        case ParseResult.Parsed(var routes, var _) -> Matrix.of(1, routes);
        case ParseResult.Faulty faulty -> throw new IllegalStateException(faulty.toString());
      };
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static void append(StringBuilder csv, Row row, int i) {
    csv.append(row.from()).append(",T").append(row.from().charAt(1) - '0' + 1).append(',');
    csv.append(row.category()).append(',').append(row.accounts()).append(',').append(row.region());
    csv.append(",The desk's handbook has no answer,");
    csv.append(address(i)).append('|').append(address(i + 7)).append('|').append(address(i + 13));
    csv.append(',').append(address(i + 19)).append(",least,").append(address(i + 23));
    csv.append(',').append(address(i + 29)).append(',').append(address(i + 31)).append('\n');
  }

  private static String address(int i) {
    return "person" + i % PEOPLE + "@example.com";
  }

  /** Everybody the routes name; every tenth is away. */
  static Directory directory() {
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      people.add(
          new Person(
              "U" + i,
              Optional.of(new Email(address(i))),
              "Person " + i,
              i % 10 == 0 ? new Availability.Away(Optional.empty()) : new Availability.Available(),
              i % 5,
              Optional.empty()));
    }
    return Directory.of(people, List.of());
  }

  /** Tickets of all kinds, none of whose owner is in the matrix. */
  static List<TicketFacts> tickets(int count) {
    return IntStream.range(0, count).mapToObj(ManyRoutes::ticket).toList();
  }

  private static TicketFacts ticket(int i) {
    return new TicketFacts(
        Optional.of(new Tier("T" + (i % 4 + 1))),
        Optional.of("Category " + i % (CATEGORIES - 1)),
        PRIORITIES.get(i % PRIORITIES.size()),
        Optional.of(ACCOUNTS.get(i % ACCOUNTS.size())),
        Map.of("region", "Region " + i % REGIONS),
        Map.of(),
        Optional.of("UAGENT"),
        "UAGENT");
  }
}
