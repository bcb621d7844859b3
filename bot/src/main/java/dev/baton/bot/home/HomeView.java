package dev.baton.bot.home;

import static com.slack.api.model.block.Blocks.context;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.element.BlockElements.asContextElements;
import static com.slack.api.model.view.Views.view;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import dev.baton.bot.absence.AwayButtons;
import dev.baton.bot.helpdesk.ConnectionSettings;
import dev.baton.bot.notify.HoldText;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.setup.SetupCard;
import dev.baton.bot.table.TableUpload;
import dev.baton.escalation.home.HomeTab;
import dev.baton.escalation.notify.DeliveryHold;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One person's App Home: where they can go, what is wrong now, and the tab they are on. */
final class HomeView {
  private HomeView() {}

  /** For who is no member of the workspace. */
  static View refusal(Wording words) {
    return sentence(words.say(SharedPhrase.MEMBERS_ONLY));
  }

  /** Nothing but this, in Slack's format. */
  static View sentence(String text) {
    return view(v -> v.type("home").blocks(List.of(said(text))));
  }

  static View of(HomeState state) {
    Wording words = state.words();
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(HomeNavigation.drawn(state.place().tab(), state.works(), words));
    for (DeliveryHold hold : state.holds()) {
      blocks.add(said(HoldText.of(hold, words).mrkdwn()));
    }
    if (state.snapshot().matrix().isEmpty()) {
      blocks.add(said(words.say(SharedPhrase.NO_MATRIX)));
    }
    Optional<SetupCard> setup = state.settings().map(HomeState.Settings::setup);
    // Before the first matrix there is nothing else to do.
    setup.filter(card -> !card.live()).ifPresent(card -> blocks.addAll(card.blocks(words)));
    if (state.place().tab() == HomeTab.WORK) {
      blocks.addAll(new WorkTab(state).blocks());
      if (state.reader().isFull()) {
        blocks.add(AwayButtons.line(state.reader(), state.now(), words));
      }
    } else {
      blocks.addAll(HomeSettings.own(state));
      state.settings().ifPresent(set -> blocks.addAll(HomeSettings.admins(state, set)));
      state.settings().ifPresent(set -> blocks.addAll(set.matrix().blocks(words)));
      state.settings().ifPresent(set -> blocks.addAll(set.promises().promises(words)));
      state.settings().ifPresent(set -> blocks.addAll(set.criteria().blocks(words)));
      state.settings().ifPresent(set -> blocks.addAll(set.promises().criteria(words)));
      state.settings().ifPresent(_ -> blocks.addAll(TableUpload.blocks(words)));
      state
          .settings()
          .ifPresent(set -> blocks.addAll(ConnectionSettings.blocks(set.connections(), words)));
      setup.filter(SetupCard::live).ifPresent(card -> blocks.addAll(card.blocks(words)));
    }
    blocks.add(
        context(c ->
            c.elements(
                asContextElements(
                    markdownText(
                        words.say(
                            state.counts() ? HomePhrase.AS_OF_COUNTED : HomePhrase.AS_OF,
                            "when",
                            Arg.relative(state.now())))))));
    return view(v -> v.type("home").blocks(blocks));
  }

  static LayoutBlock said(String text) {
    return section(s -> s.text(markdownText(text)));
  }
}
