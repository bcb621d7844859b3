package dev.baton.bot.notify;

import dev.baton.escalation.escalate.BounceCode;

/** What a bounce code means to the person who gets it. */
public final class BounceText {
  private BounceText() {}

  public static String label(BounceCode code) {
    return switch (code) {
      case MISSING_INFORMATION -> "Missing information";
      case WRONG_TIER -> "Wrong tier";
      case NOT_ENOUGH_TRIED -> "Not enough tried";
      case DUPLICATE -> "Duplicate";
      case ALREADY_SOLVED -> "Already solved";
      case NO_CAPACITY -> "No capacity";
      case OTHER -> "Other";
    };
  }

  /** The next step, as a sentence. */
  static String whatToDo(BounceCode code) {
    return switch (code) {
      case MISSING_INFORMATION -> "Add what is missing, then resend it.";
      case WRONG_TIER -> "Resend it to the tier named here.";
      case NOT_ENOUGH_TRIED -> "Try what the note asks for, say what came of it, then resend it.";
      case DUPLICATE -> "Follow the ticket named here; resend this one only if it is different.";
      case ALREADY_SOLVED -> "See the note for the solution; resend it if that does not help.";
      case NO_CAPACITY -> "Nothing is wrong with your request. Resend it later, or ask your lead.";
      case OTHER -> "See the note, then resend it if it is still needed.";
    };
  }
}
