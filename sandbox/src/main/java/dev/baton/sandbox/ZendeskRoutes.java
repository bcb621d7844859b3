package dev.baton.sandbox;

import dev.baton.sandbox.exchange.Direction;
import dev.baton.sandbox.exchange.Exchanges;
import dev.baton.sandbox.exchange.SignatureResult;
import dev.baton.sandbox.fault.Faults;
import dev.baton.sandbox.zendesk.ZendeskCall;
import dev.baton.sandbox.zendesk.ZendeskDesk;
import dev.baton.sandbox.zendesk.ZendeskReply;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Zendesk accounts over HTTP, each below its subdomain. */
final class ZendeskRoutes {
  private static final String PATH = "/zendesk/{subdomain}/<path>";

  private final Function<String, ZendeskDesk> desks;
  private final Faults faults;
  private final Exchanges exchanges;

  ZendeskRoutes(Function<String, ZendeskDesk> desks, Faults faults, Exchanges exchanges) {
    this.desks = desks;
    this.faults = faults;
    this.exchanges = exchanges;
  }

  void addTo(JavalinConfig config) {
    config.routes.get(PATH, this::take);
    config.routes.post(PATH, this::take);
    config.routes.put(PATH, this::take);
    config.routes.delete(PATH, this::take);
  }

  private void take(Context context) {
    Map<String, String> query = new HashMap<>();
    context.queryParamMap().forEach((name, values) -> query.put(name, values.getLast()));
    String header = Optional.ofNullable(context.header("Authorization")).orElse("");
    ZendeskCall call =
        new ZendeskCall(
            context.method().name(),
            context.pathParam("path"),
            query,
            header.startsWith("Bearer ") ? header.substring("Bearer ".length()) : "",
            context.body());
    var exchange = new HttpExchange(context, call.name(), Direction.BOT_TO_ZENDESK);
    exchange.answer(faults.zendesk(), () -> answer(context.pathParam("subdomain"), call));
    exchanges.add(
        Direction.BOT_TO_ZENDESK,
        call.name(),
        redacted(call.body()),
        exchange.status(),
        redacted(exchange.answerBody()),
        SignatureResult.NOT_SIGNED,
        exchange.took());
  }

  private HttpReply answer(String subdomain, ZendeskCall call) {
    ZendeskReply reply = desks.apply(subdomain).answer(call);
    return new HttpReply(reply.status(), reply.headers(), reply.body().toString());
  }

  private static String redacted(String body) {
    return body.replaceAll(
        "(\"(?:access_token|refresh_token|client_secret|code|secret)\":\")[^\"]*", "$1…");
  }
}
