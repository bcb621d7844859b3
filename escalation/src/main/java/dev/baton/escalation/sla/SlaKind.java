package dev.baton.escalation.sla;

import dev.baton.matrix.sla.SlaTarget;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What a customer waits for. */
public enum SlaKind {
  FIRST_RESPONSE,
  RESOLUTION;

  /** How soon that row promises it; empty when it does not. */
  Optional<Duration> of(SlaTarget target) {
    return switch (this) {
      case FIRST_RESPONSE -> target.firstResponse();
      case RESOLUTION -> target.resolution();
    };
  }

  /** As written: {@code first_response}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
