package dev.baton.bench.log;

import dev.baton.bench.measure.Child;
import dev.baton.bot.log.LogCsv;
import dev.baton.db.Database;
import dev.baton.db.DatabaseUrl;
import dev.baton.db.Tenants;
import dev.baton.db.UuidV7;
import dev.baton.db.log.EscalationLog;
import dev.baton.escalation.log.LogFilter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import org.postgresql.PGConnection;

/** The process under measurement: exports and copies in turns, and says how long each took. */
final class ExportProcess {
  private final Tenants tenants;
  private final Path folder;

  private ExportProcess(Tenants tenants, Path folder) {
    this.tenants = tenants;
    this.folder = folder;
  }

  /**
   * @param args the database's URL, and how many rounds
   */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createTempDirectory("baton-bench");
    try (Database database = Database.open(DatabaseUrl.parse(args[0]))) {
      InstantSource clock = InstantSource.system();
      Tenants tenants = new Tenants(database, new UuidV7(clock), clock);
      ExportProcess process = new ExportProcess(tenants, folder);
      for (int i = 0; i < Integer.parseInt(args[1]); i++) {
        System.out.println("round " + process.round().written());
      }
      System.out.println("heap " + mostHeap());
      Child.awaitEnd();
    } finally {
      Files.delete(folder);
    }
  }

  private ExportBenchmark.Round round() throws IOException {
    long start = System.nanoTime();
    copy();
    long between = System.nanoTime();
    Written written = export();
    long end = System.nanoTime();
    return new ExportBenchmark.Round(
        (between - start) / 1e9, (end - between) / 1e9, written.rows(), written.bytes());
  }

  private record Written(long rows, long bytes) {}

  private void copy() throws IOException {
    Path file = folder.resolve("copy.csv");
    tenants.reading(
        LogRows.ORG,
        tx -> {
          String sql =
              "copy ("
                  + EscalationLog.in(tx).sql(LogFilter.EVERYTHING, Instant.EPOCH)
                  + ") to stdout (format csv)";
          return tx.dsl().connectionResult(connection -> copy(connection, sql, file));
        });
    Files.delete(file);
  }

  private static long copy(Connection connection, String sql, Path file) throws SQLException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      return connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Written export() throws IOException {
    Path file = folder.resolve("export.csv");
    long rows = tenants.reading(LogRows.ORG, tx -> write(EscalationLog.in(tx), file));
    Written written = new Written(rows, Files.size(file));
    Files.delete(file);
    return written;
  }

  private static long write(EscalationLog log, Path file) {
    try (OutputStream stream = Files.newOutputStream(file)) {
      return LogCsv.write(log, LogFilter.EVERYTHING, Instant.EPOCH, stream);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private static long mostHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
