package dev.baton.bot.notify;

import static dev.baton.bot.phrases.Arg.mrkdwn;
import static dev.baton.bot.phrases.Arg.relative;

import dev.baton.bot.absence.OwnerAway;
import dev.baton.bot.decide.BounceText;
import dev.baton.bot.escalate.ChecklistText;
import dev.baton.bot.matrix.MatrixText;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.escalate.AddedInformation;
import dev.baton.escalation.escalate.Bounce;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Question;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.Mrkdwn;
import java.util.ArrayList;
import java.util.List;

/** The whole story that a lead decides on; the request and its copy in a channel both show it. */
final class RequestStory {
  private static final int SHORT = 300;

  private final MessageContext context;
  private final Escalation escalation;
  private final Wording words;
  private final MessageBuilder message;

  private RequestStory(MessageContext context, MessageBuilder message) {
    this.context = context;
    this.escalation = context.escalation();
    this.words = context.words();
    this.message = message;
  }

  static void tell(MessageContext context, MessageBuilder message) {
    new RequestStory(context, message).tell();
  }

  private void tell() {
    outcome();
    message.say(firstLine());
    if (escalation.isOfBaton()) {
      message.small(words.say(NotifyPhrase.FILED_BY_BATON));
    }
    context.waitsAgain().ifPresent(message::say);
    message.quote(words.say(NotifyPhrase.REASON), escalation.reason());
    message.say(facts());
    context
        .account()
        .ifPresent(line -> message.say(words.say(NotifyPhrase.ACCOUNT, "line", mrkdwn(line))));
    if (escalation.isPending()) {
      context.time().promised(words).ifPresent(message::say);
    }
    context
        .lineage()
        .bounced()
        .ifPresent(
            earlier -> earlier.bounce().ifPresent(why -> message.say(changes(earlier, why))));
    message.list(StepsText.heading(escalation, words), StepsText.list(escalation.stepsTried()));
    checklist();
    files();
    message.say(proposal());
    for (AddedInformation added : escalation.information()) {
      message.quote(
          words.say(
              NotifyPhrase.ADDED,
              "who",
              context.person(added.author()),
              "when",
              relative(added.at())),
          added.text());
    }
    questions(context, message);
    replaced();
    hours();
  }

  /** What the time to decide is counted in, and whether Baton itself was late. */
  private void hours() {
    if (escalation.isPending()) {
      context.time().foundLate(words).ifPresent(message::small);
      context.time().hours(words).ifPresent(message::small);
    }
  }

  /** What was asked before a decision, and answered; the same wherever the request is told. */
  static void questions(MessageContext context, MessageBuilder message) {
    Escalation escalation = context.escalation();
    QuestionText.of(escalation, context.words()::say, context::person)
        .forEach(passage -> message.quote("*" + passage.heading() + "*", passage.text()));
    if (escalation.isPending() && escalation.questions().stream().anyMatch(Question::isOpen)) {
      message.small(context.words().say(NotifyPhrase.NO_ANSWER_YET, "due", mrkdwn(context.due())));
    }
  }

  /** How it ended comes first, with the lead's words where there are some. */
  private void outcome() {
    if (!escalation.isPending()) {
      message.say(context.labelledAndSettled());
      escalation
          .bounce()
          .ifPresent(bounce -> message.quote(words.say(NotifyPhrase.BOUNCE_NOTE), bounce.note()));
    }
  }

  /** Who asks for what; how urgent it is and until when it can be decided stand before it. */
  private String firstLine() {
    boolean pending = escalation.isPending();
    NotifyPhrase pressing =
        context.time().isOver(escalation) ? NotifyPhrase.ASKS_LATE : NotifyPhrase.ASKS;
    return words.say(
        pending ? pressing : NotifyPhrase.ASKED_SINCE,
        "priority",
        escalation.priority().name(),
        "when",
        relative(pending ? escalation.decideBy() : escalation.requestedAt()),
        "back",
        context.isHandBack(),
        "asker",
        context.person(escalation.requester()),
        "tier",
        context.to(),
        "ticket",
        context.ticket());
  }

