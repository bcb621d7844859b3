package dev.baton.bot.home;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.context;
import static com.slack.api.model.block.Blocks.divider;
import static com.slack.api.model.block.Blocks.header;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.asContextElements;
import static com.slack.api.model.block.element.BlockElements.asElements;
import static com.slack.api.model.block.element.BlockElements.button;
import static com.slack.api.model.view.Views.view;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import dev.baton.bot.escalate.EscalateButton;
import dev.baton.bot.install.EraseWorkspace;
import dev.baton.bot.slack.Mrkdwn;
import dev.baton.bot.slack.Sentences;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.member.Members;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Recipient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What waits for me first, then what I asked for, then what an admin may set. */
final class HomeView {
  private static final int SHOWN_REASON = 200;

  private HomeView() {}

  static View of(
      Snapshot snapshot,
      String reader,
      List<Escalation> waiting,
      List<Escalation> filed,
      Members.Standing standing,
      Instant now) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.addAll(
        list(
            "Waits for your decision",
            "Nothing waits for you. Requests come as direct messages and stand here until decided.",
            waiting,
            e -> waitingLine(snapshot, e, reader)));
    blocks.add(divider());
    blocks.addAll(
        list(
            "You asked for",
            "You have nothing pending. Hand a ticket on with `/escalate ZD-1042`.",
            filed,
            e -> filedLine(snapshot, e, reader)));
    blocks.add(
        actions(a ->
            a.elements(
                asElements(
                    button(b ->
                        b.actionId(EscalateButton.ID)
                            .text(plainText("Escalate a ticket"))
                            .style("primary"))))));
    if (snapshot.matrix().isEmpty()) {
      blocks.add(section(s -> s.text(markdownText(Sentences.NO_MATRIX))));
    }
    if (standing.admin()) {
      blocks.addAll(settings(snapshot));
    }
    blocks.add(
        context(c ->
            c.elements(
                asContextElements(
                    markdownText(
                        "As of %s. Help: `/escalate help`, `/escalation-log help`."
                            .formatted(Mrkdwn.time(now, snapshot.zoneOf(reader))))))));
    return view(v -> v.type("home").blocks(blocks));
  }

  private static List<LayoutBlock> list(
      String title, String empty, List<Escalation> escalations, Function<Escalation, String> line) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(header(h -> h.text(plainText(title))));
    if (escalations.isEmpty()) {
      blocks.add(section(s -> s.text(markdownText(empty))));
    }
    escalations.forEach(e -> blocks.add(section(s -> s.text(markdownText(line.apply(e))))));
    return blocks;
  }

  private static String waitingLine(Snapshot snapshot, Escalation escalation, String reader) {
    return "*%s* · %s · %s → %s · asked by %s · decide by %s\n%s"
        .formatted(
            Mrkdwn.escape(escalation.label()),
            escalation.priority(),
            Mrkdwn.escape(escalation.from().name()),
            Mrkdwn.escape(escalation.to().name()),
            Mrkdwn.mention(escalation.requester()),
            Mrkdwn.time(escalation.decideBy(), snapshot.zoneOf(reader)),
            Mrkdwn.quote(Mrkdwn.shorten(escalation.reason(), SHOWN_REASON)));
  }

  private static String filedLine(Snapshot snapshot, Escalation escalation, String reader) {
    return "*%s* · %s · waiting for %s until %s"
        .formatted(
            Mrkdwn.escape(escalation.label()),
            escalation.priority(),
            escalation.recipients().stream()
                .map(Recipient::member)
                .map(Mrkdwn::mention)
                .collect(Collectors.joining(" or ")),
            Mrkdwn.time(escalation.decideBy(), snapshot.zoneOf(reader)));
  }

  private static List<LayoutBlock> settings(Snapshot snapshot) {
    String format =
        "Bare numbers become *%s*. Links: %s. Matrix: %s."
            .formatted(
                Mrkdwn.escape(snapshot.format().prefix() + "1042"),
                snapshot.format().urlTemplate().map(Mrkdwn::escape).orElse("none"),
                snapshot.matrix().map(m -> "version " + m.version()).orElse("none yet"));
    return List.of(
        divider(),
        header(h -> h.text(plainText("Settings"))),
        section(s ->
            s.text(markdownText(format))
                .accessory(
                    button(b -> b.actionId(TicketSettings.BUTTON).text(plainText("Tickets"))))),
        actions(a -> a.elements(asElements(EraseWorkspace.homeButton()))));
  }
}
