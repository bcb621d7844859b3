package dev.baton.escalation.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecklistAnswerTest {
  private static final List<String> CHECKLIST = List.of("Restarted", "Logs attached");

  @Test
  void everyBoxTickedNeedsNoWords() {
    assertThat(ChecklistAnswer.check(CHECKLIST, Set.copyOf(CHECKLIST), ""))
        .isEqualTo(
            new ChecklistAnswer.Complete(
                List.of(
                    new ChecklistAnswer("Restarted", true, Optional.empty()),
                    new ChecklistAnswer("Logs attached", true, Optional.empty()))));
  }

  @Test
  void anEmptyChecklistIsComplete() {
    assertThat(ChecklistAnswer.check(List.of(), Set.of("Stray"), ""))
        .isEqualTo(new ChecklistAnswer.Complete(List.of()));
  }

  @Test
  void anOpenBoxIsKeptWithItsExplanation() {
    assertThat(ChecklistAnswer.check(CHECKLIST, Set.of("Restarted"), " no access\u0000 "))
        .isEqualTo(
            new ChecklistAnswer.Complete(
                List.of(
                    new ChecklistAnswer("Restarted", true, Optional.empty()),
                    new ChecklistAnswer("Logs attached", false, Optional.of("no access")))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "n/a", "no", "none", "aaaaaaaa", "......"})
  void openBoxesWithoutAReasonAreCounted(String explanation) {
    assertThat(ChecklistAnswer.check(CHECKLIST, Set.of(), explanation))
        .isEqualTo(new ChecklistAnswer.Unexplained(new DraftFault.ChecklistUnexplained(2)));
  }
}
