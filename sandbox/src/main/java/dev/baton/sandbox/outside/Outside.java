package dev.baton.sandbox.outside;

import dev.baton.sandbox.change.Changes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** All of it together. */
public final class Outside {
  private final Changes changes;
  private final Duration patience;
  private final Telegram telegram;
  private final PagerDuty pagerDuty;
  private final Map<String, HookReceiver> receivers = new ConcurrentHashMap<>();

  public Outside(Changes changes, InstantSource clock, Duration patience) {
    this.changes = changes;
    this.patience = patience;
    this.telegram = new Telegram(changes, clock, patience);
    this.pagerDuty = new PagerDuty(changes, patience);
  }

  public Telegram telegram() {
    return telegram;
  }

  public PagerDuty pagerDuty() {
    return pagerDuty;
  }

  /** The program behind {@code /receiver/NAME}. */
  public HookReceiver receiver(String name) {
    return receivers.computeIfAbsent(name, _ -> new HookReceiver(changes, patience));
  }

  /** Those that were ever asked for, by name. */
  public Map<String, HookReceiver> receivers() {
    return Map.copyOf(receivers);
  }
}
