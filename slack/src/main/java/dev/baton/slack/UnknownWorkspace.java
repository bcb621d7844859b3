package dev.baton.slack;

/** A workspace that did not install Baton, or left. */
public final class UnknownWorkspace extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnknownWorkspace(String orgId) {
    super("Baton is not installed in " + orgId);
  }
}
