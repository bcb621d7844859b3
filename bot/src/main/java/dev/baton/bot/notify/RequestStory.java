package dev.baton.bot.notify;

import dev.baton.bot.decide.BounceText;
import dev.baton.bot.escalate.ChecklistText;
import dev.baton.bot.matrix.MatrixText;
import dev.baton.escalation.escalate.AddedInformation;
import dev.baton.escalation.escalate.AskedReason;
import dev.baton.escalation.escalate.Bounce;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.escalation.escalate.Settlement;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.Mrkdwn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The whole story that a lead decides on; the request and its copy in a channel both show it. */
final class RequestStory {
  private static final int FIRST_LINE = 150;
  private static final int SHORT = 300;
  private static final int MOST_ASKED = 5;

  private final MessageContext story;
  private final Escalation escalation;
  private final MessageBuilder sheet;

  private RequestStory(MessageContext story, MessageBuilder sheet) {
    this.story = story;
    this.escalation = story.escalation();
    this.sheet = sheet;
  }

  static void tell(MessageContext story, MessageBuilder sheet) {
    new RequestStory(story, sheet).tell();
  }

  private void tell() {
    sheet.say(firstLine());
    sheet.say(facts());
    changes();
    sheet.quote("*Reason*", escalation.reason());
    sheet.list("*Steps tried*", StepsText.list(escalation.stepsTried()));
    checklist();
    sheet.say(proposal());
    for (AddedInformation added : escalation.information()) {
      sheet.quote(
          "*%s added* %s".formatted(story.who(added.author()), story.time(added.at())),
          added.text());
    }
  }

  private String firstLine() {
    String why = escalation.reason().strip().lines().findFirst().orElse("");
    return "%s asks %s to take over %s: %s"
        .formatted(
            story.who(escalation.requester()),
            story.to(),
            story.label(),
            Mrkdwn.cut(Mrkdwn.escape(why), FIRST_LINE));
  }

  private String facts() {
    List<String> facts = new ArrayList<>();
    facts.add("*Priority* " + escalation.priority());
    facts.add("*From* " + story.from() + " *to* " + story.to());
    escalation.category().ifPresent(category -> facts.add("*Category* " + brief(category)));
    escalation.customer().ifPresent(customer -> facts.add("*Customer* " + brief(customer)));
    escalation.accountTier().ifPresent(tier -> facts.add("*Account tier* " + brief(tier)));
    escalation
        .custom()
        .forEach((name, value) -> facts.add("*" + brief(name) + "* " + brief(value)));
    facts.add("*Owner now* " + story.who(story.owner()));
    return String.join(" · ", facts);
  }

  private void changes() {
    story
        .earlier()
        .ifPresent(earlier -> {
          List<String> changes = ChangedSince.phrases(earlier, escalation);
          String list =
              changes.isEmpty()
                  ? "nothing, it was sent again as it was"
                  : String.join("; ", changes);
          sheet.say(
              String.format(
                  Locale.ROOT, "*Changed since #%d%s:* %s", earlier.seq(), code(earlier), list));
        });
  }

  private String code(Escalation earlier) {
    return earlier
        .settlement()
        .map(settlement ->
            settlement instanceof Settlement.Bounced(_, _, _, Bounce bounce)
                ? " (bounced: " + new BounceText(story.words()).why(bounce) + ")"
                : "")
        .orElse("");
  }

  private void checklist() {
    if (!escalation.checklist().isEmpty()) {
      sheet.list(
          "*Checklist*",
          String.join("\n", new ChecklistText(story.words()).lines(escalation.checklist())));
    }
  }

  private String proposal() {
    String because =
        escalation.because().isEmpty()
            ? ""
            : ": " + brief(String.join(", ", matrixText().reasons(escalation.because())));
    return "*Asked to decide* %s\n*Proposed owner* %s%s\n*Meant for* %s\n*Decide by* %s"
        .formatted(
            asked(),
            story.who(escalation.proposedOwner()),
            because,
            Mrkdwn.cut(Mrkdwn.escape(escalation.route().criteria()), 2 * SHORT),
            story.time(escalation.decideBy()));
  }

  /** With why it is not the lead, where it is not. */
  private String asked() {
    return escalation.recipients().stream()
        .limit(MOST_ASKED)
        .map(this::asked)
        .collect(Collectors.joining(" or "));
  }

  private String asked(Recipient recipient) {
    String why =
        recipient
            .redirectedBy()
            .map(manager -> " (redirected by %s: manager, override)".formatted(story.who(manager)))
            .orElseGet(() -> recipient.why().map(this::why).orElse(""));
    return story.who(recipient.member()) + why;
  }

  private String why(AskedReason reason) {
    return " (" + brief(matrixText().asked(reason)) + ")";
  }

  private MatrixText matrixText() {
    return new MatrixText(story.words(), story.people()::nameOf);
  }

  private static String brief(String typed) {
    return Mrkdwn.cut(Mrkdwn.escape(typed), SHORT);
  }
}
