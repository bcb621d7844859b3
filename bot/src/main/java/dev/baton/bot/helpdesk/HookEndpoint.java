package dev.baton.bot.helpdesk;

import com.google.gson.JsonObject;
import dev.baton.bot.config.Secret;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Locators;
import dev.baton.db.Tenants;
import dev.baton.db.Tx;
import dev.baton.db.helpdesk.ConnectionRow;
import dev.baton.db.helpdesk.Connections;
import dev.baton.db.helpdesk.InboundEvents;
import dev.baton.db.install.Installations;
import dev.baton.escalation.helpdesk.InboundReason;
import dev.baton.web.Endpoint;
import dev.baton.web.RequestBody;
import dev.baton.web.Verdict;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /hooks/{id}}: what another program sends. Verified on the bytes, kept once, answered;
 * read and applied afterwards. Whoever does not know the secret learns nothing, not even whether
 * there is such an address.
 */
public final class HookEndpoint implements Endpoint {
  private static final Logger LOG = LoggerFactory.getLogger(HookEndpoint.class);
  private static final String PATH = "/hooks/{id}";
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{22}");
  private static final String UNKNOWN_KIND = "unknown";

  private final Tenants tenants;
  private final Locators locators;
  private final Optional<ConnectionSecrets> secrets;
  private final InstantSource clock;
  private final MeterRegistry metrics;

  /**
   * @param secrets empty where no key is set that they could be kept under: then nothing is taken
   */
  public HookEndpoint(
      Tenants tenants,
      Locators locators,
      Optional<ConnectionSecrets> secrets,
      InstantSource clock,
      MeterRegistry metrics) {
    this.tenants = tenants;
    this.locators = locators;
    this.secrets = secrets;
    this.clock = clock;
    this.metrics = metrics;
  }

  @Override
  public void open(JavalinDefaultRoutingApi routes) {
    routes.post(PATH, this::take);
    routes.head(PATH, ctx -> ctx.status(200));
  }

  /** Where a request leads. */
  private record Place(String orgId, ConnectionRow connection, ConnectionKind kind) {}

  private void take(Context ctx) throws Exception {
    try {
      Optional<Place> place = place(ctx.pathParam("id"));
      byte[] body = body(ctx, place);
      if (place.isEmpty()) {
        count(UNKNOWN_KIND, "unknown_address");
        ctx.status(401);
        return;
      }
      judge(ctx, place.get(), body);
    } catch (DatabaseUnavailable away) {
      notKept(ctx, away);
    } catch (HttpResponseException said) {
      throw said;
    } catch (RuntimeException failure) {
      // The address itself is a secret: it must not be told with the failure.
      LOG.error("An event of another program was not kept", failure);
      notKept(ctx, failure);
    }
  }

  private void notKept(Context ctx, RuntimeException why) {
    count(UNKNOWN_KIND, "not_kept");
    LOG.warn("An event of another program is to be sent again: {}", why.getClass().getSimpleName());
    ctx.header("Retry-After", "30").status(503);
  }

  private Optional<Place> place(String id) {
    if (secrets.isEmpty() || !ID.matcher(id).matches()) {
      return Optional.empty();
    }
    String hash = ConnectionSecrets.sha256(id);
    return locators
        .find(Connections.LOCATOR, hash, clock.instant())
        .flatMap(orgId -> tenants.inTransaction(orgId, tx -> place(tx, hash)));
  }

  private static Optional<Place> place(Tx tx, String hash) {
    if (!Installations.in(tx).isServed()) {
      return Optional.empty();
    }
    return Connections.in(tx)
        .ofPath(hash)
        .flatMap(
            row -> ConnectionKind.parse(row.kind()).map(kind -> new Place(tx.orgId(), row, kind)));
  }

  private byte[] body(Context ctx, Optional<Place> place) throws Exception {
    try {
      return RequestBody.read(ctx);
    } catch (ContentTooLargeResponse tooLarge) {
      place.ifPresent(known -> refused(known, InboundReason.TOO_LARGE));
      throw new HttpResponseException(413, "");
    }
  }

