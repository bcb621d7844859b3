package dev.baton.escalation.notify;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * What is noted of a delivery that did not simply arrive, as it is kept: no words but those of
 * Slack and the mail service.
 *
 * @param details by the names that {@link DeliveryReason} gives; gone once they were erased
 */
public record DeliveryError(DeliveryReason reason, Map<String, String> details) {
  public static final String CODE = "code";
  public static final String ERROR = "error";
  public static final String STATUS = "status";
  public static final String DETAIL = "detail";
  public static final String TEXT = "text";

  public DeliveryError {
    requireNonNull(reason);
    details = Map.copyOf(details);
  }

  /** A reason that says all. */
  public static DeliveryError of(DeliveryReason reason) {
    return new DeliveryError(reason, Map.of());
  }

  /** A reason with one detail. */
  public static DeliveryError of(DeliveryReason reason, String name, String value) {
    return new DeliveryError(reason, Map.of(name, value));
  }

  /** The detail of this name; empty when there is none. */
  public String detail(String name) {
    return details.getOrDefault(name, "");
  }

  public boolean is(DeliveryReason other) {
    return reason == other;
  }
}
