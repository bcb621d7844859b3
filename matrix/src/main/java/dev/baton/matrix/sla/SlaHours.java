package dev.baton.matrix.sla;

import static java.util.Objects.requireNonNull;

import dev.baton.matrix.Hours;
import dev.baton.matrix.Names;
import dev.baton.matrix.TypedLine;
import java.util.Optional;

/** In which hours the time of a promise runs. */
public sealed interface SlaHours {
  /** How {@link OfWorkspace} is written. */
  String WORKING_HOURS = "working hours";

  /** Around the clock: {@code 24/7}, or a blank cell. */
  record Always() implements SlaHours {
    @Override
    public String toString() {
      return Hours.always().toString();
    }
  }

  /** When the people of the workspace work, with its holidays. */
  record OfWorkspace() implements SlaHours {
    @Override
    public String toString() {
      return WORKING_HOURS;
    }
  }

  /** A week of its own, without holidays. */
  record Week(Hours hours) implements SlaHours {
    public Week {
      requireNonNull(hours);
    }

    @Override
    public String toString() {
      return hours.toString();
    }
  }

  /** Reads what their {@code toString} writes; empty when it is none of these. */
  static Optional<SlaHours> parse(String text) {
    if (Names.key(TypedLine.value(text)).replaceAll("[ _-]", "").equals("workinghours")) {
      return Optional.of(new OfWorkspace());
    }
    return Hours.parse(text)
        .map(hours -> hours.equals(Hours.always()) ? new Always() : new Week(hours));
  }
}
