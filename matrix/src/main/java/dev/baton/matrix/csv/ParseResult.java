package dev.baton.matrix.csv;

import dev.baton.matrix.Route;
import dev.baton.matrix.check.Fault;
import dev.baton.matrix.check.Warning;
import java.util.List;

/** What reading a matrix file gave. */
public sealed interface ParseResult {
  /** Routes in file order, numbered from 1; warnings need not be mended. */
  record Parsed(List<Route> routes, List<Warning> warnings) implements ParseResult {
    public Parsed {
      routes = List.copyOf(routes);
      warnings = List.copyOf(warnings);
    }
  }

  /** All faults of the file in the order of its lines, at least one; nothing of it is used. */
  record Faulty(List<Fault> faults) implements ParseResult {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }
}