  private void judge(Context ctx, Place place, byte[] body) {
    ConnectionKind.Signed signed = place.kind().signed(ctx);
    Optional<InboundReason> fault = fault(place, signed, body);
    if (fault.isPresent() && place.kind().isTest(signed, body, clock)) {
      // Everybody knows that secret: it is said that somebody tried, and nothing is done.
      refused(place, InboundReason.TEST_REQUEST);
      ctx.status(200);
    } else if (fault.isPresent()) {
      refused(place, fault.get());
      ctx.status(401);
    } else if (!isJson(ctx)) {
      refused(place, InboundReason.CONTENT_TYPE);
      ctx.status(415);
    } else {
      keep(ctx, place, signed, body);
    }
  }

  private Optional<InboundReason> fault(Place place, ConnectionKind.Signed signed, byte[] body) {
    List<Secret> held =
        secrets
            .map(kept -> kept.secrets(place.orgId(), place.connection(), clock.instant()))
            .orElse(List.of());
    if (held.isEmpty()) {
      return Optional.of(InboundReason.NO_SECRET);
    }
    Verdict worst = Verdict.FORGED;
    for (Secret secret : held) {
      Verdict verdict = place.kind().verify(signed, body, secret, clock);
      if (verdict == Verdict.VALID) {
        return Optional.empty();
      }
      worst = verdict;
    }
    return Optional.of(
        switch (worst) {
          case MISSING -> InboundReason.UNSIGNED;
          case STALE -> InboundReason.STALE;
          case VALID, FORGED, REPLAYED -> InboundReason.BAD_SIGNATURE;
        });
  }

  private static boolean isJson(Context ctx) {
    String type = Optional.ofNullable(ctx.contentType()).orElse("").toLowerCase(Locale.ROOT);
    String media = type.split(";", 2)[0].strip();
    return media.equals("application/json") || media.endsWith("+json");
  }

  private void keep(Context ctx, Place place, ConnectionKind.Signed signed, byte[] body) {
    StrictJson.Reading reading = StrictJson.read(body);
    Instant now = clock.instant();
    JsonObject object = reading instanceof StrictJson.Read(var read) ? read : new JsonObject();
    Optional<String> account = place.kind().account(signed, object);
    if (isOfAnother(place, account)) {
      refused(place, InboundReason.OTHER_ACCOUNT);
      ctx.status(403);
      return;
    }
    String eventId = place.kind().eventId(signed, object, body);
    Optional<InboundEvents.Refusal> refusal =
        reading instanceof StrictJson.Not(var why, var where)
            ? Optional.of(new InboundEvents.Refusal(why, where))
            : Optional.empty();
    InboundEvents.Arrived arrived =
        new InboundEvents.Arrived(
            place.connection().id(),
            eventId,
            place.kind().signedAt(signed).orElse(now),
            body.length,
            secrets.orElseThrow().sealBody(place.orgId(), place.connection().id(), eventId, body),
            ConnectionSecrets.named(place.orgId(), body),
            refusal);
    boolean first =
        tenants.inTransaction(place.orgId(), tx -> InboundEvents.in(tx).record(arrived, now));
    count(
        place.kind().code(), refusal.map(why -> why.why().code()).orElse(first ? "kept" : "again"));
    if (refusal.isPresent()) {
      ctx.status(400).result(refusal.get().why().code() + " " + refusal.get().detail());
    } else {
      ctx.status(first ? 202 : 200);
    }
  }

  /** The first account whose secret it is stays the only one. */
  private boolean isOfAnother(Place place, Optional<String> account) {
    return account
        .filter(said ->
            !tenants
                .inTransaction(
                    place.orgId(),
                    tx -> Connections.in(tx).accountOf(place.connection().id(), said))
                .equals(said))
        .isPresent();
  }

  /** Counted and nothing more: whoever sends what is not signed fills no disk. */
  private void refused(Place place, InboundReason why) {
    count(place.kind().code(), why.code());
    boolean _ =
        tenants.inTransaction(
            place.orgId(),
            tx -> {
              InboundEvents.in(tx).refused(place.connection().id(), why, clock.instant());
              return true;
            });
  }

  private void count(String kind, String result) {
    metrics.counter("baton.inbound", "kind", kind, "result", result).increment();
  }
}
