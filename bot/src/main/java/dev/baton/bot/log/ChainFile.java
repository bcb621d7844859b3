package dev.baton.bot.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.baton.db.Tx;
import dev.baton.db.log.AuditLog;
import dev.baton.escalation.log.ChainCheck;
import dev.baton.escalation.log.ChainHead;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Optional;

/** An audit chain as JSON Lines, written from the database and checked without one. */
public final class ChainFile {
  private final ChainCheck check;
  private long events;
  private Optional<AuditLine.Head> head = Optional.empty();
  private Optional<ChainCheck.Verdict.Broken> broken = Optional.empty();

  private ChainFile(Optional<ChainHead> noted) {
    this.check = new ChainCheck(noted);
  }

  /**
   * Writes every event and, as the last line, the head; leaves the stream open.
   *
   * @return how many events
   * @throws UncheckedIOException when the stream cannot be written
   */
  static long write(Tx tx, OutputStream stream) {
    try {
      Writer writer = new BufferedWriter(new OutputStreamWriter(stream, UTF_8));
      AuditLog.in(tx)
          .forEach((event, content) -> writeLine(writer, new AuditLine.Event(event, content)));
      AuditLog.Head end = AuditLog.in(tx).head();
      writeLine(writer, new AuditLine.Head(end.number(), end.hash()));
      writer.flush();
      return end.number();
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private static void writeLine(Writer writer, AuditLine line) {
    try {
      writer.write(line.json());
      writer.write('\n');
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  /**
   * Checks a file line by line. That its last lines and its head were not replaced together only a
   * head noted elsewhere can show.
   *
   * @param noted an event the chain must pass through; empty when none was noted
   * @throws IOException when the file cannot be read or is not UTF-8
   */
  public static ChainCheck.Verdict check(BufferedReader file, Optional<ChainHead> noted)
      throws IOException {
    ChainFile read = new ChainFile(noted);
    String line = file.readLine();
    while (line != null && read.broken.isEmpty()) {
      if (!line.isBlank()) {
        read.take(AuditLine.parse(line));
      }
      line = file.readLine();
    }
    return read.verdict();
  }

  private void take(AuditLine line) {
    if (head.isPresent()) {
      broken = Optional.of(at("it stands behind the end of the chain"));
      return;
    }
    switch (line) {
      case AuditLine.Event(var event, var content) -> {
        events++;
        check.accept(event, content);
      }
      case AuditLine.Head end -> head = Optional.of(end);
      case AuditLine.Foreign _ -> broken = Optional.of(at("it is not an event of an audit chain"));
    }
  }

  private ChainCheck.Verdict verdict() {
    String last = head.map(AuditLine.Head::hash).orElse("");
    ChainCheck.Verdict found = check.verdict(head.map(AuditLine.Head::number).orElse(-1L), last);
    // What the chain itself shows comes before anything that only the file's end shows.
    if (head.isEmpty()
        && found instanceof ChainCheck.Verdict.Broken(long number, _)
        && number < 1) {
      return broken.orElseGet(
          () -> at("the file ends without the chain's head: lines were cut off"));
    }
    return broken.<ChainCheck.Verdict>map(later -> earlier(found, later)).orElse(found);
  }

  private static ChainCheck.Verdict earlier(
      ChainCheck.Verdict found, ChainCheck.Verdict.Broken later) {
    return found instanceof ChainCheck.Verdict.Broken(long number, _) && number <= later.number()
        ? found
        : later;
  }

  private ChainCheck.Verdict.Broken at(String why) {
    return new ChainCheck.Verdict.Broken(events + 1, why);
  }
}
