package dev.baton.bot.isolation;

import com.slack.api.bolt.App;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Every surface that Bolt's app has registered, found by itself. */
public record SlackSurfaces(App app) {
  /**
   * @param kind Slack's name of the payload, such as {@code block_actions}
   * @param id the registered id
   */
  public record Surface(String kind, String id) {}

  private static final Map<String, String> KINDS =
      Map.of(
          "slashCommandHandlers", "command",
          "blockActionHandlers", "block_actions",
          "blockSuggestionHandlers", "block_suggestion",
          "viewSubmissionHandlers", "view_submission",
          "viewClosedHandlers", "view_closed",
          "globalShortcutHandlers", "shortcut",
          "messageShortcutHandlers", "message_action",
          "eventHandlers", "event_callback");

  /** Fails on a kind of surface that this class cannot name yet. */
  public List<Surface> all() {
    List<Surface> surfaces = new ArrayList<>();
    Arrays.stream(App.class.getDeclaredFields())
        .filter(field -> field.getName().endsWith("Handlers"))
        .filter(field -> !field.getName().equals("webEndpointHandlers"))
        .forEach(field -> ids(field).forEach(id -> surfaces.add(new Surface(kind(field), id))));
    return surfaces;
  }

  private static String kind(Field field) {
    String kind = KINDS.get(field.getName());
    if (kind == null) {
      throw new AssertionError("Teach this class what Slack sends for " + field.getName());
    }
    return kind;
  }

  private List<String> ids(Field field) {
    try {
      field.setAccessible(true);
      return ((Map<?, ?>) field.get(app)).keySet().stream().map(SlackSurfaces::id).toList();
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static String id(Object key) {
    String text = key instanceof Pattern pattern ? pattern.pattern() : String.valueOf(key);
    return text.replaceAll("^\\^?(?:\\\\Q)?|(?:\\\\E)?\\$?$", "").replaceAll(":$", "");
  }
}
