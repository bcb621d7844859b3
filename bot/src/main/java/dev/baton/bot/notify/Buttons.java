package dev.baton.bot.notify;

import static com.slack.api.model.block.composition.BlockCompositions.confirmationDialog;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.model.block.element.ButtonElement;
import dev.baton.bot.clock.OnItButton;
import dev.baton.bot.decide.AnswerButton;
import dev.baton.bot.decide.ApproveButton;
import dev.baton.bot.decide.ApproveForButton;
import dev.baton.bot.decide.AskButton;
import dev.baton.bot.decide.BounceButton;
import dev.baton.bot.decide.MoveTicketsButton;
import dev.baton.bot.decide.QuestionForm;
import dev.baton.bot.decide.RedirectButton;
import dev.baton.bot.decide.TakeBackButton;
import dev.baton.bot.escalate.AddInformationButton;
import dev.baton.bot.escalate.ContinueDraftButton;
import dev.baton.bot.escalate.FixAndResendButton;
import dev.baton.bot.escalate.WithdrawButton;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.EscalationValue;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.escalate.Question;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.slack.Mrkdwn;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The buttons that messages carry, with the ids under which their surfaces answer. */
public final class Buttons {
  /** A link; Slack tells of clicks on it all the same. */
  public static final String OPEN_TICKET = "open_ticket";

  /** Begins the interview that sets Baton up, or goes on with it. */
  public static final String SETUP = "setup";

  /** On a request to practise with. */
  public static final String PRACTICE_APPROVE = "practice_approve";

  /** On a request to practise with. */
  public static final String PRACTICE_BOUNCE = "practice_bounce";

  /** With the question around it, it fits the title of a confirmation. */
  private static final int LONGEST_LABEL = 60;

  private Buttons() {}

  /** What a manager may do with a pending request of somebody else. */
  public static List<ButtonElement> ofManager(Wording words, Escalation escalation) {
    return List.of(
        approve(words, escalation),
        approveFor(words, escalation),
        bounce(words, escalation),
        ask(words, escalation),
        of(RedirectButton.ID, words.say(NotifyPhrase.REDIRECT), escalation),
        withdraw(words, escalation));
  }

  /** What somebody asked may do with a pending request. */
  public static List<ButtonElement> ofDecider(Wording words, Escalation escalation) {
    return List.of(
        approve(words, escalation),
        approveFor(words, escalation),
        bounce(words, escalation),
        ask(words, escalation));
  }

  /** What a lead may do with a ticket of their tier: give it to somebody else of it. */
  public static ButtonElement moveTicket(Wording words, TicketKey ticket) {
    return button(b ->
        b.actionId(MoveTicketsButton.ID)
            .text(plainText(words.say(NotifyPhrase.MOVE_WITHIN_TIER)))
            .value(ticket.identity()));
  }

  /** The same for whomever they choose next. */
  public static ButtonElement moveTickets(Wording words) {
    return button(b ->
        b.actionId(MoveTicketsButton.ID)
            .text(plainText(words.say(NotifyPhrase.MOVE_TICKETS)))
            .value(MoveTicketsButton.ANYBODY));
  }

  /** The same for all that this person owns. */
  public static ButtonElement moveTicketsOf(Wording words, String member) {
    return button(b ->
        b.actionId(MoveTicketsButton.ID)
            .text(plainText(words.say(NotifyPhrase.MOVE_THEIR_TICKETS)))
            .value(MoveTicketsButton.of(member)));
  }

  /** What requester and owner may do with a pending request. */
  public static List<ButtonElement> ofParty(Wording words, Escalation escalation) {
    return List.of(addInformation(words, escalation), withdraw(words, escalation));
  }

  static ButtonElement setup(Wording words) {
    return ButtonElement.builder()
        .actionId(SETUP)
        .value("start")
        .style("primary")
        .text(plainText(words.say(NotifyPhrase.SETUP_BEGIN)))
        .build();
  }

  /** What a request to practise with has in place of real ones. */
  static List<ButtonElement> ofPractice(Wording words) {
    return List.of(
        ButtonElement.builder()
            .actionId(PRACTICE_APPROVE)
            .value("practice")
            .style("primary")
            .text(plainText(words.say(NotifyPhrase.APPROVE)))
            .build(),
        ButtonElement.builder()
            .actionId(PRACTICE_BOUNCE)
            .value("practice")
            .text(plainText(words.say(NotifyPhrase.BOUNCE)))
            .build());
  }

