package dev.baton.escalation.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.escalation.account.Account;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.notify.AlertEvent;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.escalation.notify.PlannedDelivery;
import dev.baton.matrix.Email;
import dev.baton.matrix.Priority;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who hears at once of what happens to a ticket. */
class AlertPlanTest {
  private static final Instant NOW = Instant.parse("2026-12-07T09:00:00Z");
  private static final AlertEvent OPENED = new AlertEvent.Opened();
  private static final AlertEvent REQUESTED = new AlertEvent.Requested(1);
  private static final AlertEvent UNANSWERED =
      new AlertEvent.Missed(AlertEvent.Promise.FIRST_RESPONSE, 1);
  private static final AlertEvent UNSOLVED =
      new AlertEvent.Missed(AlertEvent.Promise.RESOLUTION, 1);

  private final Map<String, Member> members = new HashMap<>();
  private List<String> leads = List.of("LENA");
  private Set<String> told = Set.of();

  AlertPlanTest() {
    Stream.of("sara", "bea", "eve", "lena").forEach(name -> is(name, false, false));
  }

  private void is(String name, boolean away, boolean gone) {
    members.put(
        name + "@acme.test",
        new Member(
            name.toUpperCase(Locale.ROOT),
            Optional.of(name + "@acme.test"),
            name,
            ZoneOffset.UTC,
            Member.Kind.FULL,
            Member.SlackRole.MEMBER,
            gone,
            away,
            Optional.empty(),
            false,
            Member.Speech.UNKNOWN,
            List.of()));
  }

  private AlertPeople people() {
    return new AlertPeople(members, leads, List.of("BO"), told, NOW);
  }

  private static Account account(String tier, String owner, String backup, String executive) {
    return new Account(
        new UUID(0, 1),
        "Acme",
        Optional.of(tier),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Email.parse(owner),
        Email.parse(backup),
        Email.parse(executive),
        Optional.empty());
  }

  private static Account acme(String tier) {
    return account(tier, "sara@acme.test", "bea@acme.test", "eve@acme.test");
  }

  private static AlertCase of(Priority priority, Account account, boolean last) {
    return new AlertCase(
        "ZD1", Optional.of(priority), Optional.of(account), Optional.empty(), last);
  }

  private Map<String, Set<NoticeRole>> told(AlertEvent event, AlertCase about) {
    Map<String, Set<NoticeRole>> roles = new TreeMap<>();
    for (PlannedDelivery planned : AlertPlan.atOnce(event, about, people())) {
      assertThat(roles.put(planned.recipient(), planned.roles())).isNull();
    }
    return roles;
  }

  @Test
  void aP1ThatOpensIsToldToBothWhoLookAfterTheCustomerAndToTheLeadsOfItsTier() {
    assertThat(told(OPENED, of(Priority.P1, acme("SMB"), false)))
        .containsOnly(
            Map.entry("SARA", Set.of(NoticeRole.ACCOUNT_OWNER)),
            Map.entry("BEA", Set.of(NoticeRole.ACCOUNT_BACKUP)),
            Map.entry("LENA", Set.of(NoticeRole.TIER_LEAD)));
  }

