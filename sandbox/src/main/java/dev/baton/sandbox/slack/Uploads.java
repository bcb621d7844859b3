package dev.baton.sandbox.slack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The upload URL: takes the bytes that were announced. */
public final class Uploads {
  private final World world;

  public Uploads(World world) {
    this.world = world;
  }

  /**
   * Stores the bytes of an announced file.
   *
   * @return false when nothing was announced, or another length was
   * @throws IOException when the bytes cannot be read or kept
   */
  public boolean receive(String teamId, String fileId, InputStream bytes) throws IOException {
    var expected = world.changes().read(() -> find(teamId, fileId));
    if (expected.isEmpty()) {
      return false;
    }
    Files.copy(bytes, expected.get().path(), StandardCopyOption.REPLACE_EXISTING);
    if (Files.size(expected.get().path()) != expected.get().length()) {
      return false;
    }
    world.changes().run(() -> arrived(teamId, expected.get()));
    return true;
  }

  private Optional<SharedFile> find(String teamId, String fileId) {
    return world.teams().stream()
        .filter(team -> team.id().equals(teamId))
        .findFirst()
        .flatMap(team -> team.files().byId(fileId));
  }

  private void arrived(String teamId, SharedFile file) {
    world.teams().stream()
        .filter(team -> team.id().equals(teamId))
        .forEach(team -> team.files().put(file.arrived()));
  }
}
