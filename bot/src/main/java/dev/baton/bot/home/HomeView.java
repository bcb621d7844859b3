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
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.view.View;
import dev.baton.bot.escalate.EscalateButton;
import dev.baton.bot.notify.Buttons;
import dev.baton.bot.surface.Sentences;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.slack.Mrkdwn;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What waits for me first, then what I asked for, then what an admin may set. */
final class HomeView {
  private static final int SHOWN_REASON = 200;

  private HomeView() {}

  /** For who is no member of the workspace. */
  static View refusal() {
    return view(v ->
        v.type("home").blocks(List.of(section(s -> s.text(markdownText(Sentences.MEMBERS_ONLY))))));
  }

  static View of(HomeState state) {
    Snapshot snapshot = state.snapshot();
    String reader = state.reader().id();
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.addAll(
        list(
            "Waits for your decision",
            "Nothing waits for you. Requests come as direct messages and stand here until decided.",
            state.waiting(),
            e -> waitingLine(snapshot, e, reader),
            Buttons::ofDecider));
    blocks.add(divider());
    blocks.addAll(
        list(
            "You asked for",
            "You have nothing pending. Hand a ticket on with `/escalate ZD-1042`.",
            state.filed(),
            e -> filedLine(snapshot, e, reader),
            Buttons::ofParty));
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
    blocks.addAll(HomeSettings.own(state));
    state.settings().ifPresent(set -> blocks.addAll(HomeSettings.admins(state, set)));
    blocks.add(
        context(c ->
            c.elements(
                asContextElements(
                    markdownText(
                        "As of %s. Help: `/escalate help`, `/escalation-log help`."
                            .formatted(Mrkdwn.time(state.now(), state.reader().zone())))))));
    return view(v -> v.type("home").blocks(blocks));
  }

  private static List<LayoutBlock> list(
      String title,
      String empty,
      List<Escalation> escalations,
      Function<Escalation, String> line,
      Function<Escalation, List<ButtonElement>> buttons) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(header(h -> h.text(plainText(title))));
    if (escalations.isEmpty()) {
      blocks.add(section(s -> s.text(markdownText(empty))));
    }
    for (Escalation escalation : escalations) {
      blocks.add(section(s -> s.text(markdownText(line.apply(escalation)))));
      blocks.add(actions(a -> a.elements(List.copyOf(buttons.apply(escalation)))));
    }
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
}
