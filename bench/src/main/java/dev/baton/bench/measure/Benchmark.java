package dev.baton.bench.measure;

import java.util.List;

/** Something measured together with its baseline, bounded in count and time, on loopback only. */
public interface Benchmark {
  /** The word it is asked for by. */
  String name();

  /**
   * Measures; says on the way what it is doing.
   *
   * @throws Exception when it could not be measured; nothing is left running
   */
  List<Figure> measure(Progress progress) throws Exception;

  /** Where a benchmark says what it is doing. */
  @FunctionalInterface
  interface Progress {
    /** One line, without its end. */
    void say(String line);
  }
}
