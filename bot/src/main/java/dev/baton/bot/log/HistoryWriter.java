package dev.baton.bot.log;

import dev.baton.bot.decide.SettlementText;
import dev.baton.bot.escalate.ChecklistText;
import dev.baton.bot.notify.DeliveryErrorText;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.decide.Redirect;
import dev.baton.escalation.escalate.AddedInformation;
import dev.baton.escalation.escalate.ChecklistAnswer;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Settlement;
import dev.baton.escalation.notify.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says everything that happened to a ticket, paragraph by paragraph; nothing is left out. */
final class HistoryWriter {
  private final Markup pen;
  private final SettlementText settlement;
  private final ChecklistText checklist;
  private final Wording words;

  /**
   * @param settlement writes people as the pen does
   */
  HistoryWriter(Markup pen, SettlementText settlement, ChecklistText checklist, Wording words) {
    this.pen = pen;
    this.settlement = settlement;
    this.checklist = checklist;
    this.words = words;
  }

  /**
   * @param said as the pen writes it
   * @param typed quoted below, as typed; empty for nothing
   */
  record Paragraph(String said, Optional<String> typed) {}

  String head(TicketHistory history) {
    var ticket = history.ticket();
    return String.format(
        Locale.ROOT,
        "%s is in %s, owned by %s. Escalations: %d.",
        pen.bold(ticket.key().shown()),
        pen.typed(ticket.tier().name()),
        pen.who(ticket.owner()),
        history.entries().size());
  }

  /** From who asked to what was not delivered. */
  List<Paragraph> story(TicketHistory.Entry entry) {
    Escalation escalation = entry.escalation();
    List<Paragraph> story = new ArrayList<>();
    story.add(said(title(escalation)));
    story.add(said(asked(escalation)));
    story.add(new Paragraph("Reason:", Optional.of(escalation.reason())));
    story.add(new Paragraph("Tried:", Optional.of(escalation.stepsTried())));
    escalation.checklist().forEach(answer -> story.add(box(answer)));
    entry.redirects().forEach(redirect -> story.add(said(redirected(redirect))));
    escalation.information().forEach(added -> story.add(added(added)));
    story.add(outcome(escalation));
    entry.problems().forEach(problem -> story.add(undelivered(problem)));
    return story;
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
    return "%s %s → %s, %s"
        .formatted(
            pen.bold(escalation.label()),
            pen.typed(escalation.from().name()),
            pen.typed(escalation.to().name()),
            escalation.priority());
  }

  private String asked(Escalation escalation) {
    return "%s asked on %s; the owner was %s, the proposed owner %s."
        .formatted(
            pen.who(escalation.requester()),
            pen.time(escalation.requestedAt()),
            pen.who(escalation.previousOwner()),
            pen.who(escalation.proposedOwner()));
  }

  private Paragraph box(ChecklistAnswer answer) {
    return new Paragraph(pen.typed(checklist.box(answer)), answer.explanation());
  }

  private String redirected(Redirect redirect) {
    return "%s redirected it on %s to %s (manager, override)."
        .formatted(
            pen.who(redirect.by()),
            pen.time(redirect.at()),
            redirect.to().map(pen::who).orElse("somebody whose name was erased"));
  }

  private Paragraph added(AddedInformation added) {
    return new Paragraph(
        "%s added on %s:".formatted(pen.who(added.author()), pen.time(added.at())),
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
        "Not delivered: %s to %s:".formatted(problem.medium().code(), pen.who(problem.recipient())),
        problem.error().map(error -> DeliveryErrorText.of(error, words)));
  }
}
