package dev.baton.bot.replay;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.report.EscalationFigures;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.report.Period;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.sandbox.people.Message;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Person;
import dev.baton.sandbox.people.Submission;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every handoff of 445 real incidents, filed and decided over HTTP as people would; every fifth is
 * bounced first, mended and resent. Owners, tiers, numbers, refusals and the exported log are
 * compared with {@link Expected}.
 */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayTest {
  private static final int EVERY_FIFTH = 5;

  private final TestWorkspace acme;
  private final Expected expected = new Expected(lines("matrix.csv"));
  private final Map<String, Person> people = new HashMap<>();
  private final List<String> log = new ArrayList<>();
  private final List<Outcome> outcomes = new ArrayList<>();
  private int refused;
  private int filed;

  ReplayTest(FreshDatabase fresh) {
    this.acme = TestWorkspace.alone(fresh, String.join("\n", lines("matrix.csv")), addresses());
    acme.bot().clock().set(Instant.parse("2016-01-01T00:00:00Z"));
    addresses().forEach(a -> people.put(a, acme.slack().person(a, nameOf(a))));
  }

  @AfterAll
  void close() {
    acme.close();
  }

  @Test
  void everyHandoffGoesAsTheMatrixSaysAndNoOther() {
    List<String[]> handoffs =
        lines("handoffs.csv").stream()
            .skip(1)
            .map(line -> line.split(",", -1))
            .sorted(comparing(h -> Instant.parse(h[1])))
            .toList();

    handoffs.forEach(this::replay);

    assertThat(filed + refused).isEqualTo(handoffs.size());
    assertThat(refused).as("refused").isPositive();
    assertThat(filed).as("filed").isGreaterThan(refused);
    assertThat(exportedLog()).containsExactlyElementsOf(log);
    assertThat(ownersAndTiers()).isEqualTo(expectedOwnersAndTiers());
    assertThat(figures()).isEqualTo(Counted.of(outcomes, times()));
  }

  private void replay(String[] handoff) {
    Instant at = Instant.parse(handoff[1]);
    acme.bot().clock().reach(at);
    Expected.Ticket ticket = expected.ticket(handoff[0], "agent." + handoff[4] + "@example.com");
    Optional<Expected.Move> move =
        expected.move(handoff[0], ticket, handoff[3], handoff[7], acme.bot().clock().instant());
    Person requester = person(ticket.owner);
    Optional<Modal> pageTwo =
        pageTwo(requester, handoff, "the reason why it moves on, as given by " + handoff[4]);
    Optional<String> option = pageTwo.flatMap(page -> option(page, handoff[7]));
    assertThat(option.isPresent())
        .as("%s %s→%s at %s", handoff[0], ticket.tier, handoff[7], at)
        .isEqualTo(move.isPresent());
    if (move.isEmpty()) {
      pageTwo.ifPresent(Modal::close);
      requester.modals().forEach(Modal::close);
      refused++;
      return;
    }
    file(pageTwo.orElseThrow(), option.orElseThrow(), move.get());
    decide(handoff, ticket, move.get());
  }

  private void decide(String[] handoff, Expected.Ticket ticket, Expected.Move move) {
    filed++;
    Message request = request(move, ++ticket.seq);
    if (filed % EVERY_FIFTH == 0) {
      bounce(request, move, ticket.seq);
      log.add(line(move, ticket.seq, "bounced", ""));
      outcomes.add(new Outcome(move, true));
      Person requester = person(move.requester());
      mend(requester, handoff, move, ticket.seq);
      request = request(move, ++ticket.seq);
    }
    wait(filed);
    request.click("Approve");
    request.awaitShows("Approved");
    log.add(line(move, ticket.seq, "approved", move.owner()));
    outcomes.add(new Outcome(move, false));
    expected.accept(move, acme.bot().clock().instant());
  }

  /** Below the time in which anybody is reminded. */
  private void wait(int number) {
    acme.bot().clock().advance(Duration.ofSeconds(number * 37L % 400));
  }

  private Counted figures() {
    Period ever = new Period(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"));
    return acme.in(tx -> {
      EscalationFigures counted = EscalationFigures.in(tx, ever);
      return new Counted(
          Counted.lines(counted.byTier()),
          Counted.lines(counted.byRequester(), this::emailOf),
          counted.bounceCodes(),
          counted.pingPong().tickets(),
          counted.total().half(),
          counted.total().nineTenths());
    });
  }

  /** How long each decision took, by the rows themselves. */
  private List<Duration> times() {
    return acme.bot()
        .database()
        .asSuperuser(dsl ->
            dsl.fetch("select requested_at, decided_at from baton.escalation")
                .map(
                    row -> Duration.between(row.get(0, Instant.class), row.get(1, Instant.class))));
  }

  /** Page one filled and submitted; empty when it leads nowhere. */
  private Optional<Modal> pageTwo(Person requester, String[] handoff, String reason) {
    assertThat(requester.types("/escalate " + handoff[0]).problem()).isEmpty();
    Modal modal = requester.modal("Escalate a ticket");
    boolean known = modal.options("Category").contains(handoff[3]);
    modal
        .choose("Category", known ? handoff[3] : "Other")
        .choose("Priority", handoff[2])
        .fill("Reason", reason)
        .fill("Steps tried", "known errors searched\nlast change checked in " + handoff[4])
        .submit("Next");
    Modal next = requester.modal();
    return next.title().equals("Who takes it over") ? Optional.of(next) : Optional.empty();
  }

  private static Optional<String> option(Modal page, String tier) {
    return page.options("Next tier").stream()
        .filter(option -> option.matches(tier + "(:.*| \\(.*|)"))
        .findFirst();
  }

  private void file(Modal page, String option, Expected.Move move) {
    page.choose("Next tier", option);
    page.awaitShows(move.from() + " to " + move.to());
    assertThat(page.options("New owner").getFirst()).isEqualTo(nameOf(move.owner()));
    if (page.labels().stream().anyMatch(label -> label.contains("Checklist"))) {
      page.checkAll("Checklist");
    }
    assertThat(page.submit("Escalate").kind())
        .as("%s %s", page, page.errors())
        .isEqualTo(Submission.Kind.CLEARED);
  }

  private Message request(Expected.Move move, int seq) {
    return person(move.lead()).directMessage(move.ticket() + " #" + seq + "*");
  }

  private void bounce(Message request, Expected.Move move, int seq) {
    request.click("Bounce");
    person(move.lead())
        .modal()
        .choose("Reason", "Missing information")
        .fill("Note", note(move.ticket(), seq))
        .submit("Bounce");
    request.awaitShows("Bounced");
  }

  private static String note(String ticket, int seq) {
    return String.format(
        Locale.ROOT, "Add which known error you looked at first: %s #%d.", ticket, seq);
  }

  private void mend(Person requester, String[] handoff, Expected.Move move, int bounced) {
    Message told = requester.directMessage(note(move.ticket(), bounced));
    told.click("Fix and resend");
    Modal modal = requester.modal("Escalate a ticket");
    modal
        .fill("Steps tried", "known errors searched: KE-7 first, after bounce " + bounced)
        .submit("Next");
    Modal page = requester.modal("Who takes it over");
    file(page, option(page, handoff[7]).orElseThrow(), move);
  }

  private static String line(Expected.Move move, int seq, String state, String owner) {
    return String.join(
        " ",
        move.ticket(),
        String.valueOf(seq),
        state,
        move.from(),
        move.to(),
        move.requester(),
        owner);
  }

  private List<String> exportedLog() {
    acme.person("olga").types("/escalation-log export");
    String csv = acme.person("olga").file(".csv").text();
    try (CSVParser parser =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(new StringReader(csv.replace("\uFEFF", "")))) {
      return parser.stream().map(ReplayTest::line).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(CSVRecord row) {
    return String.join(
        " ",
        row.get("ticket"),
        row.get("number"),
        row.get("state"),
        row.get("from tier"),
        row.get("to tier"),
        row.get("requester"),
        row.get("new owner"));
  }

  private Map<String, String> ownersAndTiers() {
    Map<String, String> now = new HashMap<>();
    for (String key : expected.tickets().keySet()) {
      acme.in(tx -> Tickets.in(tx).find(TicketKey.folded(key)))
          .ifPresent(t ->
              now.put(key, t.tier() + " " + emailOf(t.owner().orElseThrow()) + " " + t.lastSeq()));
    }
    return now;
  }

  private Map<String, String> expectedOwnersAndTiers() {
    Map<String, String> then = new HashMap<>();
    expected
        .tickets()
        .forEach((key, t) -> {
          if (t.seq > 0) {
            then.put(key, t.tier + " " + t.owner + " " + t.seq);
          }
        });
    return then;
  }

  private Person person(String address) {
    return requireNonNull(people.get(address), address);
  }

  private String emailOf(String id) {
    return people.entrySet().stream()
        .filter(e -> e.getValue().id().equals(id))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(id);
  }

  private static Set<String> addresses() {
    Set<String> addresses = new TreeSet<>();
    for (String line : lines("matrix.csv")) {
      for (String cell : line.split("[,|]", -1)) {
        if (cell.contains("@")) {
          addresses.add(cell);
        }
      }
    }
    lines("handoffs.csv").stream()
        .skip(1)
        .forEach(line -> addresses.add("agent." + line.split(",", -1)[4] + "@example.com"));
    return addresses;
  }

  private static String nameOf(String address) {
    return address.substring(0, address.indexOf('@'));
  }

  private static List<String> lines(String file) {
    try (var stream = ReplayTest.class.getResourceAsStream("/servicenow/" + file)) {
      return new String(requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
