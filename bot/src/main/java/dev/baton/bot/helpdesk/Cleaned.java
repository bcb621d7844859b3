package dev.baton.bot.helpdesk;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.baton.escalation.field.Moment;
import dev.baton.escalation.helpdesk.InboundReason;
import dev.baton.escalation.helpdesk.Said;
import dev.baton.matrix.check.Defect;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Fields of an event as a file would write them, and what was left out of them. A field that is not
 * there is not spoken of; null or an empty text says that there is none.
 */
final class Cleaned {
  /** The sender's clock may be ahead by this. */
  static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  /** Nothing that a help desk holds happened before; the database's calendar ends somewhere. */
  private static final Instant EARLIEST = Instant.EPOCH;

  private static final int MOST_SHOWN = 500;

  private final JsonObject data;
  private final Instant received;
  private final Map<String, String> cells = new LinkedHashMap<>();
  private final Map<String, String> leftOut = new LinkedHashMap<>();
  private boolean ahead;

  Cleaned(JsonObject data, Instant received) {
    this.data = data;
    this.received = received;
  }

  /** Takes these as texts. */
  void texts(Set<String> names) {
    names.forEach(name -> text(name).ifPresent(value -> cells.put(name, value)));
  }

  /** Takes these as moments; one that has not come yet counts as now. */
  void moments(Set<String> names) {
    for (String name : names) {
      text(name).ifPresent(value -> moment(name, value));
    }
  }

  private void moment(String name, String text) {
    if (text.isBlank()) {
      cells.put(name, "");
      return;
    }
    switch (Moment.read(text.strip())) {
      case Moment.Not(var why) -> leaveOut(name, code(why));
      case Moment.At(var at) -> {
        if (at.isBefore(EARLIEST)) {
          leaveOut(name, "not_moment");
        } else {
          cells.put(name, notAhead(at).toString());
        }
      }
    }
  }

  /** The same instant, or when it was received where that one has not come yet. */
  Instant notAhead(Instant at) {
    if (at.isAfter(received.plus(CLOCKS_DIFFER))) {
      ahead = true;
      return received;
    }
    return at;
  }

  /** The text there; empty when nothing is said, "" when it is said that there is none. */
  private Optional<String> text(String name) {
    JsonElement value = data.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value.isJsonNull()) {
      return Optional.of("");
    }
    if (!(value instanceof JsonPrimitive primitive) || primitive.isBoolean()) {
      leaveOut(name, "wrong_type");
      return Optional.empty();
    }
    String text = plain(primitive.getAsString());
    if (text.contains("{{") || text.contains("#{")) {
      leaveOut(name, "placeholder");
      return Optional.empty();
    }
    return Optional.of(text);
  }

  private static String plain(String text) {
    return text.replace("\r\n", "\n")
        .codePoints()
        .map(c -> Character.isISOControl(c) && c != '\n' && c != '\t' ? ' ' : c)
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Shortens a text that is longer than is kept. */
  void shorten(String name, int most) {
    cells.computeIfPresent(
        name,
        (_, text) -> {
          String whole = text.strip();
          return whole.length() <= most
              ? whole
              : whole.substring(0, whole.offsetByCodePoints(0, cut(whole, most - 1))) + "…";
        });
  }

  /** How many code points fit into so many characters. */
  private static int cut(String text, int most) {
    int points = text.codePointCount(0, most);
    return text.offsetByCodePoints(0, points) > most ? points - 1 : points;
  }

  void replace(String name, UnaryOperator<String> reading) {
    cells.computeIfPresent(name, (_, text) -> reading.apply(text));
  }

  /** Takes a field out again, because of what reading it found. */
  void leaveOut(String name, String why) {
    cells.remove(name);
    leftOut.putIfAbsent(name, why);
  }

  Map<String, String> cells() {
    return Map.copyOf(cells);
  }

  String cell(String name) {
    return cells.getOrDefault(name, "").strip();
  }

  Said.Notes notes() {
    Set<InboundReason> reasons = new LinkedHashSet<>();
    if (!leftOut.isEmpty()) {
      reasons.add(InboundReason.FIELDS_LEFT_OUT);
    }
    if (ahead) {
      reasons.add(InboundReason.CLOCK_AHEAD);
    }
    String fields =
        leftOut.entrySet().stream()
            .map(field -> field.getKey() + " " + field.getValue())
            .collect(Collectors.joining(", "));
    String detail = fields.length() <= MOST_SHOWN ? fields : fields.substring(0, MOST_SHOWN);
    return new Said.Notes(
        reasons.stream().findFirst(),
        ahead && !leftOut.isEmpty() ? detail + ", " + InboundReason.CLOCK_AHEAD.code() : detail);
  }

  /** {@code not_priority} for what is no priority. */
  static String code(Defect why) {
    return why.getClass()
        .getSimpleName()
        .replaceAll("([a-z])([A-Z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }
}
