package dev.baton.bot.escalate;

import dev.baton.bot.decide.BounceText;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.escalate.AddedInformation;
import dev.baton.escalation.escalate.DraftFault;
import dev.baton.escalation.escalate.DraftField;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.slack.Inputs;
import dev.baton.slack.Mrkdwn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sentence beside a refused field. */
final class FaultText {
  private static final int SHOWN_TYPED = 60;

  private final Wording words;
  private final boolean setsUp;

  FaultText(Wording words) {
    this(words, false);
  }

  /**
   * @param setsUp whether the reader may change the setting that would help
   */
  FaultText(Wording words, boolean setsUp) {
    this.words = words;
    this.setsUp = setsUp;
  }

  /** Whether somebody may change how tickets are written. */
  static boolean setsUp(Member member) {
    return member.slackRole() != Member.SlackRole.MEMBER;
  }

  /** By block id, as Slack wants it; all at once. */
  Map<String, String> byBlock(List<DraftFault> faults) {
    Map<String, String> sentences = new LinkedHashMap<>();
    faults.forEach(fault -> sentences.putIfAbsent(block(fault.field()), sentence(fault)));
    return sentences;
  }

  String sentence(DraftFault fault) {
    return switch (fault) {
      case DraftFault.Missing(var field) -> missing(field);
      case DraftFault.NoTicketKey(var typed) ->
          TicketKeyFormat.isAddress(typed)
              ? words.plain(
                  SharedPhrase.NO_TICKET_ADDRESS,
                  "typed",
                  Mrkdwn.shorten(typed, SHOWN_TYPED),
                  "admin",
                  setsUp)
              : words.plain(
                  SharedPhrase.NO_TICKET_KEY, "typed", Mrkdwn.shorten(typed, SHOWN_TYPED));
      case DraftFault.SaysNothing(var field) -> saysNothing(field);
      case DraftFault.TooShort(var field) -> tooShort(field);
      case DraftFault.TooLong(_, var limit) -> words.plain(SharedPhrase.TOO_LONG, "n", limit);
      case DraftFault.SameAsReason(var field) ->
          field == DraftField.NOTHING_TRIED
              ? words.say(EscalatePhrase.WHY_NOTHING_REPEATS)
              : words.say(EscalatePhrase.SAME_AS_REASON);
      case DraftFault.TooManyFiles(var limit) ->
          words.say(EscalatePhrase.TOO_MANY_FILES, "most", limit);
      case DraftFault.ChecklistUnexplained(var open) ->
          words.say(EscalatePhrase.NOT_TICKED, "n", open);
    };
  }

  private String saysNothing(DraftField field) {
    return switch (field) {
      case REASON -> words.say(EscalatePhrase.REASON_SAYS_NOTHING);
      case NOTHING_TRIED -> words.say(EscalatePhrase.WHY_NOTHING_SAYS_NOTHING);
      default -> words.say(EscalatePhrase.STEPS_SAY_NOTHING);
    };
  }

  private String tooShort(DraftField field) {
    return switch (field) {
      case REASON -> words.say(EscalatePhrase.REASON_TOO_SHORT);
      case NOTHING_TRIED -> words.say(EscalatePhrase.WHY_NOTHING_TOO_SHORT);
      default -> words.say(EscalatePhrase.STEPS_TOO_SHORT);
    };
  }

  /** What is filed says the same as this one, which was bounced for saying too little. */
  String nothingNew(Escalation bounced) {
    return words.plain(
        EscalatePhrase.NOTHING_NEW,
        "label",
        bounced.label(),
        "why",
        new BounceText(words).plainWhy(bounced.bounce().orElseThrow()));
  }

  private String missing(DraftField field) {
    return switch (field) {
      case TICKET -> words.say(EscalatePhrase.WHICH_TICKET);
      case PRIORITY -> words.say(EscalatePhrase.CHOOSE_PRIORITY);
      case REASON -> words.say(EscalatePhrase.WRITE_REASON);
      case STEPS_TRIED -> words.say(EscalatePhrase.WRITE_STEPS);
      case NOTHING_TRIED -> words.say(EscalatePhrase.WRITE_WHY_NOTHING);
      case CATEGORY -> words.say(EscalatePhrase.CHOOSE_CATEGORY);
      case ACCOUNT_TIER -> words.say(EscalatePhrase.CHOOSE_ACCOUNT_TIER);
      case CUSTOMER -> words.say(EscalatePhrase.NAME_CUSTOMER);
      case CUSTOM, ROUTE, FILES -> words.say(EscalatePhrase.CHOOSE_ONE);
      case CHECKLIST -> words.say(EscalatePhrase.TICK_WHAT_WAS_DONE);
    };
  }

  /** The same of what is added to a pending escalation. */
  String sentence(AddedInformation.Problem problem) {
    return switch (problem) {
      case MISSING -> words.say(EscalatePhrase.INFORMATION_MISSING);
      case SAYS_NOTHING -> words.say(EscalatePhrase.INFORMATION_SAYS_NOTHING);
      case TOO_LONG -> words.plain(SharedPhrase.TOO_LONG, "n", Inputs.LONGEST_TEXT);
    };
  }

  static String block(DraftField field) {
    return switch (field) {
      case TICKET -> PageOne.TICKET;
      case CATEGORY -> PageOne.CATEGORY;
      case PRIORITY -> PageOne.PRIORITY;
      case REASON -> PageOne.REASON;
      case STEPS_TRIED, NOTHING_TRIED -> PageOne.STEPS_TRIED;
      case CUSTOMER -> PageOne.CUSTOMER;
      case ACCOUNT_TIER -> PageOne.ACCOUNT_TIER;
      case CUSTOM -> PageOne.CUSTOM;
      case FILES -> FileFields.FILES;
      case ROUTE -> PageTwo.ROUTE;
      case CHECKLIST -> PageTwo.OPEN_BECAUSE;
    };
  }
}
