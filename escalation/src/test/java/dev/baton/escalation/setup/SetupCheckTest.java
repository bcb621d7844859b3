package dev.baton.escalation.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.escalation.setup.SetupFault.Kind;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.matrix.Availability;
import dev.baton.matrix.Directory;
import dev.baton.matrix.Email;
import dev.baton.matrix.Person;
import dev.baton.matrix.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SetupCheckTest {
  @ParameterizedTest
  @CsvSource({
    "prefix, Z D, BAD_PREFIX",
    "pattern, '[0-9', BAD_PATTERN",
    "pattern, '(?=Z)ZD-[0-9]+', SLOW_PATTERN",
    "address, http://desk/{key}, BAD_ADDRESS",
    "example, who knows, EXAMPLE_NOT_READ",
    "tiers, T1, TOO_FEW_TIERS",
    "tiers, 'T1\nt1', TOO_FEW_TIERS",
    "tiers, 'T1\nT2|T3', TIER_WITH_BAR",
    "entry, T9, NO_ENTRY",
    "leads|t2, '', NOBODY_CHOSEN",
    "owners|t3, '', NOBODY_CHOSEN",
    "backups|t2, U99, UNKNOWN_PERSON",
    "backups|t2, UGUEST, GUEST",
    "backups|t2, ULEFT, DEACTIVATED",
    "backups|t2, UNOMAIL, NO_EMAIL",
    "when|t1|t2, ' ', BLANK_CRITERIA",
    "moves|t2, T1, NOT_REACHED",
    "categories, other, OTHER_CATEGORY",
    "categories, A|B, VALUE_WITH_BAR",
    "time_p1, soon, BAD_TIME",
    "time_p2, 0m, BAD_TIME",
    "tier_times, T9 5m, BAD_TIER_TIME",
    "hours, nine to five, BAD_HOURS",
    "zone, Mars/Base, BAD_ZONE",
    "zone, '', BAD_ZONE",
    "closed_days, 2026-02-30, BAD_DAY",
    "peak, lots, BAD_PEAK",
    "exceptions, data loss is bad, BAD_EXCEPTION",
    "exceptions, goes straight to T3, BAD_EXCEPTION",
    "exceptions, data loss goes to T1, EXCEPTION_TO_ENTRY",
  })
  void aWrongAnswerIsSaidAtItsField(String field, String typed, Kind kind) {
    SetupAnswers answers =
        SetupPlanTest.three(Map.of(field, typed.isEmpty() ? List.of() : List.of(typed)));

    Map<String, SetupFault> faults = faults(answers);

    String where = kind == Kind.NOT_REACHED ? "moves|t2" : field;
    assertThat(faults).containsKey(where);
    assertThat(faults.get(where)).extracting(SetupFault::kind).isEqualTo(kind);
    assertThat(SetupPlan.of(answers, people())).isEmpty();
  }

  @Test
  void moreTiersThanTheFormHoldsAreRefused() {
    String many =
        IntStream.rangeClosed(1, 12).mapToObj(i -> "T" + i).collect(Collectors.joining("\n"));

    assertThat(faults(SetupPlanTest.three(Map.of(SetupField.TIERS, List.of(many)))))
        .containsEntry(
            SetupField.TIERS, new SetupFault(Kind.TOO_MANY_TIERS, "", SetupCheck.MOST_TIERS));
  }

  @Test
  void tiersTypedFromTheTopAreTurnedRoundByTheirEntryTier() {
    SetupAnswers answers =
        new SetupAnswers(
            Map.of(
                SetupField.TIERS, List.of("Dev\nTech\nDesk"), SetupField.ENTRY, List.of("desk")));

    assertThat(answers.tiers()).extracting(Tier::name).containsExactly("Desk", "Tech", "Dev");
  }

  @ParameterizedTest
  @CsvSource({
    "ZD-1042, ZD-, , ZD-1042",
    "1042, '', , 1042",
    "#77, '', , 77",
    "INC0010023, '', , INC0010023",
    "https://acme.zendesk.com/agent/tickets/1042, '', https://acme.zendesk.com/agent/tickets/{number}, 1042",
    "https://acme.atlassian.net/browse/SUP-12?x=1, '', https://acme.atlassian.net/browse/{key}, SUP-12",
    "http://desk.acme.test/t/991/events, '', https://desk.acme.test/t/{number}, 991",
  })
  void anExampleSaysHowTicketsAreWritten(String typed, String prefix, String template, String key) {
    NamingTrial trial = NamingTrial.of(typed).orElseThrow();

    assertThat(trial.key().shown()).isEqualTo(key);
    assertThat(trial.format())
        .isEqualTo(
            new TicketKeyFormat(
                prefix, TicketKeyFormat.DEFAULT_PATTERN, Optional.ofNullable(template)));
  }

  @Test
  void aShapeOfItsOwnBecomesAPattern() {
    NamingTrial trial = NamingTrial.of("CASE/2026/17").orElseThrow();

    assertThat(trial.format().parse("case/2027/3")).isPresent();
    assertThat(trial.format().parse("1042")).isEmpty();
    assertThat(NamingTrial.of("see the ticket")).isEmpty();
  }

  private static Map<String, SetupFault> faults(SetupAnswers answers) {
    SetupCheck check = new SetupCheck(answers, people());
    return check.of(check.open());
  }

  private static Directory people() {
    List<Person> all = new ArrayList<>(CompleteAnswers.PEOPLE.byId().values());
    all.add(person("UGUEST", Optional.of("g@acme.test"), new Availability.Guest()));
    all.add(person("ULEFT", Optional.of("l@acme.test"), new Availability.Deactivated()));
    all.add(person("UNOMAIL", Optional.empty(), new Availability.Available()));
    return Directory.of(all, List.of());
  }

  private static Person person(String id, Optional<String> email, Availability availability) {
    return new Person(id, email.map(Email::new), id, availability, 0, Optional.empty());
  }
}
