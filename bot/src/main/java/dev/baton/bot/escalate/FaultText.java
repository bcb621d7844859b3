package dev.baton.bot.escalate;

import dev.baton.escalation.escalate.DraftFault;
import dev.baton.escalation.escalate.DraftField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The sentence beside a refused field. */
final class FaultText {
  private FaultText() {}

  /** By block id, as Slack wants it; all at once. */
  static Map<String, String> byBlock(List<DraftFault> faults) {
    Map<String, String> sentences = new LinkedHashMap<>();
    faults.forEach(fault -> sentences.putIfAbsent(block(fault.field()), sentence(fault)));
    return sentences;
  }

  static String sentence(DraftFault fault) {
    return switch (fault) {
      case DraftFault.Missing(var field) -> missing(field);
      case DraftFault.NoTicketKey(var typed) ->
          "“%s” is no ticket key of this workspace. Write it like ZD-1042, or paste the ticket's address."
              .formatted(dev.baton.slack.Mrkdwn.shorten(typed, 60));
      case DraftFault.SaysNothing(var field) ->
          field == DraftField.REASON
              ? "This does not say why. Write what is wrong and why you cannot solve it here."
              : "This does not say what was tried. Write each step and what came of it.";
      case DraftFault.TooShort(var field) ->
          field == DraftField.REASON
              ? "A little more, please: the lead must understand why from this alone (20 characters"
                  + " or more)."
              : "A little more, please: what did you try, and what came of it (20 characters or"
                  + " more)?";
      case DraftFault.TooLong(_, var limit) ->
          String.format(
              Locale.ROOT,
              "This is longer than %d characters. Keep the essence and link the rest.",
              limit);
      case DraftFault.SameAsReason() -> "This repeats the reason. Write what you tried instead.";
      case DraftFault.ChecklistUnexplained(var open) ->
          "%s not ticked. Tick what was done, or write why it was not."
              .formatted(open == 1 ? "One box is" : open + " boxes are");
    };
  }

  private static String missing(DraftField field) {
    return switch (field) {
      case TICKET -> "Which ticket? Write its key, such as ZD-1042.";
      case PRIORITY -> "Choose a priority.";
      case REASON -> "Write why this ticket has to move on.";
      case STEPS_TRIED -> "Write what was tried so far.";
      case CATEGORY -> "Choose a category.";
      case ACCOUNT_TIER -> "Choose the customer's account tier.";
      case CUSTOMER -> "Name the customer.";
      case CUSTOM, ROUTE -> "Choose one.";
      case CHECKLIST -> "Tick what was done.";
    };
  }

  static String block(DraftField field) {
    return switch (field) {
      case TICKET -> PageOne.TICKET;
      case CATEGORY -> PageOne.CATEGORY;
      case PRIORITY -> PageOne.PRIORITY;
      case REASON -> PageOne.REASON;
      case STEPS_TRIED -> PageOne.STEPS_TRIED;
      case CUSTOMER -> PageOne.CUSTOMER;
      case ACCOUNT_TIER -> PageOne.ACCOUNT_TIER;
      case CUSTOM -> PageOne.CUSTOM;
      case ROUTE -> PageTwo.ROUTE;
      case CHECKLIST -> PageTwo.OPEN_BECAUSE;
    };
  }
}
