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

  private static DraftAnswers nothingTried(String priority, String cause, String why) {
    return new DraftAnswers(
        "ZD-1",
        Optional.empty(),
        Optional.of(priority),
        REASON,
        why,
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Optional.of(cause),
        List.of());
  }

  @Test
  void nothingTriedWithACauseAndASentenceCountsAsSteps() {
    String why = "The whole region is down and no host answers";
    for (NothingTried cause : NothingTried.values()) {
      assertThat(check(nothingTried("P2", cause.code(), why)))
          .isInstanceOfSatisfying(
              EscalationDraft.Accepted.class,
              accepted -> {
                assertThat(accepted.draft().nothingTried()).contains(cause);
                assertThat(accepted.draft().stepsTried()).isEqualTo(why);
              });
    }
  }

  @Test
  void aCauseAloneIsNoExplanation() {
    assertThat(faults(nothingTried("P1", "outage", " ")))
        .containsExactly(new DraftFault.Missing(DraftField.NOTHING_TRIED));
    assertThat(faults(nothingTried("P1", "policy", "n/a")))
        .containsExactly(new DraftFault.SaysNothing(DraftField.NOTHING_TRIED));
    assertThat(faults(nothingTried("P1", "data_loss", "please help")))
        .containsExactly(new DraftFault.SaysNothing(DraftField.NOTHING_TRIED));
    assertThat(faults(nothingTried("P1", "no_permission", "no rights")))
        .containsExactly(new DraftFault.TooShort(DraftField.NOTHING_TRIED));
    assertThat(faults(nothingTried("P1", "outage", REASON)))
        .containsExactly(new DraftFault.SameAsReason(DraftField.NOTHING_TRIED));
  }

  @Test
  void aCauseThatNobodyOffersIsNone() {
    assertThat(faults(nothingTried("P1", "laziness", "")))
        .containsExactly(new DraftFault.Missing(DraftField.STEPS_TRIED));
  }

  @Test
  void onlyTheMostUrgentExplainsAChecklistOnce() {
    String why = "Only the platform team may restart the service";
    assertThat(explains(nothingTried("P1", "no_permission", why))).contains(why);
    assertThat(explains(nothingTried("P2", "no_permission", why))).isEmpty();
    assertThat(explains(answers("ZD-1", "P1", REASON, STEPS, ""))).isEmpty();
  }

  private static Optional<String> explains(DraftAnswers answers) {
    return ((EscalationDraft.Accepted) check(answers)).draft().explainsChecklist();
  }

  @Test
  void aReasonRepeatedAsStepsIsRefusedWhateverItsCase() {
    assertThat(faults(answers("1042", "P1", REASON, REASON.toUpperCase(Locale.ROOT) + " !", "")))
        .containsExactly(new DraftFault.SameAsReason(DraftField.STEPS_TRIED));
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
