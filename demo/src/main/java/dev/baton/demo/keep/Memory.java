package dev.baton.demo.keep;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The file that holds what is kept, written whole or not at all. */
public final class Memory {
  private final Path file;
  private final Gson gson;
  private String written = "";

  /**
   * @param folder where the file is, or will be
   * @param uploads the folder of uploaded files, which are named relative to it
   */
  public Memory(Path folder, Path uploads) {
    file = folder.resolve("sandbox.json");
    gson = KeptJson.in(uploads);
  }

  /**
   * What was kept; empty the first time.
   *
   * @throws Unreadable when the file cannot be understood; it stays as it is
   */
  public Optional<Kept> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      Kept kept = gson.fromJson(Files.readString(file), Kept.class);
      if (kept.form() != Kept.FORM) {
        throw new IllegalStateException("form " + kept.form());
      }
      return Optional.of(kept);
    } catch (IOException | RuntimeException damaged) {
      // Gson passes on as it is whatever a record refuses.
      throw new Unreadable(file, damaged);
    }
  }

  /** Writes it, unless the file says the same already. */
  public synchronized void write(Kept kept) {
    String text = gson.toJson(kept);
    if (text.equals(written)) {
      return;
    }
    try {
      Path unfinished = file.resolveSibling("sandbox.json.new");
      Files.writeString(unfinished, text);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      written = text;
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }
}
