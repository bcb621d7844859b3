package dev.baton.bot.log;

import dev.baton.bot.decide.SettlementText;
import dev.baton.bot.escalate.ChecklistText;
import dev.baton.bot.escalate.NothingTriedText;
import dev.baton.bot.notify.DeliveryErrorText;
import dev.baton.bot.notify.FileText;
import dev.baton.bot.notify.QuestionText;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.escalation.decide.Redirect;
import dev.baton.escalation.escalate.AddedInformation;
import dev.baton.escalation.escalate.ChecklistAnswer;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Settlement;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.ticket.Taking;
import dev.baton.slack.Mrkdwn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says everything that happened to a ticket, paragraph by paragraph; nothing is left out. */
final class HistoryWriter {
  private final Snapshot people;
  private final Wording words;
  private final boolean formatted;
  private final SettlementText settlement;
  private final ChecklistText checklist;

  private HistoryWriter(Snapshot people, Wording words, boolean formatted) {
    this.people = people;
    this.words = words;
    this.formatted = formatted;
    this.settlement =
        formatted
            ? SettlementText.forSlack(words, Arg::person)
            : SettlementText.plain(words, people::nameOf);
    this.checklist = new ChecklistText(words);
  }

  /** In Slack's format, escaped. */
  static HistoryWriter forSlack(Snapshot people, Wording words) {
    return new HistoryWriter(people, words, true);
  }

  /** As plain text. */
  static HistoryWriter forFile(Snapshot people, Wording words) {
    return new HistoryWriter(people, words, false);
  }

  /**
   * @param said escaped where it goes into Slack's format
   * @param typed quoted below, as typed; empty for nothing
   */
  record Paragraph(String said, Optional<String> typed) {}

  String head(TicketHistory history) {
    var ticket = history.ticket();
    return say(
        LogPhrase.TICKET_NOW,
        "ticket",
        bold(ticket.key().shown()),
        "tier",
        ticket.tier().name(),
        "owned",
        ticket.owner().isPresent(),
        "owner",
        owner(ticket.owner()),
        "n",
        history.entries().size());
  }

  /** How the ticket got its first owner. */
  String taken(Taking taking) {
    return say(
        LogPhrase.TAKEN,
        "own",
        taking.owner().equals(taking.by()),
        "owner",
        people.named(taking.owner()),
        "giver",
        people.named(taking.by()),
        "at",
        taking.at());
  }

  /** From who asked to what was not delivered. */
  List<Paragraph> story(TicketHistory.Entry entry) {
    Escalation escalation = entry.escalation();
    List<Paragraph> story = new ArrayList<>();
    story.add(said(title(escalation)));
    if (escalation.isReassignment()) {
      story.add(new Paragraph(settlement.of(escalation), Optional.of(escalation.reason())));
      entry.problems().forEach(problem -> story.add(undelivered(problem)));
      return story;
    }
    story.add(said(asked(escalation)));
    story.add(new Paragraph(say(LogPhrase.REASON), Optional.of(escalation.reason())));
    story.add(new Paragraph(tried(escalation), Optional.of(escalation.stepsTried())));
    escalation.checklist().forEach(answer -> story.add(box(answer)));
    new FileText(words).names(escalation, formatted).ifPresent(names -> story.add(said(names)));
    entry.redirects().forEach(redirect -> story.add(said(redirected(redirect))));
    escalation.information().forEach(added -> story.add(added(added)));
    QuestionText.of(escalation, this::say, people::named)
        .forEach(
            passage -> story.add(new Paragraph(passage.heading(), Optional.of(passage.text()))));
    story.add(outcome(escalation));
    entry.problems().forEach(problem -> story.add(undelivered(problem)));
    return story;
  }

  private String tried(Escalation escalation) {
    return escalation
        .nothingTried()
        .map(cause ->
            say(LogPhrase.NOTHING_TRIED, "heading", new NothingTriedText(words).heading(cause)))
        .orElseGet(() -> say(LogPhrase.STEPS_TRIED));
  }

  /** Which escalation and what became of it, without what people wrote. */
  List<Paragraph> brief(TicketHistory.Entry entry) {
    Escalation escalation = entry.escalation();
    return List.of(said(title(escalation)), said(outcome(escalation).said()));
  }

  private static Paragraph said(String text) {
    return new Paragraph(text, Optional.empty());
  }

  private String title(Escalation escalation) {
    return say(
        LogPhrase.ESCALATION,
        "label",
        bold(escalation.label()),
        "from",
        escalation.from().name(),
        "to",
        escalation.to().name(),
        "priority",
        escalation.priority().name());
  }

  private String asked(Escalation escalation) {
    return say(
        LogPhrase.ASKED,
        "requester",
        people.named(escalation.requester()),
        "at",
        escalation.requestedAt(),
        "owned",
        escalation.previousOwner().isPresent(),
        "owner",
        owner(escalation.previousOwner()),
        "proposed",
        people.named(escalation.proposedOwner()));
  }

  private Arg owner(Optional<String> member) {
    return member.map(people::named).orElseGet(() -> Arg.anyOf(List.of()));
  }

  private Paragraph box(ChecklistAnswer answer) {
    String box = checklist.box(answer);
    return new Paragraph(formatted ? Mrkdwn.escape(box) : box, answer.explanation());
  }

  private String redirected(Redirect redirect) {
    return say(
        LogPhrase.REDIRECTED,
        "manager",
        people.named(redirect.by()),
        "at",
        redirect.at(),
        "asked",
        redirect.to().<Object>map(people::named).orElse(LogPhrase.SOMEBODY_ERASED));
  }

  private Paragraph added(AddedInformation added) {
    return new Paragraph(
        say(LogPhrase.ADDED, "author", people.named(added.author()), "at", added.at()),
        Optional.of(added.text()));
  }

  private Paragraph outcome(Escalation escalation) {
    return new Paragraph(settlement.of(escalation), note(escalation));
  }

  private static Optional<String> note(Escalation escalation) {
    return escalation
        .settlement()
        .filter(Settlement.Bounced.class::isInstance)
        .map(bounced -> ((Settlement.Bounced) bounced).bounce().note());
  }

  private Paragraph undelivered(Delivery problem) {
    return new Paragraph(
        say(
            LogPhrase.NOT_DELIVERED,
            "medium",
            problem.medium(),
            "who",
            people.named(problem.recipient())),
        problem.error().map(error -> DeliveryErrorText.of(error, words)));
  }

  private Object bold(String typed) {
    return formatted ? Arg.mrkdwn("*" + Mrkdwn.escape(typed) + "*") : typed;
  }

  private String say(Phrase phrase, Object... arguments) {
    return formatted ? words.say(phrase, arguments) : words.plain(phrase, arguments);
  }
}
