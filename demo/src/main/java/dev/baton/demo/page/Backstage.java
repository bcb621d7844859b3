package dev.baton.demo.page;

import com.google.gson.JsonObject;
import dev.baton.demo.clock.AdjustableClock;
import dev.baton.sandbox.exchange.Exchange;
import dev.baton.sandbox.exchange.Exchanges;
import dev.baton.sandbox.fault.FaultPlan;
import dev.baton.sandbox.fault.Faults;
import dev.baton.sandbox.json.Json;
import java.time.Duration;

/** What developers see and stir: requests, faults and the clock. */
final class Backstage {
  private static final int SHOWN = 200;
  private static final int LONGEST = 20_000;
  private static final Duration JUMP = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private final Exchanges exchanges;
  private final Faults faults;
  private final AdjustableClock clock;
  private volatile Runnable desk = () -> {};

  Backstage(Exchanges exchanges, Faults faults, AdjustableClock clock) {
    this.exchanges = exchanges;
    this.faults = faults;
    this.clock = clock;
  }

  /** What sends one ticket as a help desk does. */
  void sendsBy(Runnable helpDesk) {
    desk = helpDesk;
  }

  /**
   * The newest requests after that number, oldest first, with what is broken and what time it is.
   */
  JsonObject look(long after) {
    var all = exchanges.all().stream().filter(exchange -> exchange.number() > after).toList();
    var newest = all.subList(Math.max(0, all.size() - SHOWN), all.size());
    return Json.object(
        "requests", newest.stream().map(Backstage::request).toList(),
        "slackDown", faults.slack().isDown(),
        "resendDown", faults.resend().isDown(),
        "slackWaiting", faults.slack().waiting(),
        "resendWaiting", faults.resend().waiting(),
        "now", clock.instant().toEpochMilli(),
        "ahead", clock.ahead().toHours());
  }

  /**
   * Breaks or mends something.
   *
   * @throws IllegalArgumentException for an unknown fault
   */
  void stir(String fault) {
    switch (fault) {
      case "slack-429" -> faults.slack().rateLimit(FaultPlan.ANY, 3, Duration.ofSeconds(2));
      case "slack-slow" -> faults.slack().slow(FaultPlan.ANY, 3, Duration.ofSeconds(2));
      case "slack-down" -> faults.slack().down();
      case "slack-up" -> faults.slack().up();
      case "resend-down" -> faults.resend().down();
      case "resend-up" -> faults.resend().up();
      case "all-well" -> faults.clear();
      case "clock-jump" -> clock.jump(JUMP);
      case "clock-day" -> clock.jump(DAY);
      case "desk-ticket" -> desk.run();
      default -> throw new IllegalArgumentException("No such fault: " + fault);
    }
  }

  private static JsonObject request(Exchange exchange) {
    return Json.object(
        "number", exchange.number(),
        "at", exchange.at().toEpochMilli(),
        "direction", exchange.direction().name(),
        "name", exchange.name(),
        "status", exchange.status(),
        "signature", exchange.signature().name(),
        "took", exchange.took().toNanos() / 1_000_000.0,
        "request", shortened(exchange.request()),
        "answer", shortened(exchange.answer()));
  }

  private static String shortened(String body) {
    return body.length() > LONGEST ? body.substring(0, LONGEST) + " …" : body;
  }
}
