package dev.baton.bot.notify;

import dev.baton.bot.decide.BounceText;
import dev.baton.bot.escalate.ChecklistText;
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
 * @param headline what happened, for this reader
 * @param bounce what was missing and what to do; empty on a yes
 * @param address the ticket's page; empty when the workspace has no template
 */
public record DecidedMail(
    String subject,
    String headline,
    List<Fact> facts,
    String reason,
    List<String> stepsTried,
    List<String> checklist,
    List<Fact> added,
    Optional<BounceNote> bounce,
    Optional<String> address) {
  /** Something named. */
  public record Fact(String name, String value) {}

  /** Why it came back, in the lead's words, and the next step. */
  public record BounceNote(String code, String note, String whatToDo) {}

  public DecidedMail {
    facts = List.copyOf(facts);
    stepsTried = List.copyOf(stepsTried);
    checklist = List.copyOf(checklist);
    added = List.copyOf(added);
  }

  /**
   * The mail for the story's reader.
   *
   * @throws IllegalArgumentException when it was not decided
   */
  static DecidedMail of(MessageContext story) {
    Escalation escalation = story.escalation();
    Settlement settlement = escalation.settlement().orElseThrow();
    return new DecidedMail(
        "[Baton] %s %s".formatted(escalation.label(), outcome(story, settlement)),
        headline(story, settlement),
        facts(story),
        escalation.reason(),
        StepsText.lines(escalation.stepsTried()),
        new ChecklistText(story.words()).lines(escalation.checklist()),
        escalation.information().stream().map(each -> added(story, each)).toList(),
        note(story, settlement),
        story.address());
  }

  private static String outcome(MessageContext story, Settlement settlement) {
    return switch (settlement) {
      case Settlement.Approved approved -> "approved: now with " + name(story, approved.newOwner());
      case Settlement.Bounced bounced ->
          "bounced: " + new BounceText(story.words()).label(bounced.bounce().code());
      case Settlement.Withdrawn _, Settlement.Closed _ ->
          throw new IllegalArgumentException(story.escalation().label() + " was not decided");
    };
  }

  private static String headline(MessageContext story, Settlement settlement) {
    Escalation escalation = story.escalation();
    boolean approved = settlement instanceof Settlement.Approved;
    if (approved && story.readerIs(NoticeRole.NEW_OWNER)) {
      return "%s is yours now, in %s.".formatted(escalation.ticket().shown(), escalation.to());
    }
    return approved && story.readerIs(NoticeRole.PREVIOUS_OWNER)
        ? story.plainlyLabelledAndSettled() + " You no longer own it."
        : story.plainlyLabelledAndSettled();
  }

  private static List<Fact> facts(MessageContext story) {
    Escalation escalation = story.escalation();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Ticket", escalation.label()));
    facts.add(new Fact("Priority", escalation.priority().name()));
    escalation.customer().ifPresent(customer -> facts.add(new Fact("Customer", customer)));
    escalation.category().ifPresent(category -> facts.add(new Fact("Category", category)));
    facts.add(new Fact("Tiers", escalation.from() + " to " + escalation.to()));
    facts.add(new Fact("Asked by", by(story, escalation.requester(), escalation.requestedAt())));
    facts.add(new Fact("Decision", story.plainlySettled()));
    return facts;
  }

  private static Fact added(MessageContext story, AddedInformation added) {
    return new Fact(by(story, added.author(), added.at()), added.text());
  }

  private static Optional<BounceNote> note(MessageContext story, Settlement settlement) {
    if (!(settlement instanceof Settlement.Bounced bounced)) {
      return Optional.empty();
    }
    Bounce bounce = bounced.bounce();
    BounceText text = new BounceText(story.words());
    String whatToDo =
        story.readerIs(NoticeRole.REQUESTER)
            ? text.whatToDo(bounce.code())
                + " The Fix and resend button is on Baton's message in Slack."
            : "The person who asked was told what to do next.";
    return Optional.of(new BounceNote(text.plainWhy(bounce), bounce.note(), whatToDo));
  }

  private static String by(MessageContext story, String member, Instant at) {
    return name(story, member) + ", " + Mrkdwn.plainTime(at, story.zone());
  }

  private static String name(MessageContext story, String member) {
    return story.people().nameOf(member);
  }
}
