package dev.baton.escalation.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.escalation.Sample;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Question;
import dev.baton.escalation.escalate.Settlement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NoticePlanTest {
  private static List<String> lines(List<PlannedDelivery> plan) {
    return plan.stream()
        .map(p ->
            "%s %s %s %s"
                .formatted(
                    p.notice().getClass().getSimpleName(),
                    p.medium(),
                    p.recipient(),
                    p.roles().stream().sorted().toList()))
        .toList();
  }

  @Test
  void filingTellsThoseAskedTheChannelTheRequesterAndTheOwner() {
    Escalation filed = Sample.owned("otto", Optional.of("C1"), "lea", "ben");

    assertThat(lines(NoticePlan.onFiled(filed)))
        .containsExactly(
            "Request SLACK lea [DECIDER]",
            "Request SLACK ben [DECIDER]",
            "ChannelCopy SLACK C1 [CHANNEL]",
            "Receipt SLACK ann [REQUESTER]",
            "OwnerTold SLACK otto [PREVIOUS_OWNER]");
  }

  @Test
  void anOwnerWhoIsAskedGetsOneNoticeWithBothRoles() {
    Escalation filed = Sample.owned("lea", Optional.empty(), "lea");

    assertThat(lines(NoticePlan.onFiled(filed)))
        .containsExactly(
            "Request SLACK lea [DECIDER, PREVIOUS_OWNER]", "Receipt SLACK ann [REQUESTER]");
  }

  @Test
  void anApprovalTellsThreePartiesByMessageAndMail() {
    Escalation approved =
        Sample.settled("otto", new Settlement.Approved("lea", Sample.NINE, false, "olga"));

    assertThat(lines(NoticePlan.onDecided(approved)))
        .containsExactly(
            "Decided SLACK ann [REQUESTER]",
            "Decided EMAIL ann [REQUESTER]",
            "Decided SLACK otto [PREVIOUS_OWNER]",
            "Decided EMAIL otto [PREVIOUS_OWNER]",
            "Decided SLACK olga [NEW_OWNER]",
            "Decided EMAIL olga [NEW_OWNER]");
  }

  @Test
  void onePersonWithThreeRolesIsToldOnce() {
    Escalation approved =
        Sample.settled("ann", new Settlement.Approved("lea", Sample.NINE, false, "ann"));

    assertThat(NoticePlan.onDecided(approved))
        .extracting(PlannedDelivery::medium)
        .containsExactly(Medium.SLACK, Medium.EMAIL);
    assertThat(NoticePlan.onDecided(approved))
        .allMatch(p ->
            p.roles()
                .equals(
                    Set.of(NoticeRole.REQUESTER, NoticeRole.PREVIOUS_OWNER, NoticeRole.NEW_OWNER)));
  }

  @Test
  void whoWithdrewIsNotToldOfIt() {
    Escalation withdrawn = Sample.settled("otto", new Settlement.Withdrawn("otto", Sample.NINE));

    assertThat(lines(NoticePlan.onWithdrawn(withdrawn, "otto")))
        .containsExactly("Withdrawn SLACK ann [REQUESTER]");
    assertThat(lines(NoticePlan.onWithdrawn(withdrawn, "max"))).hasSize(2);
  }

  @Test
  void anAnswerGoesOnceToWhoAskedAndToEverybodyWhoMayDecide() {
    Question answered =
        new Question(
            new UUID(0, 8),
            "bo",
            "Which invoice?",
            Sample.NINE,
            Optional.of(new Question.Answer("ann", "Number 17", Sample.NINE)));
    Escalation pending = Sample.owned("ann", Optional.empty(), "lea", "ben");

    assertThat(NoticePlan.onAnswered(pending, answered, true))
        .extracting(PlannedDelivery::recipient)
        .containsExactly("bo", "lea", "ben");
    assertThat(NoticePlan.onAnswered(pending, answered, false))
        .extracting(PlannedDelivery::recipient)
        .containsExactly("lea", "ben");
  }
}
