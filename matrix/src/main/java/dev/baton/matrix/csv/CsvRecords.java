package dev.baton.matrix.csv;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The records of a file's text one after the other, each with the line that it starts at. */
final class CsvRecords {
  /** A line that Excel reads and writes: what stands between the columns of this file. */
  private static final Pattern SEPARATOR =
      Pattern.compile("\"?sep=([,;|\t])\"?[;,|\t ]*(?:\\r\\n|\\n|\\r|$)", Pattern.CASE_INSENSITIVE);

  private CsvRecords() {}

  /** Takes one record after the other. */
  @FunctionalInterface
  interface Taker {
    /** False when the rest of the file is not worth reading. */
    boolean take(long line, List<String> cells);
  }

  /**
   * Hands them over.
   *
   * @return the line of the record whose quotation is broken, where reading ended; empty for none
   */
  static OptionalLong read(String whole, Taker taker) {
    Matcher separator = SEPARATOR.matcher(whole);
    boolean named = separator.lookingAt();
    String text = named ? whole.substring(separator.end()) : whole;
    long before = named ? 1 : 0;
    long line = before + 1;
    CSVFormat format =
        named
            ? CSVFormat.RFC4180.builder().setDelimiter(separator.group(1).charAt(0)).get()
            : CSVFormat.RFC4180;
    try (CSVParser parser = format.parse(new StringReader(text))) {
      Iterator<CSVRecord> records = parser.iterator();
      while (records.hasNext()) {
        if (!taker.take(line, records.next().toList())) {
          return OptionalLong.empty();
        }
        line = before + parser.getCurrentLineNumber() + 1;
      }
      return OptionalLong.empty();
    } catch (UncheckedIOException | IOException misquoted) {
      return OptionalLong.of(line);
    }
  }
}
