package dev.baton.bot.decide;

import static java.util.Objects.requireNonNull;

import dev.baton.bot.surface.EscalationValue;
import dev.baton.escalation.escalate.EscalationRef;
import java.util.Optional;
import java.util.UUID;

/**
 * What the forms to ask and to answer remember, and what the button to answer carries.
 *
 * @param id of the question: one that is to be asked has it already, so that a second submit asks
 *     nothing
 */
public record QuestionForm(EscalationRef ref, UUID id) {
  public QuestionForm {
    requireNonNull(ref);
    requireNonNull(id);
  }

  public String write() {
    return id + "|" + EscalationValue.of(ref);
  }

  /** Reads what {@link #write} wrote; empty for anything else. */
  static Optional<QuestionForm> read(String text) {
    int bar = text == null ? -1 : text.indexOf('|');
    if (bar < 0 || !text.substring(0, bar).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
      return Optional.empty();
    }
    UUID id = UUID.fromString(text.substring(0, bar));
    return EscalationValue.parse(text.substring(bar + 1)).map(ref -> new QuestionForm(ref, id));
  }
}
