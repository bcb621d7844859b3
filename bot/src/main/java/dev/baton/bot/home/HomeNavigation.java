package dev.baton.bot.home;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.asElements;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.ButtonElement;
import dev.baton.bot.escalate.EscalateButton;
import dev.baton.bot.login.LoginLink;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.escalation.escalate.Slice;
import dev.baton.escalation.home.HomeList;
import dev.baton.escalation.home.HomePlace;
import dev.baton.escalation.home.HomeTab;
import dev.baton.slack.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The buttons that lead about App Home: its tabs, the parts of its lists, and drawing it anew. */
public final class HomeNavigation {
  public static final String WORK = "home_work";
  public static final String SETTINGS = "home_settings";
  public static final String REFRESH = "home_refresh";
  public static final String NEWER = "home_newer";
  public static final String OLDER = "home_older";

  private final HomeDrawing drawing;

  public HomeNavigation(BotParts parts) {
    this.drawing = new HomeDrawing(parts);
  }

  static LayoutBlock drawn(HomeTab tab, Wording words) {
    ButtonElement escalate = plain(EscalateButton.ID, words.say(HomePhrase.ESCALATE), "");
    escalate.setStyle("primary");
    return actions(a ->
        a.elements(
            asElements(
                plain(WORK, tabLabel(words, HomePhrase.MY_WORK, tab == HomeTab.WORK), ""),
                plain(SETTINGS, tabLabel(words, HomePhrase.SETTINGS, tab == HomeTab.SETTINGS), ""),
                escalate,
                plain(LoginLink.ID, words.say(HomePhrase.OPEN_BOARD), ""),
                plain(REFRESH, words.say(HomePhrase.REFRESH), ""))));
  }

  private static String tabLabel(Wording words, HomePhrase name, boolean here) {
    return here ? words.say(HomePhrase.TAB_HERE, "tab", name) : words.say(name);
  }

  /** Buttons to the other parts of a list; empty where it is shown whole. */
  static Optional<LayoutBlock> parts(HomeList list, Slice<?> shown, Wording words) {
    List<ButtonElement> buttons = new ArrayList<>();
    if (shown.first() > 0) {
      int before = Math.max(0, shown.first() - list.most());
      buttons.add(
          plain(
              NEWER,
              words.say(HomePhrase.SHOW_BEFORE, "n", shown.first()),
              HomeTurn.value(list, before)));
    }
    if (shown.after() > 0) {
      buttons.add(
          plain(
              OLDER,
              words.say(HomePhrase.SHOW_AFTER, "n", shown.after()),
              HomeTurn.value(list, shown.first() + shown.items().size())));
    }
    return buttons.isEmpty()
        ? Optional.empty()
        : Optional.of(actions(a -> a.elements(List.copyOf(buttons))));
  }

  /** Goes where the button leads. */
  public Response answer(BlockActionRequest request, ActionContext context) {
    var action = request.getPayload().getActions().getFirst();
    drawing.go(Caller.of(context), place -> moved(place, action.getActionId(), action.getValue()));
    return context.ack();
  }

  private static HomePlace moved(HomePlace place, String button, String value) {
    return switch (button) {
      case WORK -> place.on(HomeTab.WORK);
      case SETTINGS -> place.on(HomeTab.SETTINGS);
      case NEWER, OLDER ->
          HomeTurn.parse(value).map(turn -> place.from(turn.list(), turn.first())).orElse(place);
      default -> place;
    };
  }

  private static ButtonElement plain(String id, String label, String value) {
    return button(b -> {
      b.actionId(id).text(plainText(label));
      return value.isEmpty() ? b : b.value(value);
    });
  }
}
