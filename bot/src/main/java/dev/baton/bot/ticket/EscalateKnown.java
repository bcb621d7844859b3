package dev.baton.bot.ticket;

/** The button that opens the form of {@code /escalate} for one ticket, from a message about it. */
public final class EscalateKnown {
  public static final String ID = "escalate_known";

  private EscalateKnown() {}
}
