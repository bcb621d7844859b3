package dev.baton.bot.notify;

import dev.baton.bot.decide.BounceText;
import dev.baton.bot.escalate.ChecklistText;
import dev.baton.bot.escalate.NothingTriedText;
import dev.baton.bot.mail.MailPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.escalate.AddedInformation;
import dev.baton.escalation.escalate.Bounce;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Settlement;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.slack.Mrkdwn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A decision as a mail tells it, all plain text: the templates escape it.
 *
 * @param words the reader's; the templates take their headings from there
 * @param reasonHeading over {@code reason}
 * @param stepsTried empty where nobody asked, with {@code stepsHeading} unused
 * @param headline what happened, for this reader
 * @param bounce what was missing and what to do; empty on a yes
 * @param message the address of the Slack message, or of Baton in Slack
 * @param address the ticket's page; empty when the workspace has no template
 */
public record DecidedMail(
    Wording words,
    String subject,
    String headline,
    List<Fact> facts,
    String reasonHeading,
    String reason,
    String stepsHeading,
    List<String> stepsTried,
    List<String> checklist,
    List<Fact> added,
    Optional<BounceNote> bounce,
    String message,
    Optional<String> address) {
  /** A subject is one line on a small screen. */
  private static final int SHOWN_CUSTOMER = 60;

  /** Something named. */
  public record Fact(String name, String value) {}

  /** Why it was bounced, the note in the lead's words, and the next step. */
  public record BounceNote(String why, String note, String whatToDo) {}

  public DecidedMail {
    facts = List.copyOf(facts);
    stepsTried = List.copyOf(stepsTried);
    checklist = List.copyOf(checklist);
    added = List.copyOf(added);
  }

  /**
   * The mail for the story's reader.
   *
   * @param message where the Slack message stands that tells the same
   */
  static DecidedMail of(MessageContext context, String message) {
    Escalation escalation = context.escalation();
    Optional<Settlement> settlement = escalation.settlement();
    return new DecidedMail(
        context.words(),
        subject(context),
        settlement.map(how -> headline(context, how)).orElseGet(() -> asked(context)),
        facts(context),
        context.words().say(escalation.isReassignment() ? MailPhrase.NOTE : MailPhrase.REASON),
        escalation.reason(),
        escalation
            .nothingTried()
            .map(new NothingTriedText(context.words())::heading)
            .orElseGet(() -> context.words().say(MailPhrase.STEPS_TRIED)),
        StepsText.lines(escalation.stepsTried()),
        new ChecklistText(context.words()).lines(escalation.checklist()),
        added(context),
        settlement.flatMap(how -> note(context, how)),
        message,
        context.address());
  }

  /** Steps where nothing is formatted, one a line. */
  public List<String> dashedSteps() {
    return StepsText.marked(stepsTried, "- ").toList();
  }

  /**
   * The same for every mail of the ticket, as it was first filed: so mail programs keep them
   * together.
   */
  static String subject(MessageContext context) {
    Escalation first = context.lineage().first();
    return context
        .words()
        .say(
            MailPhrase.SUBJECT,
            "ticket",
            context.escalation().ticket().shown(),
            "known",
            first.customer().isPresent(),
            "customer",
            first.customer().map(name -> Mrkdwn.shorten(name, SHOWN_CUSTOMER)).orElse(""),
            "from",
            first.from().name(),
            "to",
            first.to().name(),
            "moves",
            !first.from().equals(first.to()));
  }

  /** Who asks its reader for what, and until when. */
  private static String asked(MessageContext context) {
    Escalation escalation = context.escalation();
    return context
        .words()
        .say(
            MailPhrase.ASKED,
            "back",
            context.isHandBack(),
            "asker",
            context.people().nameOf(escalation.requester()),
            "ticket",
            escalation.ticket().shown(),
            "tier",
            escalation.to().name(),
            "priority",
            escalation.priority().name(),
            "at",
            escalation.decideBy());
  }

  /** What happened to its reader. */
  private static String headline(MessageContext context, Settlement settlement) {
    Escalation escalation = context.escalation();
    Wording words = context.words();
    if (settlement instanceof Settlement.TakenBack taken) {
      return words.say(
          takenBack(context, taken),
          "ticket",
          escalation.ticket().shown(),
          "settled",
          context.plainlyLabelledAndSettled());
    }
    boolean approved = settlement instanceof Settlement.Approved;
    if (approved && context.readerIs(NoticeRole.NEW_OWNER)) {
      return words.say(
          MailPhrase.YOURS,
          "back",
          context.isHandBack(),
          "ticket",
          escalation.ticket().shown(),
          "tier",
          escalation.to().name());
    }
    boolean owner = context.readerIs(NoticeRole.PREVIOUS_OWNER);
    if (context.readerIs(NoticeRole.DECIDER) && !owner) {
      return words.say(MailPhrase.NO_LONGER_ASKED, "settled", context.plainlyLabelledAndSettled());
    }
    MailPhrase happened =
        context.readerIs(NoticeRole.REQUESTER)
            ? requester(approved, owner)
            : approved ? MailPhrase.NO_LONGER_YOURS : MailPhrase.STILL_YOURS;
    return words.say(
        happened,
        "ticket",
        escalation.ticket().shown(),
        "settled",
        context.plainlyLabelledAndSettled());
  }

  private static MailPhrase takenBack(MessageContext context, Settlement.TakenBack taken) {
    if (taken.next().isPresent()) {
      return MailPhrase.BOUNCE_TAKEN_BACK;
    }
    if (context.readerIs(NoticeRole.PREVIOUS_OWNER)) {
      return MailPhrase.YOURS_AGAIN;
    }
    return context.readerIs(NoticeRole.NEW_OWNER)
        ? MailPhrase.NOT_YOURS_AFTER_ALL
        : MailPhrase.APPROVAL_TAKEN_BACK;
  }

  private static MailPhrase requester(boolean approved, boolean owner) {
    if (!approved) {
      return MailPhrase.REQUEST_BOUNCED;
    }
    return owner ? MailPhrase.REQUEST_APPROVED_AND_GONE : MailPhrase.REQUEST_APPROVED;
  }

  private static List<Fact> facts(MessageContext context) {
    Escalation escalation = context.escalation();
    Wording words = context.words();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(words.say(MailPhrase.TICKET), escalation.label()));
    facts.add(new Fact(words.say(MailPhrase.PRIORITY), escalation.priority().name()));
    escalation
        .customer()
        .ifPresent(customer -> facts.add(new Fact(words.say(MailPhrase.CUSTOMER), customer)));
    context
        .plainAccount()
        .ifPresent(line -> facts.add(new Fact(words.say(MailPhrase.ACCOUNT), line)));
    escalation
        .category()
        .ifPresent(category -> facts.add(new Fact(words.say(MailPhrase.CATEGORY), category)));
    new FileText(words)
        .named(escalation)
        .ifPresent(files -> facts.add(new Fact(words.say(MailPhrase.FILES), files)));
    if (escalation.isReassignment()) {
      facts.add(new Fact(words.say(MailPhrase.TIER), escalation.to().name()));
      facts.add(new Fact(words.say(MailPhrase.MOVED), context.plainlySettled()));
      return facts;
    }
    facts.add(
        new Fact(
            words.say(MailPhrase.TIERS),
            words.say(
                MailPhrase.FROM_TO,
                "from",
                escalation.from().name(),
                "to",
                escalation.to().name())));
    facts.add(
        new Fact(
            words.say(MailPhrase.ASKED_BY),
            by(context, escalation.requester(), escalation.requestedAt())));
    facts.add(
        escalation.isPending()
            ? new Fact(
                words.say(MailPhrase.DECIDE_BY),
                words.say(MailPhrase.AT, "at", escalation.decideBy()))
            : new Fact(words.say(MailPhrase.DECISION), context.plainlySettled()));
    return facts;
  }

  private static List<Fact> added(MessageContext context) {
    if (context.escalation().isReassignment()) {
      return context.readerIs(NoticeRole.NEW_OWNER)
          ? context.story().map(DecidedMail::story).orElse(List.of())
          : List.of();
    }
    List<Fact> added = new ArrayList<>();
    context.escalation().information().forEach(each -> added.add(added(context, each)));
    QuestionText.of(context.escalation(), context.words()::plain, context.people()::nameOf)
        .forEach(passage -> added.add(new Fact(passage.heading(), passage.text())));
    CarriedOver.into(context, context.words()::plain, context.people()::nameOf)
        .forEach(passage -> added.add(new Fact(passage.heading(), passage.text())));
    return added;
  }

  /** What was asked for before, to who has the ticket now. */
  private static List<Fact> story(MessageContext asked) {
    Escalation escalation = asked.escalation();
    List<Fact> story = new ArrayList<>();
    story.add(
        new Fact(
            asked
                .words()
                .say(
                    MailPhrase.REASON_OF,
                    "label",
                    escalation.label(),
                    "who",
                    asked.people().nameOf(escalation.requester())),
            escalation.reason()));
    story.add(
        new Fact(
            asked.words().say(MailPhrase.STEPS_TRIED),
            String.join(
                "\n", StepsText.marked(StepsText.lines(escalation.stepsTried()), "- ").toList())));
    new FileText(asked.words())
        .named(escalation)
        .ifPresent(files -> story.add(new Fact(asked.words().say(MailPhrase.FILES), files)));
    story.addAll(added(asked));
    return story;
  }

  private static Fact added(MessageContext context, AddedInformation added) {
    return new Fact(
        context.words().say(MailPhrase.ADDED_BY, "who", by(context, added.author(), added.at())),
        added.text());
  }

  private static Optional<BounceNote> note(MessageContext context, Settlement settlement) {
    if (!(settlement instanceof Settlement.Bounced bounced)) {
      return Optional.empty();
    }
    Bounce bounce = bounced.bounce();
    Wording words = context.words();
    String whatToDo =
        context.readerIs(NoticeRole.REQUESTER)
            ? words.say(
                MailPhrase.WHAT_TO_DO,
                "step",
                new BounceText(words).whatToDo(bounce.code(), context.wayToRightTier()))
            : words.say(MailPhrase.REQUESTER_TOLD);
    return Optional.of(
        new BounceNote(
            words.say(MailPhrase.WHY_BOUNCED, "why", new BounceText(words).plainWhy(bounce)),
            bounce.note(),
            whatToDo));
  }

  private static String by(MessageContext context, String member, Instant at) {
    return context.words().say(MailPhrase.BY, "who", context.people().nameOf(member), "at", at);
  }
}
