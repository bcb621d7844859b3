package dev.baton.db.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.escalation.escalate.Absentee;
import dev.baton.escalation.escalate.AskedReason;
import dev.baton.escalation.escalate.OwnerReason;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jooq.JSONB;
import org.junit.jupiter.api.Test;

class ReasonCodeTest {
  private static final List<Absentee> EVERY_ABSENCE =
      Arrays.stream(Absentee.Why.values())
          .map(why -> new Absentee(Optional.of("U" + why), why))
          .toList();

  @Test
  void everyReasonForAnOwnerIsReadAsItWasWritten() {
    List<OwnerReason> all =
        List.of(
            new OwnerReason.CriteriaMatched(List.of()),
            new OwnerReason.CriteriaMatched(
                List.of(new OwnerReason.Condition("if:my_region", List.of("EU", "U, S or \"A\"")))),
            new OwnerReason.Available(),
            new OwnerReason.Load(3),
            new OwnerReason.FirstInOrder(),
            new OwnerReason.NextInRotation(true),
            new OwnerReason.NextInRotation(false),
            new OwnerReason.LeastLoaded(),
            new OwnerReason.BackupFor(EVERY_ABSENCE),
            new OwnerReason.OwnedBefore("T2"),
            new OwnerReason.Legacy("said before"),
            new OwnerReason.Unknown("{\"code\":\"owner_by_skill\",\"skills\":[\"SQL\"]}"));

    assertThat(all)
        .extracting(Object::getClass)
        .containsOnly(OwnerReason.class.getPermittedSubclasses())
        .contains(OwnerReason.class.getPermittedSubclasses());
    assertThat(ReasonCode.owner(ReasonCode.owner(all))).isEqualTo(all);
  }

  @Test
  void everyReasonForBeingAskedIsReadAsItWasWritten() {
    List<AskedReason> all =
        List.of(
            new AskedReason.StandsIn(EVERY_ABSENCE),
            new AskedReason.StandsIn(List.of(new Absentee(Optional.empty(), Absentee.Why.AWAY))),
            new AskedReason.StandsIn(
                List.of(
                    new Absentee(
                        Optional.of("ULOU"), Absentee.Why.AWAY, Optional.of(Instant.EPOCH)))),
            new AskedReason.NobodyElse(EVERY_ABSENCE),
            new AskedReason.Late(List.of("ULOU", "UBEN")),
            new AskedReason.LeaverReplaced(Optional.of("ULOU")),
            new AskedReason.LeaverReplaced(Optional.empty()),
            new AskedReason.Legacy("said before"),
            new AskedReason.Unknown("{\"code\":\"on_call\"}"));

    assertThat(all)
        .extracting(Object::getClass)
        .contains(AskedReason.class.getPermittedSubclasses());
    assertThat(all)
        .allSatisfy(reason -> {
          JSONB written = ReasonCode.asked(Optional.of(reason));
          assertThat(ReasonCode.asked(written)).contains(reason);
        });
    assertThat(ReasonCode.asked(Optional.empty())).isNull();
  }

  @Test
  void whatANewerProgramWroteIsReadAsUnknown() {
    assertThat(
            ReasonCode.owner(
                JSONB.valueOf("[{\"code\": \"owner_by_skill\", \"skills\": [\"SQL\"]}]")))
        .containsExactly(
            new OwnerReason.Unknown("{\"code\":\"owner_by_skill\",\"skills\":[\"SQL\"]}"));
    assertThat(ReasonCode.asked(JSONB.valueOf("{\"code\": \"on_call\"}")))
        .contains(new AskedReason.Unknown("{\"code\":\"on_call\"}"));
    assertThat(
            ReasonCode.asked(
                JSONB.valueOf(
                    "{\"code\": \"stands_in\", \"absent\": [{\"who\": \"UANN\", \"why\": \"asleep\"}]}")))
        .contains(
            new AskedReason.StandsIn(
                List.of(new Absentee(Optional.of("UANN"), Absentee.Why.UNKNOWN))));
  }

  @Test
  void aNameIsNowhereInWhatIsWritten() {
    assertThat(ReasonCode.owner(List.of(new OwnerReason.BackupFor(EVERY_ABSENCE))).data())
        .startsWith(
            "[{\"code\":\"backup_for\",\"absent\":[{\"who\":\"UNOT_IN_WORKSPACE\",\"why\":\"not_in_workspace\"}");
  }
}
