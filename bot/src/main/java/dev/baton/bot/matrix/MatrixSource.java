package dev.baton.bot.matrix;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.baton.bot.config.Secret;
import dev.baton.matrix.OncallKey;
import dev.baton.matrix.csv.MatrixCsv;
import dev.baton.matrix.csv.OncallCells;
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
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * A matrix file as it was read.
 *
 * @param name what it is called in the history of versions
 * @param sha256 of its bytes as they were read, hexadecimal
 * @param content its bytes, of a file that is too large only the first of them; where a PagerDuty
 *     key stood, its fingerprint
 * @param keys the PagerDuty keys that stood in it
 */
@SuppressWarnings("ArrayRecordComponent") // nobody changes it or compares by it
public record MatrixSource(
    String name, String sha256, byte[] content, Map<OncallKey, Secret> keys) {
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
    return open(file, standardInput, MatrixCsv.MAX_BYTES);
  }

  /**
   * The same of another file than a matrix.
   *
   * @param mostBytes of which no more than one more is read; a sheet's are those of a matrix
   */
  public static Opened open(String file, InputStream standardInput, int mostBytes) {
    if (SheetLink.isMeant(file)) {
      return new SheetDownload().open(file);
    }
    try {
      if (file.equals(STANDARD_INPUT)) {
        return new Opened.Read(of("stdin", standardInput, mostBytes));
      }
      Path path = Path.of(file);
      if (Files.isDirectory(path)) {
        return new Opened.Not(new Unopened.Folder(file));
      }
      try (InputStream stream = Files.newInputStream(path)) {
        return new Opened.Read(of(String.valueOf(path.getFileName()), stream, mostBytes));
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
    return of(name, stream, MatrixCsv.MAX_BYTES);
  }

  private static MatrixSource of(String name, InputStream stream, int mostBytes)
      throws IOException {
    return ofBytes(name, stream.readNBytes(mostBytes + 1));
  }

  /** What the file says as a matrix. */
  public ParseResult reading() {
    try {
      return MatrixCsv.read(new ByteArrayInputStream(content));
    } catch (IOException memoryIsReadable) {
      throw new UncheckedIOException(memoryIsReadable);
    }
  }

  /** A file that is at hand as bytes. */
  public static MatrixSource ofBytes(String name, byte[] content) {
    // Whatever the encoding, a key is as many bytes as it has characters.
    OncallCells.Hidden hidden = OncallCells.hidden(new String(content, ISO_8859_1));
    Map<OncallKey, Secret> keys = new HashMap<>();
    hidden.keys().forEach((fingerprint, key) -> keys.put(fingerprint, new Secret(key)));
    return new MatrixSource(
        name,
        sha256(content),
        keys.isEmpty() ? content : hidden.text().getBytes(ISO_8859_1),
        Map.copyOf(keys));
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
