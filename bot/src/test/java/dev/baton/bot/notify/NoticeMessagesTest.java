package dev.baton.bot.notify;

import static dev.baton.bot.notify.Stories.ANA;
import static dev.baton.bot.notify.Stories.LENA;
import static dev.baton.bot.notify.Stories.MARCO;
import static dev.baton.bot.notify.Stories.OTTO;
import static dev.baton.bot.notify.Stories.approved;
import static dev.baton.bot.notify.Stories.bounced;
import static dev.baton.bot.notify.Stories.pending;
import static dev.baton.bot.notify.Stories.settled;
import static dev.baton.bot.notify.Stories.told;
import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.util.json.GsonFactory;
import dev.baton.escalation.escalate.AddedInformation;
import dev.baton.escalation.escalate.BounceCode;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Settlement;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.sandbox.block.Surface;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.SlackMessage;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NoticeMessagesTest {
  private static final String GOOD_REASON = "The import fails for every file";
  private static final String GOOD_STEPS = "- restarted the worker\n2) replayed the file";

  @Test
  void aMailTellsTheChecklistAndWhereToStopMails() {
    MessageContext context =
        told(settled(approved(false)), new Notice.Decided(), ANA, NoticeRole.REQUESTER);
    DecidedMail mail = DecidedMail.of(context, "https://slack");
    MailTemplates templates = new MailTemplates();

    assertThat(templates.text(mail))
        .contains("Checklist:\n☑ Logs attached\n☐ Tried a restart: customer refused it\n")
        .contains("tab Home, \"For you\"");
    assertThat(templates.html(mail)).contains("☐ Tried a restart: customer refused it</p>");
  }

  @Test
  void theFirstLineOfARequestSaysHowUrgentItIsUntilWhenAndWhoAsks() {
    SlackMessage request = request(pending(GOOD_REASON, GOOD_STEPS));

    assertThat(request.text().lines().toList())
        .startsWith(
            "*P2*, decide by <!date^1772445600^{date_short_pretty} {time}|Mon 2 Mar, 11:00 CET>: "
                + "<@U0ANA> asks T2 to take over "
                + "*<https://desk.example/tickets/ZD-1042?a=1&amp;b=2|ZD-1042> #1*.",
            "*Reason*",
            "> " + GOOD_REASON);
    assertThat(request.text()).containsOnlyOnce(GOOD_REASON).containsOnlyOnce("1772445600");
  }

  @Test
  void aRequestTellsTheWholeStory() {
    SlackMessage request = request(pending(GOOD_REASON, GOOD_STEPS));

    assertThat(request.text())
        .contains("*Customer* Acme &amp; Sons", "*Account tier* Gold")
        .contains("*region* EU", "*Owner now* <@U0OTTO>", "> The import fails for every file")
        .contains("• restarted the worker\n• replayed the file")
        .contains("☑ Logs attached", "☐ Tried a restart: customer refused it")
        .contains("*Proposed owner* <@U0MARCO>: matches category Import, available")
        .contains("Imports that fail twice");
    assertThat(buttons(request)).containsExactly("Approve", "Approve for…", "Bounce", "Ask");
  }

  @Test
  void anOwnerWhoDecidesMayWithdrawInstead() {
    Escalation asked = Stories.asking(pending(GOOD_REASON, GOOD_STEPS), Stories.LENA, Stories.OTTO);

    SlackMessage request =
        RequestMessage.of(
            told(asked, new Notice.Request(), OTTO, NoticeRole.DECIDER, NoticeRole.PREVIOUS_OWNER));

    assertThat(buttons(request))
        .containsExactly("Approve", "Approve for…", "Bounce", "Ask", "Withdraw");
  }

  @Test
  void changesAndFactsOfMarkupStayWithinASection() {
    String markup = "&".repeat(75);
    Escalation first =
        settled(bounced(BounceCode.MISSING_INFORMATION, "Which file, and which error?"));
    Escalation second =
        Stories.escalation(
            2,
            first.reason() + "&".repeat(2900),
            first.stepsTried() + "&".repeat(2900),
            List.of(),
            Optional.empty());

    SlackMessage request =
        RequestMessage.of(
            told(
                Stories.withFacts(second, markup),
                Optional.of(first),
                new Notice.Request(),
                LENA,
                NoticeRole.DECIDER));

    assertThat(sections(request)).allMatch(text -> text.length() <= MessageBuilder.LONGEST_SECTION);
    assertThat(request.text()).doesNotContain("&a…", "&am…", "&amp…");
  }

  @Test
  void aSettledRequestHasNoButtonsAndSaysWhoAndHow() {
    SlackMessage request = request(settled(approved(true)));

    assertThat(buttons(request)).isEmpty();
    assertThat(request.text())
        .contains("✓ Approved by you (manager, override), <!date^1772443800^")
        .contains("Now with <@U0MARCO> in T2.");
  }

  @Test
  void aRequestRedirectedToSomebodyElseLosesItsButtons() {
    SlackMessage request =
        RequestMessage.of(
            told(pending(GOOD_REASON, GOOD_STEPS), new Notice.Request(), OTTO, NoticeRole.DECIDER));

    assertThat(buttons(request)).isEmpty();
    assertThat(request.text())
        .contains("No longer yours to decide: <@U0LENA> can decide this one now.");
  }

  @Test
  void aResentRequestSaysWhatChanged() {
    Escalation first =
        settled(bounced(BounceCode.MISSING_INFORMATION, "Which file, and which error?"));
    Escalation second =
        Stories.escalation(
            2,
            first.reason() + ": error 17 in <b>.csv",
            first.stepsTried(),
            List.of(),
            Optional.empty());

    SlackMessage request =
        RequestMessage.of(
            told(second, Optional.of(first), new Notice.Request(), LENA, NoticeRole.DECIDER));

    assertThat(request.text())
        .contains("*Changed since #1* (bounced once: Missing information): ")
        .contains("the reason was added to: “: error 17 in &lt;b&gt;.csv”")
        .doesNotContain("the steps tried was");
  }

  @Test
  void aChannelCopyHasNoButtonsAndRingsNobody() {
    SlackMessage copy =
        ChannelCopyMessage.of(
            told(
                pending(GOOD_REASON, GOOD_STEPS),
                new Notice.ChannelCopy(),
                "C0T2",
                NoticeRole.CHANNEL));

    assertThat(buttons(copy)).isEmpty();
    assertThat(copy.text())
        .contains("Ana asks T2")
        .contains("Waits for Lena &lt;3.")
        .doesNotContain("<@");
  }

  @Test
  void aReceiptSaysForWhomItWaitsAndWhoOwnsItUntilThen() {
    SlackMessage receipt =
        ReceiptMessage.of(
            told(
                pending(GOOD_REASON, GOOD_STEPS), new Notice.Receipt(), ANA, NoticeRole.REQUESTER));

    assertThat(receipt.text())
        .contains("Waits for <@U0LENA>, to be decided by <!date^")
        .contains("<@U0OTTO> still owns the ticket until it is approved.");
    assertThat(buttons(receipt)).containsExactly("Add information", "Withdraw");
  }

  @Test
  void aSettledReceiptHasNoButtons() {
    SlackMessage receipt =
        ReceiptMessage.of(
            told(
                settled(new Settlement.Withdrawn(OTTO, Stories.DECIDED_AT)),
                new Notice.Receipt(),
                ANA,
                NoticeRole.REQUESTER));

    assertThat(buttons(receipt)).isEmpty();
    assertThat(receipt.text()).contains("Withdrawn by <@U0OTTO>");
  }

  @Test
  void anOwnerWhoDidNotAskIsToldWhoDid() {
    SlackMessage told =
        OwnerToldMessage.of(
            told(
                pending(GOOD_REASON, GOOD_STEPS),
                new Notice.OwnerTold(),
                OTTO,
                NoticeRole.PREVIOUS_OWNER));

    assertThat(told.text()).contains("<@U0ANA> asked to hand your ticket");
    assertThat(told.text()).contains("You still own the ticket until it is approved.");
  }

  @Test
  void theNewOwnerGetsTheTicketAndTheStoryToPaste() {
    SlackMessage decided = decided(approved(false), MARCO, NoticeRole.NEW_OWNER);

    assertThat(decided.text())
        .contains("is yours now", "Reason:\nThe import fails", "- restarted the worker");
    assertThat(buttons(decided)).containsExactly("Open ticket");
  }

  @Test
  void theRequesterOfAnApprovedOneIsToldWhereItWent() {
    SlackMessage decided = decided(approved(false), ANA, NoticeRole.REQUESTER);

    assertThat(decided.text()).contains("Now with <@U0MARCO> in T2");
    assertThat(buttons(decided)).isEmpty();
  }

  @Test
  void onlyTheRequesterOfABouncedOneMayFixIt() {
    Settlement no = bounced(BounceCode.WRONG_TIER, "This belongs to the <network> people");

    SlackMessage asker = decided(no, ANA, NoticeRole.REQUESTER);
    SlackMessage owner = decided(no, OTTO, NoticeRole.PREVIOUS_OWNER);

    assertThat(asker.text())
        .contains(
            "Wrong tier, the right one is T3", "> This belongs to the &lt;network&gt; people");
    assertThat(buttons(asker)).containsExactly("Fix and resend");
    assertThat(buttons(owner)).isEmpty();
    assertThat(owner.text()).contains("Stays with you in T1");
  }

  @Test
  void addedInformationIsQuoted() {
    Escalation escalation =
        Stories.escalation(
            1,
            GOOD_REASON,
            GOOD_STEPS,
            List.of(new AddedInformation(ANA, "<!here> it is line 3", Stories.ASKED_AT)),
            Optional.empty());

    SlackMessage added =
        InformationAddedMessage.of(
            told(escalation, new Notice.InformationAdded(), LENA, NoticeRole.DECIDER));

    assertThat(added.text()).contains("> &lt;!here&gt; it is line 3");
    assertThat(request(escalation).text()).contains("*<@U0ANA> added*");
  }

  @Property(tries = 60)
  void whateverWasTypedEveryMessageIsWithinSlacksLimitsAndMentionsNobody(
      @ForAll @StringLength(max = 3000) String reason,
      @ForAll @StringLength(max = 3000) String steps) {
    holds(reason, steps);
  }

  @Test
  void theWorstTextsAreWithinSlacksLimits() {
    for (String worst :
        List.of(
            "&",
            "<!channel>",
            "=HYPERLINK(\"x\")",
            "*bold* _i_ `c`",
            "🧯",
            "سلام ",
            "\n",
            "- \n")) {
      String full = worst.repeat(3000 / worst.length());
      holds(full, full);
    }
  }

  private static void holds(String reason, String steps) {
    List<AddedInformation> added =
        java.util.Collections.nCopies(30, new AddedInformation(ANA, reason, Stories.ASKED_AT));
    Escalation open = Stories.escalation(1, reason, steps, added, Optional.empty());
    Escalation done = Stories.escalation(1, reason, steps, added, Optional.of(approved(false)));
    Escalation back =
        Stories.escalation(1, reason, steps, added, Optional.of(bounced(BounceCode.OTHER, reason)));
    for (SlackMessage message :
        List.of(
            RequestMessage.of(
                told(open, Optional.of(back), new Notice.Request(), LENA, NoticeRole.DECIDER)),
            ChannelCopyMessage.of(told(open, new Notice.ChannelCopy(), "C0T2", NoticeRole.CHANNEL)),
            DecidedMessage.of(told(done, new Notice.Decided(), MARCO, NoticeRole.NEW_OWNER)),
            DecidedMessage.of(told(back, new Notice.Decided(), ANA, NoticeRole.REQUESTER)),
            InformationAddedMessage.of(
                told(open, new Notice.InformationAdded(), LENA, NoticeRole.DECIDER)))) {
      var blocks = GsonFactory.createSnakeCase().toJsonTree(message.blocks()).getAsJsonArray();
      assertThat(new Surface().checkMessage(blocks)).isEmpty();
      assertThat(message.text()).doesNotContain("<!channel>", "<!here>");
      assertThat(message.text().replaceAll("<[@!#h][^<>]*>", "")).doesNotContain("<");
      assertThat(withoutPreformatted(message)).doesNotContain("<!channel>");
    }
  }

  /** Rich text is literal, so what was typed stands in it as it is. */
  private static String withoutPreformatted(SlackMessage message) {
    List<LayoutBlock> formatted =
        message.blocks().stream().filter(block -> !block.getType().equals("rich_text")).toList();
    return GsonFactory.createSnakeCase().toJson(formatted).replace("\\u003c", "<");
  }

  private static SlackMessage request(Escalation escalation) {
    return RequestMessage.of(told(escalation, new Notice.Request(), LENA, NoticeRole.DECIDER));
  }

  private static SlackMessage decided(Settlement settlement, String reader, NoticeRole role) {
    return DecidedMessage.of(told(settled(settlement), new Notice.Decided(), reader, role));
  }

  private static List<String> buttons(SlackMessage message) {
    return message.blocks().stream()
        .filter(ActionsBlock.class::isInstance)
        .flatMap(block -> ((ActionsBlock) block).getElements().stream())
        .map(element -> ((ButtonElement) element).getText().getText())
        .toList();
  }

  private static List<String> sections(SlackMessage message) {
    return message.blocks().stream()
        .filter(SectionBlock.class::isInstance)
        .map(block -> ((SectionBlock) block).getText().getText())
        .toList();
  }
}
