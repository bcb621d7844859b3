package dev.baton.matrix.csv;

import dev.baton.matrix.check.Defect;
import dev.baton.matrix.check.Fault;
import dev.baton.matrix.check.Warning;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Faults and warnings as they are found, each once. */
final class Findings {
  private final Set<Fault> faults = new LinkedHashSet<>();
  private final Set<Warning> warnings = new LinkedHashSet<>();

  void fault(Fault fault) {
    faults.add(fault);
  }

  void fault(long line, String column, String value, Defect defect) {
    fault(new Fault(line, column, value, defect));
  }

  void warning(Warning warning) {
    warnings.add(warning);
  }

  int faultCount() {
    return faults.size();
  }

  List<Fault> faults() {
    return faults.stream().sorted(Comparator.comparingLong(Fault::line)).toList();
  }

  List<Warning> warnings() {
    return List.copyOf(warnings);
  }
}