  /** What whoever decided may do for a while. */
  public static ButtonElement takeBack(Wording words, Escalation decided) {
    return of(TakeBackButton.ID, words.say(NotifyPhrase.TAKE_BACK), decided);
  }

  /**
   * The same, with the oldest open question to answer before them.
   *
   * @param answers whether its reader is asked
   */
  static List<ButtonElement> ofParty(Wording words, Escalation escalation, boolean answers) {
    List<ButtonElement> buttons = new ArrayList<>();
    escalation.questions().stream()
        .filter(question -> answers && question.isOpen())
        .findFirst()
        .ifPresent(question -> buttons.add(answer(words, escalation, question)));
    buttons.addAll(ofParty(words, escalation));
    return buttons;
  }

  static ButtonElement answer(Wording words, Escalation escalation, Question question) {
    return button(b ->
        b.actionId(AnswerButton.ID)
            .text(plainText(words.say(NotifyPhrase.ANSWER)))
            .value(new QuestionForm(escalation.ref(), question.id()).write())
            .style("primary"));
  }

  private static ButtonElement ask(Wording words, Escalation escalation) {
    return of(AskButton.ID, words.say(NotifyPhrase.ASK), escalation);
  }

  private static ButtonElement approve(Wording words, Escalation escalation) {
    ButtonElement approve = of(ApproveButton.ID, words.say(NotifyPhrase.APPROVE), escalation);
    approve.setStyle("primary");
    return approve;
  }

  private static ButtonElement approveFor(Wording words, Escalation escalation) {
    return of(ApproveForButton.ID, words.say(NotifyPhrase.APPROVE_FOR), escalation);
  }

  private static ButtonElement bounce(Wording words, Escalation escalation) {
    return of(BounceButton.ID, words.say(NotifyPhrase.BOUNCE), escalation);
  }

  private static ButtonElement addInformation(Wording words, Escalation escalation) {
    return of(AddInformationButton.ID, words.say(NotifyPhrase.ADD_INFORMATION), escalation);
  }

  static ButtonElement withdraw(Wording words, Escalation escalation) {
    ButtonElement withdraw = of(WithdrawButton.ID, words.say(NotifyPhrase.WITHDRAW), escalation);
    String label = Mrkdwn.shorten(escalation.label(), LONGEST_LABEL);
    withdraw.setConfirm(
        confirmationDialog(c ->
            c.title(plainText(words.plain(NotifyPhrase.WITHDRAW_QUESTION, "label", label)))
                .text(plainText(words.plain(NotifyPhrase.WITHDRAW_EXPLAINED, "label", label)))
                .confirm(plainText(words.say(NotifyPhrase.WITHDRAW_YES)))
                .deny(plainText(words.say(NotifyPhrase.WITHDRAW_NO)))));
    return withdraw;
  }

  public static ButtonElement fixAndResend(Wording words, Escalation escalation) {
    ButtonElement fix =
        of(FixAndResendButton.ID, words.say(NotifyPhrase.FIX_AND_RESEND), escalation);
    fix.setStyle("primary");
    return fix;
  }

  /**
   * The owner's word that they began.
   *
   * @param approved the request by which the ticket became theirs
   */
  public static ButtonElement onIt(Wording words, EscalationRef approved) {
    ButtonElement onIt = of(OnItButton.ID, words.say(NotifyPhrase.I_AM_ON_IT), approved);
    onIt.setStyle("primary");
    return onIt;
  }

  static ButtonElement openTicket(Wording words, String address) {
    return button(b ->
        b.actionId(OPEN_TICKET).text(plainText(words.say(NotifyPhrase.OPEN_TICKET))).url(address));
  }

  static ButtonElement continueDraft(Wording words, UUID draft) {
    return button(b ->
        b.actionId(ContinueDraftButton.ID)
            .text(plainText(words.say(NotifyPhrase.CONTINUE_DRAFT)))
            .value(draft.toString())
            .style("primary"));
  }

  private static ButtonElement of(String id, String label, Escalation escalation) {
    return of(id, label, escalation.ref());
  }

  private static ButtonElement of(String id, String label, EscalationRef ref) {
    return button(b -> b.actionId(id).text(plainText(label)).value(EscalationValue.of(ref)));
  }
}
