package dev.baton.bot.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.baton.slack.BotScopes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

final class ManifestTest {
  private static final Path MANIFEST = Path.of("..", "manifest.yml");
  private static final Path SOCKET = Path.of("..", "manifest-socket.yml");

  private final JsonNode manifest = read();

  @Test
  void slacksOwnSchemaAcceptsIt() throws IOException {
    Schema schema = schema();

    assertThat(schema.validate(Files.readString(MANIFEST), InputFormat.YAML)).isEmpty();
  }

  @Test
  void theSchemaWouldRefuseAWrongOne() throws IOException {
    Schema schema = schema();
    String wrong =
        Files.readString(MANIFEST)
            .replace("name: Escalate this message", "name: " + "x".repeat(25));

    assertThat(schema.validate(wrong, InputFormat.YAML)).hasSize(1);
  }

  @Test
  void itAsksForTheScopesThatTheInstallPageAsksFor() {
    assertThat(texts("/oauth_config/scopes/bot")).containsExactlyElementsOf(BotScopes.ALL);
    assertThat(manifest.at("/oauth_config/scopes").propertyNames()).containsExactly("bot");
  }

  @Test
  void itSubscribesToTheEventsThatBatonHandles() {
    assertThat(texts("/settings/event_subscriptions/bot_events"))
        .containsExactlyInAnyOrder(
            "app_home_opened",
            "app_uninstalled",
            "team_access_granted",
            "team_access_revoked",
            "team_join",
            "tokens_revoked",
            "user_change");
  }

  @Test
  void everythingArrivesOnTheOneEndpoint() {
    assertThat(manifest.findValuesAsString("request_url"))
        .hasSize(2)
        .allMatch(url -> url.endsWith("/slack/events"));
    assertThat(manifest.at("/features/slash_commands").findValuesAsString("url"))
        .hasSize(2)
        .allMatch(url -> url.endsWith("/slack/events"));
    assertThat(manifest.at("/settings/org_deploy_enabled").asBoolean()).isTrue();
  }

  @Test
  void theOneForSocketModeIsTheSameButForWhatSocketModeChanges() throws IOException {
    assertThat(schema().validate(Files.readString(SOCKET), InputFormat.YAML)).isEmpty();
    JsonNode socket = new YAMLMapper().readTree(Files.readString(SOCKET));
    ObjectNode expected = (ObjectNode) read();
    expected
        .at("/features/slash_commands")
        .forEach(command -> ((ObjectNode) command).remove("url"));
    ((ObjectNode) expected.get("oauth_config")).remove("redirect_urls");
    ObjectNode settings = (ObjectNode) expected.get("settings");
    ((ObjectNode) settings.get("event_subscriptions")).remove("request_url");
    ((ObjectNode) settings.get("interactivity"))
        .remove(List.of("request_url", "message_menu_options_url"));
    settings.put("socket_mode_enabled", true);
    // An app for a whole organisation is installed by others, which Socket Mode excludes.
    settings.put("org_deploy_enabled", false);

    assertThat(socket).isEqualTo(expected);
  }

  private List<String> texts(String pointer) {
    return manifest.at(pointer).valueStream().map(JsonNode::asString).toList();
  }

  private static Schema schema() {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(schemaText());
  }

  private static InputStream schemaText() {
    return Objects.requireNonNull(
        ManifestTest.class.getResourceAsStream("/slack/manifest.schema.json"));
  }

  private static JsonNode read() {
    try {
      return new YAMLMapper().readTree(Files.readString(MANIFEST));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
