package dev.baton.bot.log;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.context;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.asContextElements;
import static com.slack.api.model.block.element.BlockElements.asElements;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.ButtonElement;
import dev.baton.bot.slack.EscalationValue;
import dev.baton.bot.slack.Mrkdwn;
import dev.baton.escalation.escalate.AddedInformation;
import dev.baton.escalation.escalate.ChecklistAnswer;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.escalation.escalate.Settlement;
import dev.baton.escalation.notify.Delivery;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A ticket's history for one reader: the newest escalations whole, older ones counted. */
final class HistoryText {
  /** Each takes up to three blocks, and a message holds fifty. */
  static final int SHOWN_WHOLE = 15;

  private static final int SECTION_LIMIT = 3000;
  private static final int TEXT_LIMIT = 3900;
  private static final int STORY_LIMIT = 700;
  private static final int ADDED_LIMIT = 250;
  private static final int ADDED_SHOWN = 3;

  private final TicketHistory history;
  private final ZoneId zone;
  private final boolean mayDecide;

  /**
   * @param mayDecide whether the reader is a manager, who gets buttons on what is pending
   */
  HistoryText(TicketHistory history, ZoneId zone, boolean mayDecide) {
    this.history = history;
    this.zone = zone;
    this.mayDecide = mayDecide;
  }

  /** The whole in one text, for who cannot see blocks. */
  String text() {
    String all =
        head()
            + "\n"
            + shown().stream().map(e -> story(e.escalation())).collect(Collectors.joining("\n\n"));
    return Mrkdwn.shorten(all, TEXT_LIMIT);
  }

  List<LayoutBlock> blocks() {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(text(head()));
    older().forEach(blocks::add);
    for (TicketHistory.Entry entry : shown()) {
      Escalation escalation = entry.escalation();
      blocks.add(text(story(escalation)));
      if (!entry.problems().isEmpty()) {
        blocks.add(small(problems(entry.problems())));
      }
      if (mayDecide && escalation.isPending()) {
        blocks.add(buttons(escalation));
      }
    }
    return blocks;
  }

  private String head() {
    var ticket = history.ticket();
    return "*%s* is in %s, owned by %s. Escalations: %d."
        .formatted(
            Mrkdwn.escape(ticket.key().shown()),
            Mrkdwn.escape(ticket.tier().name()),
            Mrkdwn.mention(ticket.owner()),
            history.entries().size());
  }

  private List<TicketHistory.Entry> shown() {
    List<TicketHistory.Entry> all = history.entries();
    return all.subList(Math.max(0, all.size() - SHOWN_WHOLE), all.size());
  }

  private List<LayoutBlock> older() {
    int older = history.entries().size() - shown().size();
    return older == 0
        ? List.of()
        : List.of(
            small(
                "%d older ones are not shown; `/escalation-log export` has them all."
                    .formatted(older)));
  }

  private String story(Escalation escalation) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "*%s* %s → %s, %s"
            .formatted(
                Mrkdwn.escape(escalation.label()),
                Mrkdwn.escape(escalation.from().name()),
                Mrkdwn.escape(escalation.to().name()),
                escalation.priority()));
    lines.add(
        "%s asked on %s; the owner was %s, proposed was %s."
            .formatted(
                Mrkdwn.mention(escalation.requester()),
                time(escalation.requestedAt()),
                Mrkdwn.mention(escalation.previousOwner()),
                Mrkdwn.mention(escalation.proposedOwner())));
    lines.add(outcome(escalation));
    lines.add("Reason:\n" + quoted(escalation.reason(), STORY_LIMIT));
    lines.add("Tried:\n" + quoted(escalation.stepsTried(), STORY_LIMIT));
    escalation.checklist().stream().map(HistoryText::box).forEach(lines::add);
    addLast(escalation.information(), lines);
    return Mrkdwn.shorten(String.join("\n", lines), SECTION_LIMIT);
  }

  private String outcome(Escalation escalation) {
    return escalation
        .settlement()
        .map(this::settled)
        .orElseGet(() ->
            "Pending: waits for %s until %s."
                .formatted(
                    escalation.recipients().stream()
                        .map(Recipient::member)
                        .map(Mrkdwn::mention)
                        .collect(Collectors.joining(" or ")),
                    time(escalation.decideBy())));
  }

  private String settled(Settlement settlement) {
    String by = Mrkdwn.mention(settlement.by()) + " on " + time(settlement.at());
    return switch (settlement) {
      case Settlement.Approved approved ->
          "Approved by %s%s; the new owner is %s."
              .formatted(by, override(approved.override()), Mrkdwn.mention(approved.newOwner()));
      case Settlement.Bounced bounced ->
          "Bounced by %s%s: %s.\n%s"
              .formatted(
                  by,
                  override(bounced.override()),
                  bounced.bounce().code().code().replace('_', ' '),
                  quoted(bounced.bounce().note(), STORY_LIMIT));
      case Settlement.Withdrawn _ -> "Withdrawn by %s.".formatted(by);
      case Settlement.Closed _ -> "Closed by %s.".formatted(by);
    };
  }

  private static String override(boolean override) {
    return override ? " (manager override)" : "";
  }

  private static String box(ChecklistAnswer answer) {
    return (answer.ticked() ? "☑ " : "☐ ")
        + Mrkdwn.escape(answer.item())
        + answer
            .explanation()
            .map(why -> ": " + Mrkdwn.escape(Mrkdwn.shorten(why, ADDED_LIMIT)))
            .orElse("");
  }

  private void addLast(List<AddedInformation> information, List<String> lines) {
    int hidden = Math.max(0, information.size() - ADDED_SHOWN);
    if (hidden > 0) {
      lines.add("%d earlier additions are not shown.".formatted(hidden));
    }
    for (AddedInformation added : information.subList(hidden, information.size())) {
      lines.add(
          "%s added on %s:\n%s"
              .formatted(
                  Mrkdwn.mention(added.author()),
                  time(added.at()),
                  quoted(added.text(), ADDED_LIMIT)));
    }
  }

  private static String problems(List<Delivery> problems) {
    return Mrkdwn.shorten(
        problems.stream()
            .map(problem ->
                "Not delivered: %s to %s (%s)"
                    .formatted(
                        problem.medium().code(),
                        Mrkdwn.mention(problem.recipient()),
                        Mrkdwn.escape(
                            Mrkdwn.shorten(problem.error().orElse("no reason given"), 200))))
            .collect(Collectors.joining("\n")),
        2000);
  }

  private static LayoutBlock buttons(Escalation escalation) {
    ButtonElement approve = decide("approve", "Approve", escalation);
    approve.setStyle("primary");
    return actions(a ->
        a.elements(
            asElements(
                approve,
                decide("approve_for", "Approve for…", escalation),
                decide("bounce", "Bounce", escalation),
                decide("redirect", "Redirect", escalation))));
  }

  private static ButtonElement decide(String id, String label, Escalation escalation) {
    return button(
        b -> b.actionId(id).text(plainText(label)).value(EscalationValue.of(escalation.ref())));
  }

  private static LayoutBlock text(String mrkdwn) {
    return section(s -> s.text(markdownText(mrkdwn)));
  }

  private static LayoutBlock small(String mrkdwn) {
    return context(c -> c.elements(asContextElements(markdownText(mrkdwn))));
  }

  private String time(Instant at) {
    return Mrkdwn.time(at, zone);
  }

  private static String quoted(String typed, int limit) {
    return Mrkdwn.quote(Mrkdwn.shorten(typed, limit));
  }
}
