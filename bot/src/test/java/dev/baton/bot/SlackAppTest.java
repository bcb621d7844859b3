package dev.baton.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.isolation.SlackSurfaces;
import dev.baton.bot.isolation.SlackSurfaces.Surface;
import dev.baton.bot.testing.TestBot;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The manifest announces what the routing table answers, and nothing else. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlackAppTest {
  private final TestBot bot;
  private final JsonNode manifest;

  SlackAppTest(FreshDatabase fresh) throws IOException {
    this.bot = TestBot.start(fresh);
    this.manifest = new YAMLMapper().readTree(Files.readString(Path.of("..", "manifest.yml")));
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  @Test
  void everyCommandIsAnnouncedAndAnswered() {
    assertThat(routes("command"))
        .containsExactlyInAnyOrderElementsOf(manifest.findValuesAsString("command"));
  }

  @Test
  void everyShortcutIsAnnouncedAndAnswered() {
    assertThat(routes("message_action")).containsExactlyElementsOf(announced("message"));
    assertThat(routes("shortcut")).containsExactlyElementsOf(announced("global"));
  }

  private List<String> announced(String type) {
    return manifest
        .at("/features/shortcuts")
        .valueStream()
        .filter(shortcut -> shortcut.get("type").asString().equals(type))
        .map(shortcut -> shortcut.get("callback_id").asString())
        .toList();
  }

  /** Ends of an installation are handled besides only where any workspace may install Baton. */
  @Test
  void everyEventIsAnnouncedAndAnswered() {
    List<String> announced =
        manifest
            .at("/settings/event_subscriptions/bot_events")
            .valueStream()
            .map(JsonNode::asString)
            .toList();

    assertThat(announced).containsAll(routes("event_callback"));
    assertThat(announced)
        .filteredOn(event -> !routes("event_callback").contains(event))
        .isSubsetOf("app_uninstalled", "tokens_revoked");
  }

  private List<String> routes(String kind) {
    return new SlackSurfaces(bot.surfaces().app())
        .all().stream().filter(surface -> surface.kind().equals(kind)).map(Surface::id).toList();
  }
}