  @ParameterizedTest
  @CsvSource({"P2", "P3", "P4"})
  void anyOtherTicketThatOpensIsToldToNobody(Priority priority) {
    assertThat(told(OPENED, of(priority, acme("Enterprise"), false))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "P1, SMB, false, 'BEA SARA'",
    "P2, Enterprise, false, 'SARA'",
    "P2, enterprise , false, 'SARA'",
    "P2, SMB, false, ''",
    "P3, Enterprise, false, ''",
    "P4, SMB, true, 'BEA EVE SARA'",
    "P1, Enterprise, true, 'BEA EVE SARA'"
  })
  void aRequestIsToldByWhatItWeighs(Priority priority, String tier, boolean last, String expected) {
    assertThat(String.join(" ", told(REQUESTED, of(priority, acme(tier), last)).keySet()))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"P3, Enterprise, SARA", "P4, Enterprise, SARA", "P3, SMB, ''", "P2, Enterprise, ''"})
  void otherRequestsOfEnterpriseCustomersAreALineADay(
      Priority priority, String tier, String expected) {
    Set<String> daily = AlertPlan.onceADay(REQUESTED, of(priority, acme(tier), false), people());
    assertThat(String.join(" ", daily)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "P1, SMB, 'BEA EVE SARA', ''",
    "P3, Enterprise, 'EVE SARA', SARA",
    "P3, SMB, '', ''",
    "P1, Enterprise, 'BEA EVE SARA', 'BEA SARA'"
  })
  void aBrokenPromiseIsToldToTheExecutiveToo(
      Priority priority, String tier, String ofAnswer, String ofSolution) {
    AlertCase about = of(priority, acme(tier), false);
    assertThat(String.join(" ", told(UNANSWERED, about).keySet())).isEqualTo(ofAnswer);
    assertThat(String.join(" ", told(UNSOLVED, about).keySet())).isEqualTo(ofSolution);
  }

  @Test
  void theBackupStandsInWhileTheOwnerIsAway() {
    is("sara", true, false);
    assertThat(told(REQUESTED, of(Priority.P2, acme("Enterprise"), false)).keySet())
        .containsExactly("BEA", "SARA");
  }

  @Test
  void onePersonWithSeveralPartsGetsOneMessage() {
    Account account = account("Enterprise", "lena@acme.test", "lena@acme.test", "lena@acme.test");
    assertThat(told(OPENED, of(Priority.P1, account, false)))
        .containsOnly(
            Map.entry(
                "LENA",
                Set.of(NoticeRole.TIER_LEAD, NoticeRole.ACCOUNT_OWNER, NoticeRole.ACCOUNT_BACKUP)));
  }

  @Test
  void whoIsAPartyOfTheRequestHasItAlready() {
    told = Set.of("SARA");
    assertThat(told(REQUESTED, of(Priority.P1, acme("SMB"), false)).keySet())
        .containsExactly("BEA");
    assertThat(AlertPlan.onceADay(REQUESTED, of(Priority.P3, acme("Enterprise"), false), people()))
        .isEmpty();
  }

  @Test
  void nobodyLooksAfterTheCustomerSoManagersAreTold() {
    assertThat(told(REQUESTED, of(Priority.P1, account("SMB", "", "", ""), false)))
        .containsOnly(Map.entry("BO", Set.of(NoticeRole.MANAGER)));
    assertThat(told(REQUESTED, of(Priority.P1, account("SMB", "", "bea@acme.test", ""), false)))
        .containsOnlyKeys("BO", "BEA");
  }

  @Test
  void whoLeftLooksAfterNobody() {
    is("sara", false, true);
    assertThat(told(REQUESTED, of(Priority.P2, acme("Enterprise"), false)))
        .containsOnlyKeys("BEA", "BO");
  }

  @Test
  void whoIsNotInSlackHasMail() {
    Account account = account("Enterprise", "olli@partner.test", "bea@acme.test", "");
    assertThat(AlertPlan.atOnce(REQUESTED, of(Priority.P2, account, false), people()))
        .singleElement()
        .satisfies(planned -> {
          assertThat(planned.medium()).isEqualTo(Medium.EMAIL);
          assertThat(planned.recipient()).isEqualTo("olli@partner.test");
        });
  }

  @Test
  void aTicketOfNobodyKnownIsToldToTheLeadsOfItsTier() {
    AlertCase about =
        new AlertCase("ZD1", Optional.of(Priority.P1), Optional.empty(), Optional.empty(), false);
    assertThat(told(OPENED, about).keySet()).containsExactly("LENA");
    assertThat(told(REQUESTED, about)).isEmpty();
  }

  @Test
  void aTicketWithoutPriorityIsNoP1() {
    AlertCase about =
        new AlertCase(
            "ZD1", Optional.empty(), Optional.of(acme("Enterprise")), Optional.empty(), false);
    assertThat(told(OPENED, about)).isEmpty();
    assertThat(told(UNANSWERED, about).keySet()).containsExactly("EVE", "SARA");
  }
}
