package dev.baton.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.bot.Console;
import dev.baton.bot.config.DatabasePlace;
import dev.baton.db.Database;
import dev.baton.db.Tenants;
import dev.baton.db.UuidV7;
import dev.baton.db.embedded.Restore;
import dev.baton.db.member.Roles;
import dev.baton.db.workspace.WorkspaceRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drill that docs/deploy.md asks for: a backup, an empty folder, every chain intact. */
final class BackupDrillTest {
  private static final InstantSource CLOCK = InstantSource.fixed(Console.NOW);

  @TempDir private Path folder;

  private Console in(String data) {
    return new Console(Map.of("BATON_DATA", folder.resolve(data).toString()));
  }

  private void writeHistory(OpenedDatabase opened, String workspace, int roles) {
    try (Database database = Database.open(opened.app())) {
      Tenants tenants = new Tenants(database, new UuidV7(CLOCK), CLOCK);
      tenants.inBackground(
          workspace,
          tx -> {
            WorkspaceRow.in(tx).makeKnown("Acme", Console.NOW);
            for (int i = 0; i < roles; i++) {
              Roles.in(tx).grant("U" + i, "manager", "UBO", "test", Console.NOW);
            }
            return true;
          });
    }
  }

  @Test
  void aBackupTakenBesideARunningServerIsRestoredWithEveryChainIntact() throws Exception {
    Path file = folder.resolve("monday.backup");
    DatabasePlace place = new DatabasePlace.Embedded(folder.resolve("first"), true);
    try (OpenedDatabase running = OpenedDatabase.toServe(place)) {
      writeHistory(running, "T0ACME", 3);
      writeHistory(running, "T0OTHER", 2);
      Console backup = in("first");
      assertThat(backup.run("backup", file.toString())).as(backup.err()).isZero();
      assertThat(backup.out()).contains("Keep it as you keep passwords");
      Console again = in("first");
      assertThat(again.run("backup", file.toString())).isEqualTo(1);
      assertThat(again.err()).contains("is there already");
      Console onto = in("first");
      assertThat(onto.run("restore", file.toString())).isEqualTo(1);
      assertThat(onto.err()).contains("is not empty");
    }

    Console restored = in("second");
    assertThat(restored.run("restore", file.toString())).as(restored.err()).isZero();
    assertThat(restored.out())
        .contains("T0ACME: audited log intact, events: 3.")
        .contains("T0OTHER: audited log intact, events: 2.")
        .contains("The backup of 2026-03-02T09:00:00Z is in");
    Console mails = in("second");
    assertThat(mails.run("mail", "send", "--workspace", "T0ACME")).as(mails.err()).isZero();
    assertThat(mails.out()).contains("Mails that are sent now: 0.");
    assertThat(Files.exists(folder.resolve("second/port"))).isTrue();
  }

  @Test
  void whatWasNotTakenOverToItsEndIsNotServed() throws Exception {
    Path file = folder.resolve("monday.backup");
    Path third = folder.resolve("third");
    DatabasePlace place = new DatabasePlace.Embedded(third, true);
    try (OpenedDatabase _ =
        OpenedDatabase.toServe(new DatabasePlace.Embedded(folder.resolve("first"), true))) {
      assertThat(in("first").run("backup", file.toString())).isZero();
    }
    Restore.into(third, file);

    assertThatThrownBy(() -> OpenedDatabase.toServe(place))
        .isInstanceOf(StartupRefused.class)
        .hasMessageContaining("did not reach its end");
    Restore.finish(third);
    OpenedDatabase.toServe(place).close();
  }

  @Test
  void aDatabaseElsewhereIsForItsOwnPrograms() {
    Console elsewhere = new Console(Map.of("DATABASE_URL", "postgres://me@localhost/baton"));

    assertThat(elsewhere.run("backup", "file")).isEqualTo(78);
    assertThat(elsewhere.err()).contains("pg_dump");
  }
}
