package dev.baton.bot.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.bolt.App;
import dev.baton.bot.testing.TestBot;
import dev.baton.db.Job;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tables of docs/security.md hold what is registered, and each line of them is tried. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecurityTableTest {
  private static final String NOBODYS = "–";

  private final TestBot bot;
  private final DocTable surfaces = DocTable.named("surfaces");

  SecurityTableTest(FreshDatabase fresh) throws IOException {
    this.bot = TestBot.start(fresh);
  }

  @AfterAll
  void stop() throws Exception {
    bot.close();
  }

  @Test
  void everyLineIsTriedButWhatIsNobodysDoing() {
    List<String> nobodys =
        surfaces.rows().stream()
            .filter(
                row -> surfaces.roles().stream().allMatch(role -> row.cell(role).equals(NOBODYS)))
            .map(DocTable.Row::surface)
            .toList();
    assertThat(surfaces.rows().stream().map(DocTable.Row::surface))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    SurfaceAttempts.of(SurfaceAttempts.Part.values()).keySet().stream(),
                    nobodys.stream())
                .toList());
    assertThat(nobodys)
        .containsExactly(
            "checklist:.*",
            "open_ticket",
            "alert_open_ticket",
            "alert_telegram",
            "alert_telegram_link",
            "alert_webhook_set",
            "alert_webhook_test",
            "away_change",
            "app_uninstalled",
            "tokens_revoked",
            "user_change",
            "team_join",
            "team_access_granted",
            "team_access_revoked");
  }

  @Test
  void whatIsRegisteredStandsInTheTables() throws Exception {
    assertThat(registered(bot.surfaces().app()))
        .isEqualTo(new TreeSet<>(surfaces.rows().stream().map(DocTable.Row::id).toList()));
    assertThat(bot.surfaces().jobs().keySet().stream().map(Job::name))
        .containsExactlyInAnyOrderElementsOf(
            DocTable.named("jobs").rows().stream().map(DocTable.Row::surface).toList());
  }

  /** Bolt tells nobody what was registered, so its own maps are read. */
  private static Set<String> registered(App app) throws IllegalAccessException {
    Set<String> ids = new TreeSet<>();
    for (Field field : App.class.getDeclaredFields()) {
      if (field.getName().endsWith("Handlers") && field.getType() == Map.class) {
        field.setAccessible(true);
        ((Map<?, ?>) field.get(app)).keySet().forEach(key -> ids.add(id(key)));
      }
    }
    return ids;
  }

  private static String id(Object key) {
    return key instanceof Pattern pattern
        ? pattern.pattern().replaceAll("^\\^|\\$$|\\\\Q|\\\\E", "")
        : key.toString();
  }
}
