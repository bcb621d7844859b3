package dev.baton.bot.notify;

import static com.slack.api.model.block.composition.BlockCompositions.confirmationDialog;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.model.block.element.ButtonElement;
import dev.baton.bot.decide.ApproveButton;
import dev.baton.bot.decide.ApproveForButton;
import dev.baton.bot.decide.BounceButton;
import dev.baton.bot.decide.RedirectButton;
import dev.baton.bot.escalate.AddInformationButton;
import dev.baton.bot.escalate.ContinueDraftButton;
import dev.baton.bot.escalate.FixAndResendButton;
import dev.baton.bot.escalate.WithdrawButton;
import dev.baton.bot.surface.EscalationValue;
import dev.baton.escalation.escalate.Escalation;
import java.util.List;
import java.util.UUID;

/** The buttons that messages carry, with the ids under which their surfaces answer. */
public final class Buttons {
  /** A link; Slack tells of clicks on it all the same. */
  public static final String OPEN_TICKET = "open_ticket";

  private Buttons() {}

  /** What a manager may do with a pending request of somebody else. */
  public static List<ButtonElement> ofManager(Escalation escalation) {
    return List.of(
        approve(escalation),
        approveFor(escalation),
        bounce(escalation),
        of(RedirectButton.ID, "Redirect", escalation),
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
    ButtonElement approve = of(ApproveButton.ID, "Approve", escalation);
    approve.setStyle("primary");
    return approve;
  }

  private static ButtonElement approveFor(Escalation escalation) {
    return of(ApproveForButton.ID, "Approve for…", escalation);
  }

  private static ButtonElement bounce(Escalation escalation) {
    return of(BounceButton.ID, "Bounce", escalation);
  }

  private static ButtonElement addInformation(Escalation escalation) {
    return of(AddInformationButton.ID, "Add information", escalation);
  }

  static ButtonElement withdraw(Escalation escalation) {
    ButtonElement withdraw = of(WithdrawButton.ID, "Withdraw", escalation);
    withdraw.setConfirm(
        confirmationDialog(c ->
            c.title(plainText("Withdraw the escalation?"))
                .text(plainText("Nobody will decide it, and the ticket stays where it is."))
                .confirm(plainText("Withdraw"))
                .deny(plainText("Keep it"))));
    return withdraw;
  }

  static ButtonElement fixAndResend(Escalation escalation) {
    ButtonElement fix = of(FixAndResendButton.ID, "Fix and resend", escalation);
    fix.setStyle("primary");
    return fix;
  }

  static ButtonElement openTicket(String address) {
    return button(b -> b.actionId(OPEN_TICKET).text(plainText("Open ticket")).url(address));
  }

  static ButtonElement continueDraft(UUID draft) {
    return button(b ->
        b.actionId(ContinueDraftButton.ID)
            .text(plainText("Continue"))
            .value(draft.toString())
            .style("primary"));
  }

  private static ButtonElement of(String id, String label, Escalation escalation) {
    return button(
        b -> b.actionId(id).text(plainText(label)).value(EscalationValue.of(escalation.ref())));
  }
}
