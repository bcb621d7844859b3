package dev.baton.bot.notify;

import static com.slack.api.model.block.composition.BlockCompositions.confirmationDialog;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.model.block.element.ButtonElement;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.EscalationValue;
import dev.baton.escalation.escalate.Escalation;
import java.util.List;
import java.util.UUID;

/** The buttons that messages carry, with the ids under which their surfaces answer. */
public final class Buttons {
  public static final String APPROVE = "approve";
  public static final String APPROVE_FOR = "approve_for";
  public static final String BOUNCE = "bounce";
  public static final String REDIRECT = "redirect";
  public static final String WITHDRAW = "withdraw";
  public static final String ADD_INFORMATION = "add_information";
  public static final String FIX_AND_RESEND = "fix_and_resend";
  public static final String CONTINUE_DRAFT = "continue_draft";

  /** A link; Slack tells of clicks on it all the same. */
  public static final String OPEN_TICKET = "open_ticket";

  private Buttons() {}

  /** What a manager may do with a pending request of somebody else. */
  public static List<ButtonElement> ofManager(Wording words, Escalation escalation) {
    return List.of(
        approve(words, escalation),
        approveFor(words, escalation),
        bounce(words, escalation),
        of(REDIRECT, words.say(NotifyPhrase.REDIRECT), escalation),
        withdraw(words, escalation));
  }

  /** What somebody asked may do with a pending request. */
  public static List<ButtonElement> ofDecider(Wording words, Escalation escalation) {
    return List.of(
        approve(words, escalation), approveFor(words, escalation), bounce(words, escalation));
  }

  /** What requester and owner may do with a pending request. */
  public static List<ButtonElement> ofParty(Wording words, Escalation escalation) {
    return List.of(addInformation(words, escalation), withdraw(words, escalation));
  }

  private static ButtonElement approve(Wording words, Escalation escalation) {
    ButtonElement approve = of(APPROVE, words.say(NotifyPhrase.APPROVE), escalation);
    approve.setStyle("primary");
    return approve;
  }

  private static ButtonElement approveFor(Wording words, Escalation escalation) {
    return of(APPROVE_FOR, words.say(NotifyPhrase.APPROVE_FOR), escalation);
  }

  private static ButtonElement bounce(Wording words, Escalation escalation) {
    return of(BOUNCE, words.say(NotifyPhrase.BOUNCE), escalation);
  }

  private static ButtonElement addInformation(Wording words, Escalation escalation) {
    return of(ADD_INFORMATION, words.say(NotifyPhrase.ADD_INFORMATION), escalation);
  }

  static ButtonElement withdraw(Wording words, Escalation escalation) {
    ButtonElement withdraw = of(WITHDRAW, words.say(NotifyPhrase.WITHDRAW), escalation);
    withdraw.setConfirm(
        confirmationDialog(c ->
            c.title(plainText(words.say(NotifyPhrase.WITHDRAW_QUESTION)))
                .text(plainText(words.say(NotifyPhrase.WITHDRAW_EXPLAINED)))
                .confirm(plainText(words.say(NotifyPhrase.WITHDRAW_YES)))
                .deny(plainText(words.say(NotifyPhrase.WITHDRAW_NO)))));
    return withdraw;
  }

  static ButtonElement fixAndResend(Wording words, Escalation escalation) {
    ButtonElement fix = of(FIX_AND_RESEND, words.say(NotifyPhrase.FIX_AND_RESEND), escalation);
    fix.setStyle("primary");
    return fix;
  }

  static ButtonElement openTicket(Wording words, String address) {
    return button(b ->
        b.actionId(OPEN_TICKET).text(plainText(words.say(NotifyPhrase.OPEN_TICKET))).url(address));
  }

  static ButtonElement continueDraft(Wording words, UUID draft) {
    return button(b ->
        b.actionId(CONTINUE_DRAFT)
            .text(plainText(words.say(NotifyPhrase.CONTINUE_DRAFT)))
            .value(draft.toString())
            .style("primary"));
  }

  private static ButtonElement of(String id, String label, Escalation escalation) {
    return button(
        b -> b.actionId(id).text(plainText(label)).value(EscalationValue.of(escalation.ref())));
  }
}
