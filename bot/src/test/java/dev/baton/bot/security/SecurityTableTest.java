package dev.baton.bot.security;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.bolt.App;
import dev.baton.bot.testing.TestBot;
import dev.baton.db.Job;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.member.Member;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.ArrayList;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks the table of docs/security.md: every surface, tried by everybody, over signed HTTP. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecurityTableTest {
  private static final String NOBODYS = "–";
  private static final int FIRST_ROLE = 2;

  private final TestBot bot;
  private final Cast cast;
  private final SurfaceAttempts attempts = new SurfaceAttempts();
  private final DocTable surfaces = DocTable.named("surfaces");

  /** What was refused must not happen a little later either. */
  private final List<Refused> refused = new ArrayList<>();

  private record Refused(String surface, String role, Trial trial) {}

  SecurityTableTest(FreshDatabase fresh) throws IOException {
    this.bot = TestBot.start(fresh);
    this.cast = new Cast(bot);
  }

  @AfterAll
  void nothingHappenedAfterwards() throws Exception {
    bot.close();
    assertThat(refused).filteredOn(entry -> entry.trial().happened().getAsBoolean()).isEmpty();
  }

  Stream<Arguments> cells() {
    return surfaces.rows().stream()
        .filter(row -> attempts.all().containsKey(row.surface()))
        .flatMap(
            row -> roles().stream().map(role -> Arguments.of(row.surface(), role, row.cell(role))));
  }

  private List<String> roles() {
    return surfaces.columns().subList(FIRST_ROLE, surfaces.columns().size());
  }

  @ParameterizedTest(name = "{0}, {1}: {2}")
  @MethodSource("cells")
  void eachMayWhatTheTableSays(String surface, String role, String expected) {
    assertThat(expected).isIn("yes", "no");
    for (Member.Kind kind : kinds(role)) {
      cast.otherwise(kind);
      Trial trial = java.util.Objects.requireNonNull(attempts.all().get(surface)).as(cast, role);
      if (role.equals("other workspace")) {
        assertThat(trial.seen()).doesNotContain("Login loops").doesNotContain(Cast.TARGET);
        assertThat(trial.seen()).doesNotContain(cast.acme().id("lena"));
        assertThat(trial.changed()).isFalse();
      } else if (expected.equals("yes")) {
        await().until(() -> trial.happened().getAsBoolean());
      } else {
        assertThat(trial.happened().getAsBoolean()).isFalse();
        assertThat(trial.changed()).isFalse();
        refused.add(new Refused(surface, role, trial));
      }
    }
  }

  private static List<Member.Kind> kinds(String role) {
    return role.equals("bot or stranger")
        ? List.of(Member.Kind.BOT, Member.Kind.STRANGER)
        : List.of(Member.Kind.STRANGER);
  }

  @Test
  void everyLineIsTriedButWhatIsNobodysDoing() {
    List<String> nobodys =
        surfaces.rows().stream()
            .filter(row -> roles().stream().allMatch(role -> row.cell(role).equals(NOBODYS)))
            .map(DocTable.Row::surface)
            .toList();
    assertThat(surfaces.rows().stream().map(DocTable.Row::surface))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(attempts.all().keySet().stream(), nobodys.stream()).toList());
    assertThat(nobodys)
        .containsExactly(
            "checklist:.*",
            "open_ticket",
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
