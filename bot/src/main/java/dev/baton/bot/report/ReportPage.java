package dev.baton.bot.report;

import static java.util.Objects.requireNonNull;

import dev.baton.bot.login.Frame;
import java.util.List;
import java.util.Optional;

/**
 * A report in the browser; drawn by {@code report.jte}.
 *
 * @param address where its form leads
 * @param rest the words that no field of the form has
 * @param complaints what was not understood; then there is nothing else
 * @param command the words that mean just this
 * @param self its own address, to keep
 * @param send the address that sends it to the reader in Slack, and the words it wants
 * @param csv the address of the file; empty for who may not have it
 */
public record ReportPage(
    Frame frame,
    String title,
    String address,
    String rest,
    List<Choice> choices,
    List<String> complaints,
    String understood,
    String command,
    String self,
    Send send,
    Optional<String> csv,
    List<String> figures,
    Optional<Chart> chart,
    Table table,
    List<String> notes,
    List<Definition> definitions,
    List<Link> others) {
  public ReportPage {
    requireNonNull(frame);
    choices = List.copyOf(choices);
    complaints = List.copyOf(complaints);
    requireNonNull(csv);
    figures = List.copyOf(figures);
    requireNonNull(chart);
    notes = List.copyOf(notes);
    definitions = List.copyOf(definitions);
    others = List.copyOf(others);
  }

  public String say(ReportPhrase phrase) {
    return frame.words().plain(phrase);
  }

  /** A form of one button. */
  public record Send(String address, String words, String token) {}

  /** An address and what leads to it. */
  public record Link(String href, String said, String about) {}

  /** One field of the form: a select. */
  public record Choice(String name, String label, List<Option> options) {
    public Choice {
      options = List.copyOf(options);
    }
  }

  /** One value of a field. */
  public record Option(String value, String said, boolean chosen) {}

  /** A column and what it counts. */
  public record Definition(String column, String said) {}

  /**
   * The rows.
   *
   * @param caption how many, and in which zone
   */
  public record Table(String caption, List<String> heads, List<List<Value>> rows) {
    public Table {
      heads = List.copyOf(heads);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /** A cell, which may lead somewhere. */
  public record Value(String said, Optional<String> href, boolean number) {}
}
