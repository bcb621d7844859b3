package dev.baton.bot.notify;

import static com.slack.api.model.block.composition.BlockCompositions.confirmationDialog;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.model.block.element.ButtonElement;
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
  public static List<ButtonElement> ofManager(Escalation escalation) {
    return List.of(
        approve(escalation),
        approveFor(escalation),
        bounce(escalation),
        of(REDIRECT, "Redirect", escalation),
        withdraw(escalation));
  }

  /** What somebody asked may do with a pending request. */
  public static List<ButtonElement> ofDecider(Escalation escalation) {
    return List.of(approve(escalation), approveFor(escalation), bounce(escalation));
  }

  /** What requester and owner may do with a pending request. */
  public static List<ButtonElement> ofParty(Escalation escalation) {
    return List.of(addInformation(escalation), withdraw(escalation));
  }

  private static ButtonElement approve(Escalation escalation) {
    ButtonElement approve = of(APPROVE, "Approve", escalation);
    approve.setStyle("primary");
    return approve;
  }

  private static ButtonElement approveFor(Escalation escalation) {
    return of(APPROVE_FOR, "Approve for…", escalation);
  }

  private static ButtonElement bounce(Escalation escalation) {
    return of(BOUNCE, "Bounce", escalation);
  }

  private static ButtonElement addInformation(Escalation escalation) {
    return of(ADD_INFORMATION, "Add information", escalation);
  }

  static ButtonElement withdraw(Escalation escalation) {
    ButtonElement withdraw = of(WITHDRAW, "Withdraw", escalation);
    withdraw.setConfirm(
        confirmationDialog(c ->
            c.title(plainText("Withdraw the escalation?"))
                .text(plainText("Nobody will decide it, and the ticket stays where it is."))
                .confirm(plainText("Withdraw"))
                .deny(plainText("Keep it"))));
    return withdraw;
  }

  static ButtonElement fixAndResend(Escalation escalation) {
    ButtonElement fix = of(FIX_AND_RESEND, "Fix and resend", escalation);
    fix.setStyle("primary");
    return fix;
  }

  static ButtonElement openTicket(String address) {
    return button(b -> b.actionId(OPEN_TICKET).text(plainText("Open ticket")).url(address));
  }

  static ButtonElement continueDraft(UUID draft) {
    return button(b ->
        b.actionId(CONTINUE_DRAFT)
            .text(plainText("Continue"))
            .value(draft.toString())
            .style("primary"));
  }

  private static ButtonElement of(String id, String label, Escalation escalation) {
    return button(
        b -> b.actionId(id).text(plainText(label)).value(EscalationValue.of(escalation.ref())));
  }
}
