package dev.baton.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.bot.config.DatabasePlace;
import dev.baton.db.embedded.EmbeddedDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeantFolderTest {
  @TempDir private Path here;

  private Path serve() {
    return here.resolve(".baton");
  }

  private Path tried() {
    return here.resolve(".baton-try");
  }

  private Path meant() {
    return MeantFolder.of(new DatabasePlace.Embedded(serve(), false));
  }

  @Test
  void aCommandJoinsWhicheverDefaultRunsAndAsksWhenBothDo() {
    assertThat(meant()).isEqualTo(serve());
    try (EmbeddedDatabase running = EmbeddedDatabase.start(tried())) {
      assertThat(meant()).isEqualTo(tried());
      try (OpenedDatabase joined =
          OpenedDatabase.asIs(new DatabasePlace.Embedded(serve(), false))) {
        assertThat(joined.app()).isEqualTo(running.app());
        assertThat(joined.folder()).contains(tried());
      }
      try (EmbeddedDatabase _ = EmbeddedDatabase.start(serve())) {
        assertThatThrownBy(this::meant)
            .isInstanceOf(StartupRefused.class)
            .hasMessageContaining("BATON_DATA=" + serve() + " ")
            .hasMessageContaining("BATON_DATA=" + tried() + " ");
        assertThat(MeantFolder.of(new DatabasePlace.Embedded(serve(), true))).isEqualTo(serve());
      }
    }
  }

  @Test
  void oneThatRunsInServesFolderIsJoined() {
    try (EmbeddedDatabase _ = EmbeddedDatabase.start(serve())) {
      assertThat(meant()).isEqualTo(serve());
    }
  }
}
