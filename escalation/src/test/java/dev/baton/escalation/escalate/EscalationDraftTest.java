package dev.baton.escalation.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.matrix.Priority;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EscalationDraftTest {
  private static final String REASON = "Export fails for every invoice of this customer";
  private static final String STEPS = "Cleared the cache, tried two browsers, checked the logs";

  private static DraftAnswers answers(
      String ticket, String priority, String reason, String steps, String customer) {
    return new DraftAnswers(
        ticket,
        Optional.of("Billing"),
        Optional.of(priority).filter(p -> !p.isEmpty()),
        reason,
        steps,
        Optional.of(customer),
        Optional.of("Gold"),
        Map.of("language", "de"));
  }

  private static EscalationDraft.Checked check(DraftAnswers answers) {
    return EscalationDraft.check(answers, TicketKeyFormat.DEFAULT);
  }

  private static List<DraftFault> faults(DraftAnswers answers) {
    return switch (check(answers)) {
      case EscalationDraft.Accepted _ -> List.of();
      case EscalationDraft.Faulty(var faults) -> faults;
    };
  }

  @Test
  void aGoodDraftIsNormalised() {
    var checked = check(answers(" zd-1042 ", "p2", "  " + REASON + "\u0000\n", STEPS, "  Acme "));

    assertThat(checked).isInstanceOf(EscalationDraft.Accepted.class);
    EscalationDraft draft = ((EscalationDraft.Accepted) checked).draft();
    assertThat(draft.ticket().shown()).isEqualTo("ZD-1042");
    assertThat(draft.priority()).isEqualTo(Priority.P2);
    assertThat(draft.reason()).isEqualTo(REASON);
    assertThat(draft.customer()).contains("Acme");
    assertThat(draft.custom()).containsEntry("language", "de");
  }

  @Test
  void allFaultsAreToldAtOnce() {
    assertThat(faults(answers("see mail", "", "n/a", "tried", "x".repeat(151))))
        .containsExactly(
            new DraftFault.NoTicketKey("see mail"),
            new DraftFault.Missing(DraftField.PRIORITY),
            new DraftFault.SaysNothing(DraftField.REASON),
            new DraftFault.TooShort(DraftField.STEPS_TRIED),
            new DraftFault.TooLong(DraftField.CUSTOMER, 150));
  }

  @Test
  void anEmptyDraftMissesEverythingMandatory() {
    assertThat(faults(answers(" ", "", "\u0000 ", "", "")))
        .containsExactly(
            new DraftFault.Missing(DraftField.TICKET),
            new DraftFault.Missing(DraftField.PRIORITY),
            new DraftFault.Missing(DraftField.REASON),
            new DraftFault.Missing(DraftField.STEPS_TRIED));
  }

  @Test
  void aReasonRepeatedAsStepsIsRefusedWhateverItsCase() {
    assertThat(faults(answers("1042", "P1", REASON, REASON.toUpperCase(Locale.ROOT) + " !", "")))
        .containsExactly(new DraftFault.SameAsReason());
  }

  @Test
  void aThousandWordsPassAndOneMoreCharacterDoesNot() {
    String longest = "ab cd ".repeat(500).replace("ab cd ab", "ab xy ab").strip();
    String text = (REASON + " " + longest).substring(0, 3000);

    assertThat(faults(answers("1042", "P1", text, STEPS, ""))).isEmpty();
    assertThat(faults(answers("1042", "P1", text + "x", STEPS, "")))
        .containsExactly(new DraftFault.TooLong(DraftField.REASON, 3000));
  }

  @Test
  void whatCannotBeStoredIsTakenOutOfEveryAnswer() {
    DraftAnswers typed = answers("10\u000042", "P1", "a\uD800b", "🔥 stays", "\u0000");

    assertThat(typed.ticket()).isEqualTo("1042");
    assertThat(typed.reason()).isEqualTo("a\uFFFDb");
    assertThat(typed.stepsTried()).isEqualTo("🔥 stays");
    assertThat(typed.customer()).contains("");
  }
}
