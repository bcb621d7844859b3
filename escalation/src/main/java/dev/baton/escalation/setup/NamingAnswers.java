package dev.baton.escalation.setup;

import dev.baton.escalation.ticket.PatternFault;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.matrix.TypedLine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** How tickets are written, as answered: what is wrong with it, or the setting. */
final class NamingAnswers {
  private static final Pattern PREFIX_SHAPE = Pattern.compile("([\\p{L}\\p{N}_]{1,18}-?)?");
  private static final String NUMBER = "1042";

  private final SetupAnswers answers;

  NamingAnswers(SetupAnswers answers) {
    this.answers = answers;
  }

  Map<String, SetupFault> faults() {
    Map<String, SetupFault> faults = new LinkedHashMap<>();
    if (!PREFIX_SHAPE.matcher(prefix()).matches()) {
      faults.put(SetupField.PREFIX, SetupFault.of(SetupFault.Kind.BAD_PREFIX));
    }
    patternFault().ifPresent(fault -> faults.put(SetupField.PATTERN, fault));
    if (faults.isEmpty()
        && !new TicketKeyFormat(prefix(), pattern(), Optional.empty()).takesItsPrefix()) {
      faults.put(
          SetupField.PATTERN, SetupFault.of(SetupFault.Kind.KEYS_NOT_MATCHED, prefix() + NUMBER));
    }
    address()
        .filter(address -> !isTemplate(address))
        .ifPresent(_ -> faults.put(SetupField.ADDRESS, SetupFault.of(SetupFault.Kind.BAD_ADDRESS)));
    if (faults.isEmpty() && isUnread()) {
      faults.put(SetupField.EXAMPLE, SetupFault.of(SetupFault.Kind.EXAMPLE_NOT_READ));
    }
    return faults;
  }

  /**
   * @throws PatternSyntaxException while the pattern is none
   */
  TicketKeyFormat format() {
    return new TicketKeyFormat(prefix(), pattern(), address());
  }

  private boolean isUnread() {
    return answers
        .text(SetupField.EXAMPLE)
        .filter(text -> format().parse(text).isEmpty())
        .isPresent();
  }

  private Optional<SetupFault> patternFault() {
    return TicketKeyFormat.faultOf(pattern())
        .map(fault ->
            switch (fault) {
              case PatternFault.Broken(int character) ->
                  SetupFault.limit(SetupFault.Kind.BAD_PATTERN, character);
              case PatternFault.Slow() -> SetupFault.of(SetupFault.Kind.SLOW_PATTERN);
            });
  }

  private String prefix() {
    return answers.text(SetupField.PREFIX).map(TypedLine::value).orElse("");
  }

  private String pattern() {
    return answers
        .text(SetupField.PATTERN)
        .map(TypedLine::of)
        .map(String::strip)
        .orElse(TicketKeyFormat.DEFAULT_PATTERN);
  }

  private Optional<String> address() {
    return answers.text(SetupField.ADDRESS).map(TypedLine::value);
  }

  private static boolean isTemplate(String address) {
    return address.startsWith("https://")
        && (address.contains("{key}") || address.contains("{number}"));
  }
}
