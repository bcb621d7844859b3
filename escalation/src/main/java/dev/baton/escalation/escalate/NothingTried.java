package dev.baton.escalation.escalate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why nothing could be tried; with a sentence that says it, it counts as steps. */
public enum NothingTried {
  OUTAGE,
  DATA_LOSS,
  NO_PERMISSION,
  POLICY;

  /** As stored and exported: {@code data_loss}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The cause written this way; empty when there is none. */
  public static Optional<NothingTried> parse(String code) {
    return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
  }
}
