package dev.baton.bot.escalate;

import static java.util.Objects.requireNonNull;

import dev.baton.bot.surface.EscalationValue;
import dev.baton.escalation.escalate.EscalationRef;
import java.util.Optional;
import java.util.UUID;

/**
 * What a form for added information must remember.
 *
 * @param id what is typed into it will have this id, so that a second submit adds nothing
 */
record InformationForm(EscalationRef ref, UUID id) {
  InformationForm {
    requireNonNull(ref);
    requireNonNull(id);
  }

  String write() {
    return id + "|" + EscalationValue.of(ref);
  }

  /** Reads what {@link #write} wrote; empty for anything else. */
  static Optional<InformationForm> read(String text) {
    int bar = text == null ? -1 : text.indexOf('|');
    if (bar < 0 || !text.substring(0, bar).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
      return Optional.empty();
    }
    UUID id = UUID.fromString(text.substring(0, bar));
    return EscalationValue.parse(text.substring(bar + 1)).map(ref -> new InformationForm(ref, id));
  }
}
