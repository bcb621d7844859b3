package dev.baton.bot.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.baton.matrix.csv.MatrixCsv;
import dev.baton.matrix.csv.ParseResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A matrix file as it was read.
 *
 * @param name what it is called in the history of versions
 * @param sha256 of its bytes, hexadecimal
 * @param content its bytes, of a file that is too large only the first of them
 * @param reading what the file says
 */
@SuppressWarnings("ArrayRecordComponent") // nobody changes it or compares by it
public record MatrixSource(String name, String sha256, byte[] content, ParseResult reading) {
  /** The name that stands for standard input. */
  public static final String STANDARD_INPUT = "-";

  /** What opening a file gave. */
  public sealed interface Opened {
    record Read(MatrixSource source) implements Opened {}

    record Not(Unopened why) implements Opened {}
  }

  /**
   * Reads a file or a Google Sheet, of a large one no more than shows that it is too large.
   *
   * @param file a path, {@link #STANDARD_INPUT}, or the link of a sheet published as CSV
   * @param standardInput left open
   */
  public static Opened open(String file, InputStream standardInput) {
    if (SheetLink.isMeant(file)) {
      return new SheetDownload().open(file);
    }
    try {
      if (file.equals(STANDARD_INPUT)) {
        return new Opened.Read(of("stdin", standardInput));
      }
      Path path = Path.of(file);
      if (Files.isDirectory(path)) {
        return new Opened.Not(new Unopened.Folder(file));
      }
      try (InputStream stream = Files.newInputStream(path)) {
        return new Opened.Read(of(String.valueOf(path.getFileName()), stream));
      }
    } catch (NoSuchFileException | InvalidPathException absent) {
      return new Opened.Not(new Unopened.Absent(file));
    } catch (AccessDeniedException denied) {
      return new Opened.Not(new Unopened.Forbidden(file));
    } catch (IOException broken) {
      return new Opened.Not(new Unopened.Unreadable(file));
    }
  }

  /** Reads a stream to its end or to the limit, whichever comes first. */
  static MatrixSource of(String name, InputStream stream) throws IOException {
    byte[] bytes = stream.readNBytes(MatrixCsv.MAX_BYTES + 1);
    return new MatrixSource(
        name, sha256(bytes), bytes, MatrixCsv.read(new ByteArrayInputStream(bytes)));
  }

  /** A file that is at hand as bytes. */
  static MatrixSource ofBytes(String name, byte[] content) {
    try {
      return of(name, new ByteArrayInputStream(content));
    } catch (IOException memoryIsReadable) {
      throw new UncheckedIOException(memoryIsReadable);
    }
  }

  /** A matrix that is at hand as text, such as the demo's. */
  public static MatrixSource ofText(String name, String csv) {
    return ofBytes(name, csv.getBytes(UTF_8));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
