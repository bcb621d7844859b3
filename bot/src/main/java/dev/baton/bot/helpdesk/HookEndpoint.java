package dev.baton.bot.helpdesk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.gson.JsonObject;
import dev.baton.bot.config.Secret;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Locators;
import dev.baton.db.Tenants;
import dev.baton.db.Tx;
import dev.baton.db.helpdesk.ConnectionRow;
import dev.baton.db.helpdesk.Connections;
import dev.baton.db.helpdesk.InboundEvents;
import dev.baton.db.helpdesk.InboundRefusals;
import dev.baton.db.install.Installations;
import dev.baton.escalation.helpdesk.InboundReason;
import dev.baton.web.Endpoint;
import dev.baton.web.RequestBody;
import dev.baton.web.Verdict;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.time.Duration;
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
  private static final String UNKNOWN_KIND = InboundFigures.UNKNOWN_KIND;
  private static final int MOST_REMEMBERED = 1_000;
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  private final Tenants tenants;
  private final Locators locators;
  private final Optional<ConnectionSecrets> secrets;
  private final InboundFigures figures;
  private final InstantSource clock;

  /** Workspaces by the hash of an address; whether it may still send is asked each time. */
  private final Cache<String, String> known =
      Caffeine.newBuilder()
          .maximumSize(MOST_REMEMBERED)
          .expireAfterWrite(REMEMBERED)
          .executor(Runnable::run)
          .build();

  /**
   * @param secrets empty where no key is set that they could be kept under: then nothing is taken
   */
  public HookEndpoint(
      Tenants tenants,
      Locators locators,
      Optional<ConnectionSecrets> secrets,
      InboundFigures figures,
      InstantSource clock) {
    this.tenants = tenants;
    this.locators = locators;
    this.secrets = secrets;
    this.figures = figures;
    this.clock = clock;
  }

  @Override
  public void open(JavalinDefaultRoutingApi routes) {
    routes.post(PATH, this::take);
    routes.head(PATH, ctx -> ctx.status(200));
  }

  /** Where a request leads. */
  private record Place(String orgId, ConnectionRow connection, ConnectionKind kind) {}

  /**
   * What is said to the sender, and counted.
   *
   * @param text empty where nothing is told
   */
  private record Answer(String kind, String result, int status, String text) {
    Answer(String kind, String result, int status) {
      this(kind, result, status, "");
    }
  }

  private static final Answer UNKNOWN = new Answer(UNKNOWN_KIND, "unknown_address", 401);

  private void take(Context ctx) throws Exception {
    try {
      String hash = ConnectionSecrets.sha256(ctx.pathParam("id"));
      Optional<String> orgId = orgId(ctx.pathParam("id"), hash);
      // No transaction is open while a slow sender is waited for.
      Optional<byte[]> body = body(ctx);
      answer(ctx, orgId.map(org -> judged(ctx, org, hash, body)).orElse(unknown(body)));
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

  private void answer(Context ctx, Answer answer) {
    figures.count(answer.kind(), answer.result());
    ctx.status(answer.status());
    if (!answer.text().isEmpty()) {
      ctx.result(answer.text());
    }
  }

  private void notKept(Context ctx, RuntimeException why) {
    figures.count(UNKNOWN_KIND, "not_kept");
    LOG.warn("An event of another program is to be sent again: {}", why.getClass().getSimpleName());
    ctx.header("Retry-After", "30").status(503);
  }

  private Optional<String> orgId(String id, String hash) {
    if (secrets.isEmpty() || !ID.matcher(id).matches()) {
      return Optional.empty();
    }
    Optional<String> before = Optional.ofNullable(known.getIfPresent(hash));
    if (before.isPresent()) {
      return before;
    }
    Optional<String> found = locators.find(Connections.LOCATOR, hash, clock.instant());
    found.ifPresent(orgId -> known.put(hash, orgId));
    return found;
  }

  /** Empty for one that is too large. */
  private static Optional<byte[]> body(Context ctx) throws IOException {
    try {
      return Optional.of(RequestBody.read(ctx));
    } catch (ContentTooLargeResponse tooLarge) {
      return Optional.empty();
    }
  }

  /** Whoever does not know the address is answered like anybody else who does not sign. */
  private static Answer unknown(Optional<byte[]> body) {
    return body.isPresent() ? UNKNOWN : new Answer(UNKNOWN_KIND, "unknown_address", 413);
  }

  /** In one transaction, so that many a second take few connections, and those shortly. */
  private Answer judged(Context ctx, String orgId, String hash, Optional<byte[]> body) {
    return tenants.inTransaction(
        orgId,
        tx ->
            place(tx, hash)
                .map(place ->
                    body.map(bytes -> judged(tx, ctx, place, bytes))
                        .orElseGet(() -> refused(tx, place, InboundReason.TOO_LARGE, 413)))
                .orElse(unknown(body)));
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

  private Answer judged(Tx tx, Context ctx, Place place, byte[] body) {
    ConnectionKind.Signed signed = place.kind().signed(ctx);
    Optional<InboundReason> fault = fault(place, signed, body);
    if (fault.isPresent()) {
      // Everybody knows the secret of a test: it is said that somebody tried, and nothing is done.
      return place.kind().isTest(signed, body, clock)
          ? refused(tx, place, InboundReason.TEST_REQUEST, 200)
          : refused(tx, place, fault.get(), 401);
    }
    return isJson(ctx)
        ? kept(tx, place, signed, body)
        : refused(tx, place, InboundReason.CONTENT_TYPE, 415);
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

  private Answer kept(Tx tx, Place place, ConnectionKind.Signed signed, byte[] body) {
    StrictJson.Reading reading = StrictJson.read(body);
    Instant now = clock.instant();
    JsonObject object = reading instanceof StrictJson.Read(var read) ? read : new JsonObject();
    if (isOfAnother(tx, place, place.kind().account(signed, object))) {
      return refused(tx, place, InboundReason.OTHER_ACCOUNT, 403);
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
    boolean first = InboundEvents.in(tx).record(arrived, now);
    String kind = place.kind().code();
    return refusal
        .map(why -> new Answer(kind, why.why().code(), 400, why.why().code() + " " + why.detail()))
        .orElseGet(() -> first ? new Answer(kind, "kept", 202) : new Answer(kind, "again", 200));
  }

  /** The first account whose secret it is stays the only one. */
  private static boolean isOfAnother(Tx tx, Place place, Optional<String> account) {
    return account
        .filter(said -> !Connections.in(tx).accountOf(place.connection().id(), said).equals(said))
        .isPresent();
  }

  /** Counted and nothing more: whoever sends what is not signed fills no disk. */
  private Answer refused(Tx tx, Place place, InboundReason why, int status) {
    InboundRefusals.in(tx).note(place.connection().id(), why, clock.instant());
    return new Answer(place.kind().code(), why.code(), status);
  }
}
