package dev.baton.escalation.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.matrix.Email;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Pick;
import dev.baton.matrix.Route;
import dev.baton.matrix.Tier;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NamedButGoneTest {
  private static final Tier T2 = new Tier("T2");
  private static final Tier T3 = new Tier("T3");

  /**
   * Lea leads both tiers, with Ben behind her in T2 and nobody in T3; Olga owns, Otto backs her.
   */
  private static final Matrix MATRIX =
      Matrix.of(
          1,
          List.of(
              route(1, "T1", "T2", "olga", "otto", "lea", "ben"),
              route(2, "T2", "T3", "olga lea", "", "lea", "")));

  private static Route route(
      int number,
      String from,
      String to,
      String owners,
      String backups,
      String leads,
      String backupLeads) {
    return new Route(
        number,
        new Tier(from),
        new Tier(to),
        List.of(),
        "When " + from + " is stuck",
        List.of(),
        emails(owners),
        emails(backups),
        Pick.ORDER,
        emails(leads),
        emails(backupLeads),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static List<Email> emails(String names) {
    return Arrays.stream(names.split(" "))
        .filter(name -> !name.isEmpty())
        .map(name -> new Email(name + "@acme.test"))
        .toList();
  }

  private static Member here(String id) {
    return new Member(
        id,
        Optional.of(id + "@acme.test"),
        id,
        ZoneOffset.UTC,
        Member.Kind.FULL,
        Member.SlackRole.MEMBER,
        false,
        false,
        Optional.empty(),
        false,
        Member.Speech.UNKNOWN,
        List.of());
  }

  @Test
  void whoLeftIsNamedForEachTierWithWhatItCountsOnThemFor() {
    assertThat(
            NamedButGone.in(
                MATRIX,
                List.of(here("lea").asLeft(), here("ben"), here("olga"), here("otto").asLeft())))
        .containsOnlyKeys("lea", "otto")
        .containsEntry(
            "lea", List.of(new TierDuties(T2, 1, false, 0, 0), new TierDuties(T3, 1, true, 1, 0)))
        .containsEntry("otto", List.of(new TierDuties(T2, 0, false, 0, 1)));
  }

  @Test
  void whereLeadAndBackupBothLeftEachIsTheLastOne() {
    assertThat(NamedButGone.in(MATRIX, List.of(here("lea").asLeft(), here("ben").asLeft())))
        .containsEntry(
            "lea", List.of(new TierDuties(T2, 1, true, 0, 0), new TierDuties(T3, 1, true, 1, 0)))
        .containsEntry("ben", List.of(new TierDuties(T2, 0, true, 0, 1)));
  }

  @Test
  void anAddressThatSomebodyWhoIsHereHasIsTheirs() {
    Member again =
        new Member(
            "lea2",
            Optional.of("lea@acme.test"),
            "Lea again",
            ZoneOffset.UTC,
            Member.Kind.FULL,
            Member.SlackRole.MEMBER,
            false,
            false,
            Optional.empty(),
            false,
            Member.Speech.UNKNOWN,
            List.of());

    assertThat(NamedButGone.in(MATRIX, List.of(here("lea").asLeft(), again))).isEmpty();
  }

  @Test
  void guestsCountAsGoneAndStrangersToTheMatrixDoNot() {
    Member guest =
        new Member(
            "olga",
            Optional.of("olga@acme.test"),
            "Olga",
            ZoneOffset.UTC,
            Member.Kind.GUEST,
            Member.SlackRole.MEMBER,
            false,
            false,
            Optional.empty(),
            false,
            Member.Speech.UNKNOWN,
            List.of());

    assertThat(NamedButGone.in(MATRIX, List.of(guest, here("sara").asLeft(), here("lea"))))
        .containsOnlyKeys("olga");
  }
}
