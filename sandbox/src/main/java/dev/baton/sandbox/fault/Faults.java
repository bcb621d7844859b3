package dev.baton.sandbox.fault;

/** What goes wrong on demand, by place. */
public final class Faults {
  private final FaultPlan slack = new FaultPlan();
  private final FaultPlan resend = new FaultPlan();
  private final FaultPlan telegram = new FaultPlan();
  private final FaultPlan pagerDuty = new FaultPlan();
  private final FaultPlan receiver = new FaultPlan();
  private final FaultPlan zendesk = new FaultPlan();

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

  /** Faults of Telegram, by its methods' names. */
  public FaultPlan telegram() {
    return telegram;
  }

  /** Faults of PagerDuty; its one method is {@code enqueue}. */
  public FaultPlan pagerDuty() {
    return pagerDuty;
  }

  /** Faults of whoever takes webhooks, called {@code receiver}. */
  public FaultPlan receiver() {
    return receiver;
  }

  /** Faults of Zendesk, by method and path without ids: {@code PUT tickets}. */
  public FaultPlan zendesk() {
    return zendesk;
  }

  /** Everything works again. */
  public void clear() {
    telegram.clear();
    pagerDuty.clear();
    receiver.clear();
    zendesk.clear();
    slack.clear();
    resend.clear();
  }
}
