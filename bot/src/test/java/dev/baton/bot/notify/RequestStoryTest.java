package dev.baton.bot.notify;

import static dev.baton.bot.notify.Stories.ANA;
import static dev.baton.bot.notify.Stories.LENA;
import static dev.baton.bot.notify.Stories.MARCO;
import static dev.baton.bot.notify.Stories.OTTO;
import static dev.baton.bot.notify.Stories.approved;
import static dev.baton.bot.notify.Stories.bounced;
import static dev.baton.bot.notify.Stories.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.escalation.escalate.AddedInformation;
import dev.baton.escalation.escalate.BounceCode;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Lineage;
import dev.baton.escalation.escalate.Settlement;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.slack.SlackMessage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestStoryTest {
  private static final String NOTE = "Which file was it, and what did the page say?";
  private static final Settlement NO = bounced(BounceCode.MISSING_INFORMATION, NOTE);

  @Test
  void aDecidedRequestLeadsWithItsOutcomeForTheLeadAndInTheChannel() {
    Escalation back = Stories.settled(NO);

    SlackMessage lead = RequestMessage.of(toLead(back));
    SlackMessage channel =
        ChannelCopyMessage.of(told(back, new Notice.ChannelCopy(), "C0T2", NoticeRole.CHANNEL));

    for (SlackMessage shown : List.of(lead, channel)) {
      assertThat(shown.text().lines().findFirst().orElseThrow())
          .contains("ZD-1042", "#1", "Bounced by", "Missing information");
      assertThat(shown.text())
          .containsOnlyOnce("Bounced by")
          .containsOnlyOnce("> " + NOTE)
          .containsOnlyOnce(back.reason())
          .doesNotContain("decide by");
    }
  }

  @Test
  void aSettledReceiptAndTheOwnersWordLeadWithTheOutcome() {
    Escalation yes = Stories.settled(approved(false));

    assertThat(ReceiptMessage.of(told(yes, new Notice.Receipt(), ANA, NoticeRole.REQUESTER)).text())
        .containsPattern("\\A\\*<[^>]+> #1\\*: ✓ Approved by");
    assertThat(
            OwnerToldMessage.of(told(yes, new Notice.OwnerTold(), OTTO, NoticeRole.PREVIOUS_OWNER))
                .text())
        .containsPattern("\\A\\*<[^>]+> #1\\*: ✓ Approved by");
  }

  @Test
  void whatAReplacedOneSaidStandsInTheStoryOfItsSuccessor() {
    Escalation first =
        Stories.with(
            Stories.escalation(
                1,
                "The import fails for one file",
                "- read the log",
                List.of(new AddedInformation(OTTO, "It is file 17", Stories.ASKED_AT)),
                Optional.of(new Settlement.Replaced(ANA, Stories.DECIDED_AT, 2))),
            Optional.empty());
    Escalation second =
        Stories.with(
            Stories.escalation(
                2, "Every import fails now", "- restarted it", List.of(), Optional.empty()),
            Optional.of(1));
    Lineage lineage = new Lineage(second, List.of(first, second));

    String asked = RequestMessage.of(toLead(lineage)).text();
    Escalation done =
        Stories.with(
            Stories.escalation(
                2, second.reason(), second.stepsTried(), List.of(), Optional.of(approved(false))),
            Optional.of(1));
    String pasted =
        HandoffNote.of(
            told(
                new Lineage(done, List.of(first, done)),
                new Notice.Decided(),
                MARCO,
                NoticeRole.NEW_OWNER));

    assertThat(asked)
        .contains("*Replaces #1*", "> The import fails for one file")
        .contains("• read the log", "> It is file 17");
    assertThat(pasted)
        .contains("The import fails for one file", "- read the log", "It is file 17", "#1");
  }

  @Test
  void aReplacedOneSaysByWhichNumberAndNotThatItWasWithdrawn() {
    Escalation first = Stories.settled(new Settlement.Replaced(ANA, Stories.DECIDED_AT, 2));

    for (SlackMessage shown :
        List.of(
            RequestMessage.of(toLead(first)),
            ReceiptMessage.of(told(first, new Notice.Receipt(), ANA, NoticeRole.REQUESTER)),
            WithdrawnMessage.of(
                told(first, new Notice.Withdrawn(), OTTO, NoticeRole.PREVIOUS_OWNER)))) {
      assertThat(shown.text()).contains("Replaced by #2").doesNotContain("Withdrawn", "withdrawn");
    }
  }

  @Test
  void whatChangedSinceTheLastBounceNamesTheOwnerAndHowOftenItWasBounced() {
    Escalation first = Stories.settled(NO);
    Escalation second =
        Stories.escalation(2, first.reason(), first.stepsTried(), List.of(), Optional.of(NO));
    Escalation third =
        Stories.owned(
            Stories.escalation(3, first.reason(), first.stepsTried(), List.of(), Optional.empty()),
            OTTO);

    String asked =
        RequestMessage.of(toLead(new Lineage(third, List.of(first, second, third)))).text();

    assertThat(asked)
        .contains("*Changed since #2* (bounced 2 times, the last time: Missing information): ")
        .contains("proposed owner <@U0OTTO> instead of <@U0MARCO>");
  }

  @Test
  void codeThatSomebodyPastedSurvivesInEveryMessage() {
    String code = "```\n{\n  - \"a\": 1,\n\n  2. \"b\": 2\n}\n```";
    Escalation typed =
        Stories.escalation(
            1,
            "It answers\n" + code,
            "- sent it again:\n" + code + "\n- restarted",
            List.of(),
            Optional.of(approved(false)));

    String lead = RequestMessage.of(toLead(typed)).text();
    String pasted = HandoffNote.of(told(typed, new Notice.Decided(), MARCO, NoticeRole.NEW_OWNER));
    DecidedMail mail =
        DecidedMail.of(
            told(typed, new Notice.Decided(), ANA, NoticeRole.REQUESTER), "https://slack");

    assertThat(lead)
        .contains("> It answers\n" + code)
        .contains("• sent it again:\n" + code + "\n• restarted");
    assertThat(pasted).contains("- sent it again:\n" + code + "\n- restarted");
    assertThat(new MailTemplates().text(mail)).contains(code + "\n");
    assertThat(new MailTemplates().html(mail)).contains("  - \"a\": 1,\n\n  2. \"b\": 2");
  }

  @Test
  void aHandBackIsCalledOne() {
    Escalation back = Stories.handBack(Stories.pending("Answered", "- looked it up"));

    assertThat(RequestMessage.of(toLead(back)).text()).contains("asks to hand", "back to T2");
    assertThat(
            ReceiptMessage.of(told(back, new Notice.Receipt(), ANA, NoticeRole.REQUESTER)).text())
        .contains("to hand it back from T1 to T2");
    assertThat(
            OwnerToldMessage.of(told(back, new Notice.OwnerTold(), OTTO, NoticeRole.PREVIOUS_OWNER))
                .text())
        .contains("asked to hand your ticket", "back from T1 to T2");
  }

  @Test
  void theNumberIsExplainedWhereItFirstAppears() {
    Escalation pending = Stories.pending("Answered", "- looked it up");

    for (SlackMessage first :
        List.of(
            RequestMessage.of(toLead(pending)),
            ReceiptMessage.of(told(pending, new Notice.Receipt(), ANA, NoticeRole.REQUESTER)),
            OwnerToldMessage.of(
                told(pending, new Notice.OwnerTold(), OTTO, NoticeRole.PREVIOUS_OWNER)))) {
      assertThat(first.text()).contains("#1 numbers the requests for this ticket: it is the 1st.");
    }
  }

  private static MessageContext toLead(Escalation escalation) {
    return told(escalation, new Notice.Request(), LENA, NoticeRole.DECIDER);
  }

  private static MessageContext toLead(Lineage lineage) {
    return told(lineage, new Notice.Request(), LENA, NoticeRole.DECIDER);
  }
}
