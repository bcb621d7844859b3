package dev.baton.bot.doctor;

import dev.baton.bot.cli.OpenedDatabase;
import dev.baton.bot.cli.StartupRefused;
import dev.baton.bot.config.DatabasePlace;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.NewerSchema;
import dev.baton.db.WaitingClocks;
import dev.baton.db.embedded.EmbeddedDatabaseProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Whether the database answers, its role is held by row-level security, its schema is current. */
final class DatabaseCheck {
  private static final Duration LATE = Duration.ofMinutes(1);

  private DatabaseCheck() {}

  static List<Finding> look(DatabasePlace place, Instant now) {
    try (OpenedDatabase database = OpenedDatabase.asIs(place)) {
      List<Finding> findings = new ArrayList<>();
      List<Finding> role = role(database);
      findings.add(
          Finding.right("database", "Answers at " + database.app() + where(database) + "."));
      findings.addAll(role);
      database
          .poolerFault()
          .map(fault -> Finding.wrong("database pooler", fault))
          .ifPresent(findings::add);
      Finding schema = schema(database);
      findings.add(schema);
      if (schema.mark() == Finding.Mark.RIGHT) {
        findings.add(clocks(database, now));
        findings.addAll(ProgramsCheck.look(database.app(), now));
      }
      return findings;
    } catch (DatabaseUnavailable away) {
      return List.of(Finding.wrong("database", sentence(away)));
    } catch (StartupRefused which) {
      return which.lines().stream().map(line -> Finding.wrong("database", line)).toList();
    } catch (EmbeddedDatabaseProblem problem) {
      return List.of(Finding.wrong("database", String.valueOf(problem.getMessage())));
    }
  }

  private static String where(OpenedDatabase database) {
    return database.folder().map(folder -> ", embedded, in " + folder).orElse("");
  }

  private static List<Finding> role(OpenedDatabase database) {
    List<String> faults = database.roleFaults();
    return faults.isEmpty()
        ? List.of(Finding.right("database role", "Keeps workspaces apart."))
        : faults.stream().map(fault -> Finding.wrong("database role", fault)).toList();
  }

  private static Finding schema(OpenedDatabase database) {
    try {
      return schema(database, database.pending());
    } catch (NewerSchema newer) {
      return Finding.wrong("database schema", String.valueOf(newer.getMessage()));
    }
  }

  private static Finding schema(OpenedDatabase database, List<String> pending) {
    if (pending.isEmpty()) {
      return Finding.right("database schema", "Is at the newest version.");
    }
    return database.folder().isPresent()
        ? Finding.notMade("database schema", "Is brought to the newest version by serve.")
        : Finding.wrong(
            "database schema",
            "Lacks version "
                + String.join(", ", pending)
                + ": run ./baton migrate with DATABASE_OWNER_URL set.");
  }

  private static Finding clocks(OpenedDatabase database, Instant now) {
    WaitingClocks waiting = WaitingClocks.look(database.app(), now);
    Duration late = waiting.late().orElse(Duration.ZERO);
    return late.compareTo(LATE) > 0
        ? Finding.wrong(
            "clocks",
            waiting.count()
                + " wait, and the first is "
                + late.toMinutes()
                + " minutes over: nothing notes them. Is serve running?")
        : Finding.right("clocks", waiting.count() + " wait for their moment; none is late.");
  }

  private static String sentence(DatabaseUnavailable away) {
    return "Does not answer: " + away.inWords() + ". Check DATABASE_URL and that the server runs.";
  }
}
