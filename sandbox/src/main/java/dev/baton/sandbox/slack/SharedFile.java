package dev.baton.sandbox.slack;

import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A file on its way to, or in, conversations.
 *
 * @param path where its bytes are kept
 * @param uploaded true once its bytes have arrived
 * @param channels ids of the conversations it was shared in; empty until the upload is completed
 * @param comment what was said with it; empty text when nothing was
 * @param user the id of the person who gave it; empty text for the bot's own
 */
public record SharedFile(
    String id,
    String name,
    String title,
    long length,
    Path path,
    boolean uploaded,
    List<String> channels,
    String comment,
    String user) {
  public SharedFile {
    // What an earlier sandbox kept names nobody.
    user = Objects.requireNonNullElse(user, "");
  }

  /**
   * Its bytes.
   *
   * @throws UncheckedIOException when the sandbox has been closed
   */
  public byte[] bytes() {
    try {
      return Files.readAllBytes(path);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Its bytes as UTF-8 text. */
  public String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  private String mimetype() {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "csv" -> "text/csv";
      case "png" -> "image/png";
      case "log", "txt" -> "text/plain";
      default -> "application/octet-stream";
    };
  }

  SharedFile arrived() {
    return new SharedFile(id, name, title, length, path, true, channels, comment, user);
  }

  SharedFile shared(Optional<String> newTitle, List<String> to, String said) {
    return new SharedFile(id, name, newTitle.orElse(title), length, path, uploaded, to, said, user);
  }

  /** The file object of the Web API. */
  public JsonObject json(Team team) {
    return Json.object(
        "id",
        id,
        "name",
        name,
        "title",
        title,
        "size",
        length,
        "user",
        user.isEmpty() ? team.bot().userId() : user,
        "mimetype",
        mimetype(),
        "filetype",
        name.substring(name.lastIndexOf('.') + 1),
        "mode",
        "hosted",
        "is_external",
        false,
        "is_public",
        false,
        "created",
        team.world().now().getEpochSecond(),
        "url_private",
        team.world().address() + "/files/" + id,
        "channels",
        List.of(),
        "ims",
        channels,
        "groups",
        List.of());
  }
}
