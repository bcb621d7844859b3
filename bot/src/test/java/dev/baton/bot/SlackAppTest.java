package dev.baton.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.slack.api.bolt.App;
import dev.baton.bot.testing.RunningBot;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The manifest announces what the routing table answers, and nothing else. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlackAppTest {
  private final RunningBot bot;
  private final JsonNode manifest;

  SlackAppTest(FreshDatabase fresh) throws IOException {
    this.bot = new RunningBot(fresh);
    this.manifest = new YAMLMapper().readTree(Files.readString(Path.of("..", "manifest.yml")));
  }

  @AfterAll
  void stop() throws Exception {
    bot.stop();
  }

  @Test
  void everyCommandIsAnnouncedAndAnswered() throws ReflectiveOperationException {
    compare(manifest.findValuesAsText("command"), "slashCommandHandlers");
  }

  @Test
  void everyShortcutIsAnnouncedAndAnswered() throws ReflectiveOperationException {
    compare(manifest.findValuesAsText("callback_id"), "messageShortcutHandlers");
  }

  @Test
  void everyEventThatIsAnsweredIsAnnounced() throws ReflectiveOperationException {
    List<String> announced =
        manifest.at("/settings/event_subscriptions/bot_events").valueStream()
            .map(JsonNode::asText)
            .toList();

    assertThat(routes("eventHandlers"))
        .isNotEmpty()
        .allSatisfy(type -> assertThat(announced).contains(String.valueOf(type)));
  }

  private void compare(List<String> announced, String table) throws ReflectiveOperationException {
    List<?> patterns = routes(table);
    assertThat(patterns).hasSameSizeAs(announced);
    assertThat(announced)
        .isNotEmpty()
        .allSatisfy(id ->
            assertThat(patterns)
                .anyMatch(pattern -> ((Pattern) pattern).matcher(id).matches()));
  }

  /** Bolt keeps its routing table to itself. */
  private List<?> routes(String table) throws ReflectiveOperationException {
    Field field = App.class.getDeclaredField(table);
    field.setAccessible(true);
    return new ArrayList<>(((Map<?, ?>) field.get(bot.app())).keySet());
  }
}