  private void replaced() {
    context.lineage().replaced().stream()
        .findFirst()
        .ifPresent(replaced -> {
          message.say(
              words.say(
                  NotifyPhrase.REPLACES,
                  "earlier",
                  "#" + replaced.seq(),
                  "asker",
                  context.person(replaced.requester()),
                  "when",
                  relative(replaced.requestedAt()),
                  "priority",
                  replaced.priority().name()));
          for (Passage passage : CarriedOver.into(context, words::say, context::person)) {
            String heading = "*" + passage.heading() + "*";
            if (passage.steps()) {
              message.list(heading, StepsText.list(passage.text()));
            } else {
              message.quote(heading, passage.text());
            }
          }
        });
  }

  private String facts() {
    List<String> facts = new ArrayList<>();
    facts.add(words.say(NotifyPhrase.TIERS, "from", context.from(), "to", context.to()));
    escalation
        .category()
        .ifPresent(
            category -> facts.add(words.say(NotifyPhrase.CATEGORY, "category", brief(category))));
    escalation
        .customer()
        .ifPresent(
            customer -> facts.add(words.say(NotifyPhrase.CUSTOMER, "customer", brief(customer))));
    escalation
        .accountTier()
        .ifPresent(tier -> facts.add(words.say(NotifyPhrase.ACCOUNT_TIER, "tier", brief(tier))));
    escalation
        .custom()
        .forEach((name, value) ->
            facts.add(
                words.say(NotifyPhrase.CUSTOM_FACT, "name", brief(name), "value", brief(value))));
    facts.add(words.say(NotifyPhrase.OWNER_NOW, "owner", context.owner(context.owner())));
    return String.join(" · ", facts);
  }

  private String changes(Escalation earlier, Bounce bounce) {
    List<String> changes = ChangedSince.phrases(earlier, context);
    Arg list =
        mrkdwn(
            changes.isEmpty()
                ? words.say(NotifyPhrase.NOTHING_CHANGED)
                : String.join("; ", changes));
    return words.say(
        NotifyPhrase.CHANGED_SINCE,
        "earlier",
        "#" + earlier.seq(),
        "n",
        Math.max(1, context.lineage().bounces()),
        "why",
        new BounceText(words).plainWhy(bounce),
        "changes",
        list);
  }

  private void checklist() {
    if (!escalation.checklist().isEmpty()) {
      message.list(
          words.say(NotifyPhrase.CHECKLIST),
          String.join("\n", new ChecklistText(words).lines(escalation.checklist())));
    }
  }

  private void files() {
    FileText text = new FileText(words);
    text.list(escalation).ifPresent(message::say);
    text.troubles(escalation).forEach(message::small);
  }

  private String proposal() {
    List<String> lines = new ArrayList<>();
    lines.add(words.say(NotifyPhrase.ASKED_TO_DECIDE, "asked", new AskedText(context).all()));
    lines.add(owner());
    new OwnerAway(context.people(), context.time().now())
        .of(escalation, words)
        .ifPresent(lines::add);
    lines.add(
        words.say(
            NotifyPhrase.MEANT_FOR, "criteria", cut(escalation.route().criteria(), 2 * SHORT)));
    return String.join("\n", lines);
  }

  private String owner() {
    Arg owner = context.person(escalation.proposedOwner());
    if (escalation.because().isEmpty()) {
      return words.say(NotifyPhrase.PROPOSED_OWNER, "owner", owner);
    }
    List<String> why = matrixText().reasons(escalation.because());
    return words.say(
        NotifyPhrase.PROPOSED_OWNER_BECAUSE, "owner", owner, "why", brief(String.join(", ", why)));
  }

  private MatrixText matrixText() {
    return new MatrixText(words, context.people()::nameOf);
  }

  private static Arg brief(String typed) {
    return cut(typed, SHORT);
  }

  private static Arg cut(String typed, int most) {
    return mrkdwn(Mrkdwn.cut(Mrkdwn.escape(typed), most));
  }
}
