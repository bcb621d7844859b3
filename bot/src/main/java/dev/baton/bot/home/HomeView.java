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
import dev.baton.bot.notify.HoldText;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.notify.DeliveryHold;
import dev.baton.slack.Mrkdwn;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What waits for me first, then what I asked for, then what an admin may set. */
final class HomeView {
  private static final int SHOWN_REASON = 200;

  private HomeView() {}

  /** For who is no member of the workspace. */
  static View refusal(Wording words) {
    return view(v ->
        v.type("home")
            .blocks(
                List.of(section(s -> s.text(markdownText(words.say(SharedPhrase.MEMBERS_ONLY)))))));
  }

  static View of(HomeState state) {
    Snapshot snapshot = state.snapshot();
    Wording words = state.words();
    List<LayoutBlock> blocks = new ArrayList<>();
    for (DeliveryHold hold : state.holds()) {
      blocks.add(section(s -> s.text(markdownText(HoldText.of(hold, words).mrkdwn()))));
    }
    blocks.addAll(
        list(
            words.say(HomePhrase.WAITS_FOR_YOU),
            words.say(HomePhrase.NOTHING_WAITS),
            state.waiting(),
            e -> waitingLine(words, e),
            e -> Buttons.ofDecider(words, e)));
    blocks.add(divider());
    blocks.addAll(
        list(
            words.say(HomePhrase.YOUR_REQUESTS),
            words.say(HomePhrase.NOTHING_REQUESTED, "example", snapshot.format().prefix() + "1042"),
            state.filed(),
            e -> filedLine(words, e),
            e -> Buttons.ofParty(words, e)));
    blocks.add(
        actions(a ->
            a.elements(
                asElements(
                    button(b ->
                        b.actionId(EscalateButton.ID)
                            .text(plainText(words.say(HomePhrase.ESCALATE)))
                            .style("primary"))))));
    if (snapshot.matrix().isEmpty()) {
      blocks.add(section(s -> s.text(markdownText(words.say(SharedPhrase.NO_MATRIX)))));
    }
    blocks.addAll(HomeSettings.own(state));
    state.settings().ifPresent(set -> blocks.addAll(HomeSettings.admins(state, set)));
    state.settings().ifPresent(set -> blocks.addAll(set.matrix().blocks(words)));
    blocks.add(
        context(c ->
            c.elements(
                asContextElements(
                    markdownText(
                        words.say(HomePhrase.AS_OF, "when", Arg.relative(state.now())))))));
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

  private static String waitingLine(Wording words, Escalation escalation) {
    return words.say(
        HomePhrase.WAITING,
        "ticket",
        escalation.label(),
        "priority",
        escalation.priority().name(),
        "from",
        escalation.from().name(),
        "to",
        escalation.to().name(),
        "asker",
        Arg.person(escalation.requester()),
        "when",
        Arg.relative(escalation.decideBy()),
        "reason",
        Arg.quote(Mrkdwn.shorten(escalation.reason(), SHOWN_REASON)));
  }

  private static String filedLine(Wording words, Escalation escalation) {
    return words.say(
        HomePhrase.REQUESTED,
        "ticket",
        escalation.label(),
        "priority",
        escalation.priority().name(),
        "asked",
        Arg.anyOf(
            escalation.recipients().stream().map(asked -> Arg.person(asked.member())).toList()),
        "when",
        Arg.relative(escalation.decideBy()));
  }
}
