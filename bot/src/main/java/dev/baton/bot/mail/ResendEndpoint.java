package dev.baton.bot.mail;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import dev.baton.bot.mail.ResendEvent.Kind;
import dev.baton.web.Endpoint;
import dev.baton.web.RequestBody;
import dev.baton.web.SvixSignature;
import dev.baton.web.Verdict;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code POST /resend/events}: what became of emails that Resend had accepted. */
public final class ResendEndpoint implements Endpoint {
  private static final Map<String, Kind> KINDS =
      Map.of(
          "email.delivered", Kind.DELIVERED,
          "email.bounced", Kind.BOUNCED,
          "email.complained", Kind.COMPLAINED,
          "email.failed", Kind.FAILED,
          "email.suppressed", Kind.SUPPRESSED);

  private final Optional<SvixSignature> signature;
  private final Consumer<ResendEvent> events;
  private final MeterRegistry metrics;
  private final Gson gson = new Gson();

  private record Payload(@Nullable String type, @Nullable String created_at, @Nullable Data data) {}

  private record Data(
      @Nullable String email_id,
      @Nullable List<String> to,
      @Nullable JsonElement tags,
      @Nullable Reason bounce,
      @Nullable Reason failed,
      @Nullable Reason suppressed) {}

  private record Reason(@Nullable String message, @Nullable String reason) {}

  /**
   * @param signature empty when no webhook secret is set; the path is then a 404
   * @param events called once per webhook message; when it throws, Resend sends it again
   */
  public ResendEndpoint(
      Optional<SvixSignature> signature, Consumer<ResendEvent> events, MeterRegistry metrics) {
    this.signature = signature;
    this.events = events;
    this.metrics = metrics;
  }

  @Override
  public void open(JavalinDefaultRoutingApi routes) {
    signature.ifPresentOrElse(
        present -> routes.post("/resend/events", ctx -> take(ctx, present)),
        () -> routes.post("/resend/events", ResendEndpoint::closed));
  }

  private static void closed(Context ctx) {
    ctx.status(404).result("Baton takes no webhooks here: RESEND_WEBHOOK_SECRET is not set.");
  }

  private void take(Context ctx, SvixSignature signature) throws Exception {
    byte[] body = RequestBody.read(ctx);
    Verdict verdict =
        signature.check(
            ctx.header("svix-id"),
            ctx.header("svix-timestamp"),
            ctx.header("svix-signature"),
            body);
    switch (verdict) {
      case VALID -> pass(ctx, new String(body, StandardCharsets.UTF_8));
      case MISSING, STALE, FORGED, REPLAYED -> {
        metrics.counter("baton.resend.refused", "why", verdict.name()).increment();
        ctx.status(401).result(verdict.sentence());
      }
    }
  }

  private void pass(Context ctx, String body) {
    try {
      event(Objects.requireNonNull(ctx.header("svix-id")), gson.fromJson(body, Payload.class))
          .ifPresent(events);
      ctx.status(204);
    } catch (JsonParseException | DateTimeException _) {
      ctx.status(400).result("The body is no event of Resend. Nothing was done with it.");
    }
  }

  private static Optional<ResendEvent> event(String id, @Nullable Payload payload) {
    if (payload == null || payload.type() == null || payload.created_at() == null) {
      throw new JsonParseException("no type or time");
    }
    Kind kind = KINDS.get(payload.type());
    Data data = payload.data();
    if (kind == null) {
      return Optional.empty();
    }
    if (data == null || data.email_id() == null) {
      throw new JsonParseException("no email");
    }
    return Optional.of(
        new ResendEvent(
            id,
            kind,
            data.email_id(),
            instant(payload.created_at()),
            to(data),
            why(data),
            tags(data)));
  }

  private static Instant instant(String text) {
    // Resend's own examples separate date and time by a blank, and the offset is "+00".
    return Instant.from(ResendTime.FORMAT.parse(text));
  }

  private static List<String> to(Data data) {
    return data.to() == null ? List.of() : data.to();
  }

  /** An object of names and values; anything else tells nothing. */
  private static Map<String, String> tags(Data data) {
    Map<String, String> tags = new HashMap<>();
    if (data.tags() instanceof JsonObject object) {
      object
          .entrySet()
          .forEach(tag -> {
            if (tag.getValue().isJsonPrimitive()) {
              tags.put(tag.getKey(), tag.getValue().getAsString());
            }
          });
    }
    return tags;
  }

  private static String why(Data data) {
    return Stream.of(data.bounce(), data.failed(), data.suppressed())
        .filter(Objects::nonNull)
        .flatMap(reason -> Stream.of(reason.message(), reason.reason()))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("");
  }
}
