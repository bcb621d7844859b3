package dev.baton.sandbox;

import com.google.gson.JsonObject;
import dev.baton.sandbox.exchange.Direction;
import dev.baton.sandbox.exchange.Exchanges;
import dev.baton.sandbox.exchange.SignatureResult;
import dev.baton.sandbox.fault.FaultPlan;
import dev.baton.sandbox.fault.Faults;
import dev.baton.sandbox.json.Json;
import dev.baton.sandbox.outside.Answer;
import dev.baton.sandbox.outside.Outside;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Telegram, PagerDuty and receivers over HTTP. */
final class OutsideRoutes {
  private final Outside outside;
  private final Faults faults;
  private final Exchanges exchanges;

  OutsideRoutes(Outside outside, Faults faults, Exchanges exchanges) {
    this.outside = outside;
    this.faults = faults;
    this.exchanges = exchanges;
  }

  void addTo(JavalinConfig config) {
    config.routes.get("/telegram/bot{token}/{method}", this::telegram);
    config.routes.post("/telegram/bot{token}/{method}", this::telegram);
    config.routes.post("/pagerduty/v2/enqueue", this::pagerDuty);
    config.routes.post("/receiver/{name}", this::receiver);
  }

  private void telegram(Context context) {
    String method = context.pathParam("method");
    answer(
        context,
        method,
        Direction.BOT_TO_TELEGRAM,
        faults.telegram(),
        () -> outside.telegram().answer(context.pathParam("token"), method, body(context)));
  }

  private void pagerDuty(Context context) {
    answer(
        context,
        "enqueue",
        Direction.BOT_TO_PAGERDUTY,
        faults.pagerDuty(),
        () -> outside.pagerDuty().enqueue(body(context)));
  }

  private void receiver(Context context) {
    Map<String, String> headers = new TreeMap<>();
    context.headerMap().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    answer(
        context,
        "receiver",
        Direction.BOT_TO_RECEIVER,
        faults.receiver(),
        () -> outside.receiver(context.pathParam("name")).take(headers, context.body()));
  }

  private void answer(
      Context context, String name, Direction direction, FaultPlan plan, Supplier<Answer> work) {
    var exchange = new HttpExchange(context, name, direction);
    exchange.answer(
        plan,
        () -> {
          Answer answer = work.get();
          return new HttpReply(answer.status(), Map.of(), answer.body().toString());
        });
    exchanges.add(
        direction,
        name,
        context.body().replaceAll("(\"routing_key\":\")[^\"]*", "$1…"),
        exchange.status(),
        exchange.answerBody(),
        SignatureResult.NOT_SIGNED,
        exchange.took());
  }

  private static JsonObject body(Context context) {
    JsonObject body = Json.parseObject(context.body()).orElseGet(JsonObject::new);
    context.queryParamMap().forEach((name, values) -> body.addProperty(name, values.getLast()));
    return body;
  }
}
