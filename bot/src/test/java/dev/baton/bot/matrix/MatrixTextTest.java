package dev.baton.bot.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.escalation.escalate.Absentee;
import dev.baton.escalation.escalate.AskedReason;
import dev.baton.escalation.escalate.OwnerReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MatrixTextTest {
  private static final Map<String, String> TODAY = Map.of("ULENA", "Lena Ortiz");

  private static String nameOf(String id) {
    return TODAY.getOrDefault(id, id);
  }

  @Test
  void peopleAreNamedAsTheyAreCalledToday() {
    assertThat(
            MatrixText.reason(
                new OwnerReason.BackupFor(
                    List.of(
                        new Absentee(Optional.of("ULENA"), Absentee.Why.AWAY),
                        new Absentee(Optional.of("zoe@acme.test"), Absentee.Why.NOT_IN_WORKSPACE),
                        new Absentee(Optional.empty(), Absentee.Why.DEACTIVATED))),
                MatrixTextTest::nameOf))
        .isEqualTo(
            "backup for Lena Ortiz is away, zoe@acme.test is not in this workspace, Erased person"
                + " left");
    assertThat(
            MatrixText.asked(
                new AskedReason.LeaverReplaced(Optional.of("ULENA")), MatrixTextTest::nameOf))
        .isEqualTo("Lena Ortiz left the workspace");
  }

  @Test
  void conditionsAreSaidByTheirColumns() {
    assertThat(
            MatrixText.reason(
                new OwnerReason.CriteriaMatched(
                    List.of(
                        new OwnerReason.Condition("account_tier", List.of("Gold", "Silver")),
                        new OwnerReason.Condition("if:region", List.of("EU")))),
                MatrixTextTest::nameOf))
        .isEqualTo("matches account tier Gold or Silver, region EU");
  }
}
