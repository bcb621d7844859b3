package dev.baton.sandbox.slack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files of one workspace. Guarded by the sandbox's lock; their bytes lie on disk. */
public final class TeamFiles {
  private final World world;
  private final Team team;
  private final Map<String, SharedFile> files = new LinkedHashMap<>();

  TeamFiles(World world, Team team) {
    this.world = world;
    this.team = team;
  }

  /** Files shared in that conversation, oldest first. */
  public List<SharedFile> in(String channelId) {
    return files.values().stream().filter(file -> file.channels().contains(channelId)).toList();
  }

  public Optional<SharedFile> byId(String id) {
    return Optional.ofNullable(files.get(id));
  }

  /** Announces a file of the bot of that length in bytes. */
  public SharedFile expect(String name, long length) {
    return expect("", name, length);
  }

  private SharedFile expect(String user, String name, long length) {
    var id = world.ids().next("F");
    Path path = world.folder().resolve(team.id().replaceAll("\\W", "_") + "-" + id);
    var file = new SharedFile(id, name, name, length, path, false, List.of(), "", user);
    files.put(id, file);
    return file;
  }

  /**
   * Keeps a file that a person uploaded; nobody but them and the bot sees it.
   *
   * @throws UncheckedIOException when it cannot be kept
   */
  public SharedFile keep(String user, String name, byte[] bytes) {
    var file = expect(user, name, bytes.length).arrived();
    try {
      Files.write(file.path(), bytes);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
    put(file);
    return file;
  }

  /** Files that this person gave, oldest first. */
  public List<SharedFile> of(String user) {
    return files.values().stream().filter(file -> file.user().equals(user)).toList();
  }

  /** Takes a file away, wherever it was shared. */
  public void delete(String id) {
    files.remove(id);
    team.conversations().forEach(conversation -> conversation.withoutFile(id));
  }

  List<SharedFile> all() {
    return List.copyOf(files.values());
  }

  void put(SharedFile file) {
    files.put(file.id(), file);
  }
}
