package dev.baton.matrix.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Files as people may type them, with whatever a spreadsheet lets into a cell: commas, quotes, line
 * breaks, signs of formulas, apostrophes, emoji, letters written from right to left, signs that
 * look alike. Most of them can be stored.
 */
public final class TypedMatrices implements ArbitrarySupplier<String> {
  private static final List<String> NAMES = List.of("region", "=plan", "Größe, \"neu\"", "שפה");

  @Override
  public Arbitrary<String> get() {
    return names()
        .flatMap(names ->
            row(names).list().ofMinSize(1).ofMaxSize(6).map(rows -> file(header(names), rows)));
  }

  private static Arbitrary<List<String>> names() {
    return Arbitraries.of(NAMES).list().uniqueElements().ofMaxSize(3);
  }

  private static List<String> header(List<String> names) {
    List<String> header =
        new ArrayList<>(
            List.of(
                "from_tier",
                "to_tier",
                "criteria",
                "checklist",
                "category",
                "priority",
                "account_tier",
                "owner",
                "backup_owner",
                "pick",
                "lead",
                "backup_lead",
                "manager",
                "accept_within",
                "hours",
                "channel",
                "oncall"));
    names.forEach(name -> header.add("if:" + name));
    return header;
  }

  private static Arbitrary<List<String>> row(List<String> names) {
    List<Arbitrary<String>> cells =
        new ArrayList<>(
            List.of(
                tiers(),
                tiers(),
                text(60),
                several(text(12)),
                several(text(12)),
                several(Arbitraries.of("P1", "p2", "P3", "P4")),
                several(text(12)),
                people(),
                Arbitraries.oneOf(Arbitraries.just(""), people()),
                Arbitraries.of("", "order", "rotate", "Least"),
                people(),
                Arbitraries.oneOf(Arbitraries.just(""), people()),
                Arbitraries.oneOf(Arbitraries.just(""), people()),
                times(),
                hours(),
                Arbitraries.of("", "C0HELP", "G12ABC"),
                Arbitraries.of("", "R0abcdef0123456789abcdef01234567", " key-0123456789ab")));
    names.forEach(_ -> cells.add(several(text(12))));
    return Combinators.combine(cells).as(List::copyOf);
  }

  private static Arbitrary<String> tiers() {
    return Arbitraries.of("T1", "T2", "=T3", "Team, \"blue\"", "צוות", "-1", "🦊 desk", "'T4");
  }

  private static Arbitrary<String> text(int longest) {
    return Arbitraries.of(
            "a",
            "ß",
            "B",
            " ",
            ",",
            "\"",
            "\n",
            "\r\n",
            "'",
            "=",
            "+",
            "-",
            "@",
            ";",
            "\t",
            "#N/A",
            "#",
            "<b>",
            "\u05E9",
            "\u0634",
            "\uD83D\uDE00",
            "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
            "e\u0301",
            "\u200F",
            "\u202E",
            "\u00A0",
            "\u200B",
            "\uFF1D",
            "\u2013",
            "“",
            "1",
            "24:00",
            "\\",
            "%")
        .list()
        .ofMinSize(1)
        .ofMaxSize(longest)
        .map(parts -> String.join("", parts));
  }

  private static Arbitrary<String> several(Arbitrary<String> values) {
    return values.list().ofMaxSize(3).map(some -> String.join("|", some));
  }

  private static Arbitrary<String> people() {
    return Arbitraries.of(
            "ann@acme.test",
            "=bob@acme.test",
            "o'neil+x@acme.test",
            "-cas@acme.test",
            "Dan@ACME.test",
            "ü@bücher.example",
            "'e@acme.test")
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(some -> String.join("|", some));
  }

  private static Arbitrary<String> times() {
    return Arbitraries.oneOf(
        Arbitraries.of("", "30m", "4h", "2d", "24h", "90m", "1440m", "90d", "61 M"),
        Arbitraries.integers().between(1, 99_999).map(minutes -> minutes + "m"));
  }

  private static Arbitrary<String> hours() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            "",
            "24/7",
            "Mon-Fri 22:00-06:00 Europe/Berlin",
            "Mon-Fri 08:00-12:00,13:00-17:00; Sat 09:00-12:00 Europe/Berlin",
            "Fri-Mon 00:00-24:00 Pacific/Chatham",
            "Sat,Sun 23:59-00:01 UTC"),
        Combinators.combine(
                day(),
                day(),
                minute(),
                minute(),
                Arbitraries.of("UTC", "Asia/Tehran", "America/St_Johns"))
            .as((first, last, from, to, zone) ->
                first + "-" + last + " " + from + "-" + to + " " + zone));
  }

  private static Arbitrary<String> day() {
    return Arbitraries.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
  }

  private static Arbitrary<String> minute() {
    return Arbitraries.of("00:00", "06:00", "08:15", "12:00", "17:59", "22:00", "24:00");
  }

  private static String file(List<String> header, List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
      printer.printRecord(header);
      printer.printRecords(rows);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }
}
