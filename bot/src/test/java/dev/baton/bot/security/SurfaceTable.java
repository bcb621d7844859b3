package dev.baton.bot.security;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.TestBot;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.member.Member;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Walks a part of the table of docs/security.md: every surface, tried by everybody, over signed
 * HTTP.
 */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SurfaceTable {
  private final TestBot bot;
  private final Cast cast;
  private final Map<String, SurfaceAttempts.Attempt> attempts;

  /** What was refused must not happen a little later either. */
  private final List<Refused> refused = new ArrayList<>();

  private record Refused(String surface, String role, Trial trial) {}

  SurfaceTable(FreshDatabase fresh, SurfaceAttempts.Part part) {
    this.bot = TestBot.start(fresh);
    this.cast = new Cast(bot);
    this.attempts = SurfaceAttempts.of(part);
  }

  @AfterAll
  void nothingHappenedAfterwards() throws Exception {
    bot.close();
    assertThat(refused).filteredOn(entry -> entry.trial().happened().getAsBoolean()).isEmpty();
  }

  Stream<Arguments> cells() throws IOException {
    DocTable surfaces = DocTable.named("surfaces");
    return surfaces.rows().stream()
        .filter(row -> attempts.containsKey(row.surface()))
        .flatMap(row ->
            surfaces.roles().stream()
                .map(role -> Arguments.of(row.surface(), role, row.cell(role))));
  }

  @ParameterizedTest(name = "{0}, {1}: {2}")
  @MethodSource("cells")
  void eachMayWhatTheTableSays(String surface, String role, String expected) {
    assertThat(expected).isIn("yes", "no");
    for (Member.Kind kind : kinds(role)) {
      cast.otherwise(kind);
      Trial trial = tried(surface, role, expected);
      if (role.equals("other workspace")) {
        assertThat(trial.seen()).doesNotContain("Login loops").doesNotContain(Cast.TARGET);
        assertThat(trial.seen()).doesNotContain(cast.acme().id("lena"));
        assertThat(trial.changed()).isFalse();
      } else if (expected.equals("yes")) {
        await().until(() -> trial.happened().getAsBoolean() || trial.meanwhile().getAsBoolean());
      } else {
        assertThat(trial.happened().getAsBoolean()).isFalse();
        assertThat(trial.changed()).isFalse();
        refused.add(new Refused(surface, role, trial));
      }
    }
  }

  /**
   * What an earlier cell stores after its answer is not this one's doing: who may change nothing
   * and seems to have tries it again, and whoever really does changes something each time.
   */
  private Trial tried(String surface, String role, String expected) {
    SurfaceAttempts.Attempt attempt = Objects.requireNonNull(attempts.get(surface));
    Trial trial = attempt.as(cast, role);
    return expected.equals("yes") || !trial.changed()
        ? trial
        : await().until(() -> attempt.as(cast, role), again -> !again.changed());
  }

  private static List<Member.Kind> kinds(String role) {
    return role.equals("bot or stranger")
        ? List.of(Member.Kind.BOT, Member.Kind.STRANGER)
        : List.of(Member.Kind.STRANGER);
  }
}
