package dev.baton.bot.cli;

import dev.baton.bot.config.DatabasePlace;
import dev.baton.db.embedded.EmbeddedDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The data folder that a command means when nobody named one: that of whoever runs. */
final class MeantFolder {
  /** Beside {@code serve}'s own. */
  private static final String OF_TRY = ".baton-try";

  private MeantFolder() {}

  /**
   * The folder named, else the default one of {@code serve} and {@code try} whose database runs; of
   * {@code serve} when neither does.
   *
   * @throws StartupRefused asking which, when both run
   */
  static Path of(DatabasePlace.Embedded place) {
    if (place.isChosen()) {
      return place.folder();
    }
    Path ofTry = place.folder().resolveSibling(OF_TRY);
    List<Path> running =
        Stream.of(place.folder(), ofTry).filter(EmbeddedDatabase::isRunning).toList();
    if (running.size() > 1) {
      throw new StartupRefused(
          List.of(
              "Two databases of Baton run here, and the command does not say which one it means."
                  + " Write BATON_DATA=%s before it for the one of ./baton serve,"
                      .formatted(place.folder())
                  + " BATON_DATA=%s for the one of ./baton try.".formatted(ofTry)));
    }
    return running.isEmpty() ? place.folder() : running.getFirst();
  }
}
