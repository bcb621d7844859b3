package dev.baton.bot.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.Texts;
import dev.baton.escalation.escalate.Absentee;
import dev.baton.escalation.escalate.AskedReason;
import dev.baton.escalation.escalate.OwnerReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MatrixTextTest {
  private static final Map<String, String> TODAY = Map.of("ULENA", "Lena Ortiz");

  private final MatrixText text = new MatrixText(Texts.load().english(), MatrixTextTest::nameOf);

  private static String nameOf(String id) {
    return TODAY.getOrDefault(id, id);
  }

  @Test
  void peopleAreNamedAsTheyAreCalledToday() {
    assertThat(
            text.reasons(
                List.of(
                    new OwnerReason.BackupFor(
                        List.of(
                            new Absentee(Optional.of("ULENA"), Absentee.Why.AWAY),
                            new Absentee(
                                Optional.of("zoe@acme.test"), Absentee.Why.NOT_IN_WORKSPACE),
                            new Absentee(Optional.empty(), Absentee.Why.DEACTIVATED))))))
        .first()
        .asString()
        .contains("stands in, because Lena Ortiz is away", "zoe@acme.test", "left");
    assertThat(text.asked(new AskedReason.LeaverReplaced(Optional.of("ULENA"))))
        .isEqualTo("Lena Ortiz left the workspace");
  }

  @Test
  void whatANewerProgramWroteIsSaidInOneNeutralPhrase() {
    String unknown = "a reason that this version of Baton does not know";

    assertThat(text.reasons(List.of(new OwnerReason.Unknown("{}")))).containsExactly(unknown);
    assertThat(text.asked(new AskedReason.Unknown("{}"))).isEqualTo(unknown);
    assertThat(
            text.asked(
                new AskedReason.StandsIn(
                    List.of(new Absentee(Optional.of("ULENA"), Absentee.Why.UNKNOWN)))))
        .isEqualTo("Lena Ortiz cannot take part");
  }

  @Test
  void conditionsAreSaidByTheirColumns() {
    assertThat(
            text.reasons(
                List.of(
                    new OwnerReason.CriteriaMatched(
                        List.of(
                            new OwnerReason.Condition("account_tier", List.of("Gold", "Silver")),
                            new OwnerReason.Condition("if:region", List.of("EU")))))))
        .first()
        .asString()
        .startsWith("matches account tier Gold or Silver")
        .endsWith("region EU");
  }
}
