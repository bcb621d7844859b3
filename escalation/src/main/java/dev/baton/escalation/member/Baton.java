package dev.baton.escalation.member;

/**
 * The reserved name of what the product does by itself. Nobody in Slack has it; it never decides,
 * owns or is asked.
 */
public final class Baton {
  public static final String ID = "baton";

  /** How people read it. */
  public static final String NAME = "Baton";

  private Baton() {}
}
