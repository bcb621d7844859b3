package dev.baton.db.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.Acme;
import dev.baton.db.member.Absences;
import dev.baton.db.setup.SetupInterview;
import dev.baton.db.setup.SetupInterviews;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.member.PlannedAbsence;
import dev.baton.escalation.privacy.ErasureOutcome;
import dev.baton.escalation.privacy.PersonRecord;
import dev.baton.escalation.setup.SetupAnswers;
import dev.baton.escalation.setup.SetupField;
import dev.baton.escalation.setup.SetupStep;
import dev.baton.matrix.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What goes of absences and of an interview half way, with a person. */
@ExtendWith(TestDatabase.class)
class ErasedPlansTest {
  private static final Tier T1 = new Tier("T1");
  private static final Tier T2 = new Tier("T2");

  private final Acme acme;

  ErasedPlansTest(FreshDatabase fresh) {
    this.acme = Acme.in(fresh);
  }

  private ErasureOutcome erase(String member) {
    return acme.in(tx -> Erasures.in(tx).erase(member, "ada", acme.now()));
  }

  private void away(String member, int inDays, String note, String setBy) {
    Instant from = acme.now().plus(Duration.ofDays(inDays));
    acme.in(tx ->
        Absences.in(tx)
            .set(
                new PlannedAbsence(
                    UUID.randomUUID(),
                    member,
                    new Member.Away(from, from.plus(Duration.ofDays(1))),
                    Optional.of(note),
                    setBy),
                "slack",
                acme.now()));
  }

  private List<PlannedAbsence> of(String member) {
    return acme.in(tx -> Absences.in(tx).ahead(member, acme.now()));
  }

  @Test
  void theirAbsencesGoAndSoDoesWhatTheyNotedOfOthers() {
    away("bob", 1, "At the dentist", "bob");
    away("bob", 3, "Bob said he travels", "ann");
    away("ann", 2, "At the sea", "bob");

    assertThat(copyOf("ann")).contains("At the sea", "Bob said he travels");
    assertThat(erase("ann")).isEqualTo(new ErasureOutcome.Erased("ann"));

    assertThat(of("ann")).isEmpty();
    assertThat(of("bob"))
        .extracting(PlannedAbsence::note)
        .containsExactly(Optional.of("At the dentist"), Optional.empty());
    assertThat(copyOf("ann")).doesNotContain("section=absences, json={\"member_id\" : \"ann\"");
  }

  private String copyOf(String member) {
    List<PersonRecord> records = new ArrayList<>();
    acme.in(tx -> {
      PersonData.in(tx).stream(member, records::add);
      return records;
    });
    return records.toString();
  }

  private void interview(String startedBy, String leadOfT2) {
    SetupAnswers answers =
        new SetupAnswers(
            Map.of(
                SetupField.TIERS,
                List.of("T1\nT2"),
                SetupField.leads(T1),
                List.of("lea", leadOfT2),
                SetupField.leads(T2),
                List.of(leadOfT2)));
    acme.in(tx ->
        SetupInterviews.in(tx)
            .begin(UUID.randomUUID(), SetupAnswers.NONE, Optional.of(1), startedBy, acme.now()));
    acme.in(tx -> SetupInterviews.in(tx).keep(SetupStep.PEOPLE, answers, startedBy, acme.now()));
  }

  @Test
  void whoIsNamedInAnInterviewHalfWayIsLeftOutOfIt() {
    interview("ada", "bob");

    erase("bob");

    SetupInterview left = acme.in(tx -> SetupInterviews.in(tx).open()).orElseThrow();
    assertThat(left.answers().list(SetupField.leads(T1))).containsExactly("lea");
    assertThat(left.answers().has(SetupField.leads(T2))).isTrue();
    assertThat(left.answers().list(SetupField.leads(T2))).isEmpty();
    assertThat(left.answers().lines(SetupField.TIERS)).containsExactly("T1", "T2");
  }

  @Test
  void anInterviewGoesWithWhoBeganItOrAnsweredLast() {
    interview("ann", "bob");
    assertThat(copyOf("ann")).contains("section=setup interview");

    erase("ann");

    Optional<SetupInterview> left = acme.in(tx -> SetupInterviews.in(tx).open());
    assertThat(left).isEmpty();
  }
}
