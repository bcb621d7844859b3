package dev.baton.escalation.report;

import dev.baton.escalation.report.Reading.Complaint;
import dev.baton.escalation.report.Reading.Fault;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what stands behind the name of a field. */
final class FilterReader {
  private static final Map<String, Comparison> SIGNS =
      Map.of(
          ">", Comparison.OVER,
          ">=", Comparison.AT_LEAST,
          "<", Comparison.UNDER,
          "<=", Comparison.AT_MOST,
          "over", Comparison.OVER,
          "within", Comparison.AT_MOST);
  private static final Set<String> MORE = Set.of(",", "or");
  private static final int MOST_VALUES = 20;
  private static final int LONGEST_ACCOUNT = 200;
  private static final long MOST_SECONDS = 3_660L * 86_400;

  private final WordList words;
  private final Vocabulary vocabulary;

  FilterReader(WordList words, Vocabulary vocabulary) {
    this.words = words;
    this.vocabulary = vocabulary;
  }

  /** What stood there. */
  sealed interface Found {
    record A(Filter filter) implements Found {}

    record Wrong(Complaint complaint) implements Found {}
  }

  /** A sign or a word that compares amounts; empty for none. */
  static Optional<Comparison> sign(String word) {
    return Optional.ofNullable(SIGNS.get(word));
  }

  /** Reads a comparison and the values; the field's own word is taken already. */
  Found of(FilterField field) {
    words.takeIf(Set.of("is", "=", "are"));
    boolean negated = words.takeIf(Set.of("not"));
    return field.isMeasure()
        ? measure(field)
        : matched(field, negated ? Comparison.NOT : Comparison.IS);
  }

  private Found matched(FilterField field, Comparison op) {
    List<String> values = new ArrayList<>();
    do {
      Optional<Complaint> wrong = value(field, values);
      if (wrong.isPresent()) {
        return new Found.Wrong(wrong.get());
      }
      if (values.size() > MOST_VALUES) {
        return wrong(field, Fault.TOO_MUCH, field.code());
      }
    } while (goesOn(field) && words.takeIf(MORE));
    return new Found.A(new Filter(field, op, values));
  }

  /** A comma goes on with the list only where another value of the field stands behind it. */
  private boolean goesOn(FilterField field) {
    if (!MORE.contains(words.peek())) {
      return false;
    }
    WordList.Word next = words.ahead(1);
    return field == FilterField.ACCOUNT
        ? next.quoted() || (!next.text().isEmpty() && !words.isKeyword(1))
        : !vocabulary.value(field, next.text()).isEmpty() || next.quoted();
  }

  private Optional<Complaint> value(FilterField field, List<String> values) {
    if (words.isEmpty()) {
      return Optional.of(complaint(field, Fault.VALUE_MISSING, field.code()));
    }
    if (field == FilterField.ACCOUNT) {
      return account(values);
    }
    int longest = words.peekIsQuoted() ? 1 : Math.min(Vocabulary.longestName(), words.left());
    for (int length = longest; length > 0; length--) {
      List<String> known = vocabulary.value(field, words.joined(length));
      if (known.size() > 1) {
        String typed = words.joined(length);
        words.skip(length);
        return Optional.of(complaint(field, Fault.SEVERAL_MEANINGS, typed));
      }
      if (!known.isEmpty()) {
        values.add(known.getFirst());
        words.skip(length);
        return Optional.empty();
      }
    }
    Fault fault =
        words.isKeyword(0) && !words.peekIsQuoted() ? Fault.VALUE_MISSING : Fault.UNKNOWN_VALUE;
    String typed = fault == Fault.VALUE_MISSING ? field.code() : words.take();
    return Optional.of(complaint(field, fault, typed));
  }

  /** Any name, up to what begins something new. */
  private Optional<Complaint> account(List<String> values) {
    StringBuilder name = new StringBuilder();
    if (words.peekIsQuoted()) {
      name.append(words.take());
    } else {
      while (!words.isEmpty() && !words.peekIsQuoted() && !words.isKeyword(0)) {
        name.append(name.isEmpty() ? "" : " ").append(words.take());
      }
    }
    if (name.isEmpty()) {
      return Optional.of(
          complaint(FilterField.ACCOUNT, Fault.VALUE_MISSING, FilterField.ACCOUNT.code()));
    }
    if (name.length() > LONGEST_ACCOUNT) {
      return Optional.of(
          complaint(FilterField.ACCOUNT, Fault.TOO_MUCH, FilterField.ACCOUNT.code()));
    }
    values.add(name.toString());
    return Optional.empty();
  }

  private Found measure(FilterField field) {
    Optional<Comparison> op = sign(words.peek());
    if (op.isPresent()) {
      words.skip(1);
    }
    return amount(
        field, op.orElse(field == FilterField.RENEWAL ? Comparison.AT_MOST : Comparison.OVER));
  }

  /** The amount alone; its comparison is taken already. */
  Found amount(FilterField field, Comparison op) {
    String typed = words.peekTyped();
    if (words.isEmpty()) {
      return wrong(field, Fault.VALUE_MISSING, field.code());
    }
    words.skip(1);
    Optional<Long> amount = field == FilterField.VALUE ? money(typed) : time(field, typed);
    return amount
        .<Found>map(found -> new Found.A(new Filter(field, op, List.of(String.valueOf(found)))))
        .orElseGet(() -> wrong(field, Fault.BAD_VALUE, typed));
  }

  private Optional<Long> time(FilterField field, String typed) {
    Optional<Long> unit = Durations.unit(words.peek());
    if (!typed.matches("\\d{1,6}") || unit.isEmpty()) {
      return Optional.empty();
    }
    words.skip(1);
    long seconds = Long.parseLong(typed) * unit.get();
    return Optional.of(seconds)
        .filter(time -> time <= MOST_SECONDS)
        .map(time -> field == FilterField.RENEWAL ? time / 86_400 : time);
  }

  private static Optional<Long> money(String typed) {
    String plain = typed.toLowerCase(Locale.ROOT).replaceAll("[,$€£]", "");
    if (!plain.matches("\\d{1,12}(\\.\\d{1,3})?[km]?")) {
      return Optional.empty();
    }
    char last = plain.charAt(plain.length() - 1);
    BigDecimal factor = BigDecimal.valueOf(last == 'k' ? 1_000 : last == 'm' ? 1_000_000 : 1);
    String digits = Character.isDigit(last) ? plain : plain.substring(0, plain.length() - 1);
    return Optional.of(new BigDecimal(digits).multiply(factor).longValue());
  }

  private Found wrong(FilterField field, Fault fault, String typed) {
    return new Found.Wrong(complaint(field, fault, typed));
  }

  private Complaint complaint(FilterField field, Fault fault, String typed) {
    return new Complaint(fault, typed, field.code(), vocabulary.known(field));
  }
}
