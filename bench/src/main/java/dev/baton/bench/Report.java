package dev.baton.bench;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.baton.bench.measure.Figure;
import dev.baton.bench.measure.Figure.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Everything measured in one run, as a table and as JSON.
 *
 * @param machine what it was measured on, one line
 */
public record Report(Instant at, String machine, List<Figure> figures) {
  public Report {
    figures = List.copyOf(figures);
  }

  /** Processors, heap and versions of the machine this runs on. */
  public static String thisMachine() {
    Runtime runtime = Runtime.getRuntime();
    return String.format(
        Locale.ROOT,
        "%d processors, Java %s, %s %s",
        runtime.availableProcessors(),
        Runtime.version(),
        System.getProperty("os.name"),
        System.getProperty("os.arch"));
  }

  /** For a screen: a line per figure, with ✓ or ✗ where there is a target. */
  public String table() {
    StringBuilder table = new StringBuilder(machine).append('\n');
    for (Figure figure : figures) {
      table.append(
          "%-9s %-64s %14s %-5s %s%n"
              .formatted(
                  figure.benchmark(),
                  figure.what(),
                  number(figure.value()),
                  figure.unit(),
                  figure.target().map(target -> verdict(figure.value(), target)).orElse("")));
    }
    return table.toString();
  }

  private static String verdict(double value, Target target) {
    String bound =
        switch (target) {
          case Target.AtMost(var limit) -> "at most " + number(limit);
          case Target.AtLeast(var limit) -> "at least " + number(limit);
        };
    return (target.isKept(value) ? "✓ " : "✗ ") + bound;
  }

  private static String number(double value) {
    return value >= 1000 || value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%.2f", value);
  }

  /** For programs: {@code at}, {@code machine} and {@code figures}. */
  public String json() {
    JsonObject report = new JsonObject();
    report.addProperty("at", at.toString());
    report.addProperty("machine", machine);
    JsonArray lines = new JsonArray();
    figures.forEach(figure -> lines.add(json(figure)));
    report.add("figures", lines);
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(report);
  }

  private static JsonObject json(Figure figure) {
    JsonObject line = new JsonObject();
    line.addProperty("benchmark", figure.benchmark());
    line.addProperty("what", figure.what());
    line.addProperty("value", figure.value());
    line.addProperty("unit", figure.unit());
    figure
        .target()
        .ifPresent(target -> {
          switch (target) {
            case Target.AtMost(var limit) -> line.addProperty("at_most", limit);
            case Target.AtLeast(var limit) -> line.addProperty("at_least", limit);
          }
          line.addProperty("kept", target.isKept(figure.value()));
        });
    return line;
  }

  /** Writes the JSON, with the folders above it. */
  public void write(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(file, json() + "\n");
  }
}
