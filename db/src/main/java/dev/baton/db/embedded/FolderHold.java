package dev.baton.db.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/** The one process that works on a data folder; it ends with the process at the latest. */
final class FolderHold implements AutoCloseable {
  private final FileChannel channel;

  private FolderHold(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Holds the folder and notes this process in it.
   *
   * @throws EmbeddedDatabaseProblem naming the process that holds it
   */
  static FolderHold of(EmbeddedFolder folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.lock(),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    if (!isLocked(channel)) {
      channel.close();
      throw new EmbeddedDatabaseProblem(
          "The embedded database in %s is in use by process %s. Stop that one first, or set BATON_DATA to another folder."
              .formatted(folder.path(), Files.readString(folder.lock()).strip()));
    }
    channel.truncate(0);
    channel.write(EmbeddedFolder.utf8(ProcessHandle.current().pid() + "\n"));
    return new FolderHold(channel);
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Whether a process holds it now. */
  static boolean isHeld(EmbeddedFolder folder) throws IOException {
    if (!Files.exists(folder.lock())) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(folder.lock(), StandardOpenOption.WRITE)) {
      return !isLocked(channel);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
