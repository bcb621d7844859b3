package dev.baton.bot.sla;

import dev.baton.bot.cli.Shell;
import dev.baton.bot.matrix.ImportText;
import dev.baton.bot.matrix.MatrixSource;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.check.Fault;
import dev.baton.matrix.check.Warning;
import dev.baton.matrix.csv.DetectionCsv;
import dev.baton.matrix.csv.ParseResult;
import dev.baton.matrix.csv.SlaCsv;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Files of promises, criteria and routes, as they are named on the command line. */
final class SlaFiles {
  private final Shell shell;
  private final ImportText text;

  SlaFiles(Shell shell) {
    this.shell = shell;
    this.text = new ImportText(shell.phrases().english());
  }

  /** The promises; empty after every fault was said. */
  Optional<SlaCsv.Reading.Parsed> promises(String file) {
    return open(file).flatMap(this::promises);
  }

  /** The same of a file that was opened. */
  Optional<SlaCsv.Reading.Parsed> promises(MatrixSource source) {
    try {
      return switch (SlaCsv.read(new ByteArrayInputStream(source.content()))) {
        case SlaCsv.Reading.Faulty(var faults) -> refused(faults);
        case SlaCsv.Reading.Parsed parsed -> Optional.of(parsed);
      };
    } catch (IOException memoryIsReadable) {
      throw new UncheckedIOException(memoryIsReadable);
    }
  }

  /** The criteria; empty after every fault was said. */
  Optional<DetectionCsv.Reading.Parsed> criteria(String file) {
    return open(file).flatMap(this::criteria);
  }

  /** The same of a file that was opened. */
  Optional<DetectionCsv.Reading.Parsed> criteria(MatrixSource source) {
    try {
      return switch (DetectionCsv.read(new ByteArrayInputStream(source.content()))) {
        case DetectionCsv.Reading.Faulty(var faults) -> refused(faults);
        case DetectionCsv.Reading.Parsed parsed -> Optional.of(parsed);
      };
    } catch (IOException memoryIsReadable) {
      throw new UncheckedIOException(memoryIsReadable);
    }
  }

  /** The matrix; empty after every fault was said. */
  Optional<Matrix> matrix(String file) {
    return open(file)
        .flatMap(source ->
            switch (source.reading()) {
              case ParseResult.Faulty(var faults) -> refused(faults);
              case ParseResult.Parsed(var routes, _) -> Optional.of(Matrix.of(0, routes));
            });
  }

  /** The file or sheet; empty after it was said why it cannot be read. */
  Optional<MatrixSource> open(String file) {
    return switch (MatrixSource.open(file, System.in)) {
      case MatrixSource.Opened.Not(var why) -> {
        shell.err().println(text.unopened(why));
        yield Optional.empty();
      }
      case MatrixSource.Opened.Read(var source) -> Optional.of(source);
    };
  }

  /** Says how much of a file was read, and what need not be mended. */
  void read(int rows, List<Warning> warnings) {
    shell.out().println(ConsoleLines.rows(rows));
    text.warnings(warnings).forEach(shell.out()::println);
  }

  private <T> Optional<T> refused(List<Fault> faults) {
    text.faults(faults).forEach(shell.out()::println);
    return Optional.empty();
  }
}
