package dev.baton.sandbox.fault;

/** What goes wrong on demand, by place. */
public final class Faults {
  private final FaultPlan slack = new FaultPlan();
  private final FaultPlan resend = new FaultPlan();

  /**
   * Faults of the Web API, response_url ({@code response_url}) and uploads ({@code upload}) and
   * private URLs ({@code download}).
   */
  public FaultPlan slack() {
    return slack;
  }

  /** Faults of Resend; its methods are called like {@code POST /emails}. */
  public FaultPlan resend() {
    return resend;
  }

  /** Everything works again. */
  public void clear() {
    slack.clear();
    resend.clear();
  }
}
