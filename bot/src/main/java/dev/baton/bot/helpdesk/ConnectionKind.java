package dev.baton.bot.helpdesk;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.baton.bot.config.Secret;
import dev.baton.escalation.helpdesk.Said;
import dev.baton.web.SvixSignature;
import dev.baton.web.Verdict;
import dev.baton.web.ZendeskSignature;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What differs between the programs that send: how they sign, and what their events say. */
public enum ConnectionKind {
  /** Anything that signs as Standard Webhooks says and writes Baton's own event. */
  GENERIC {
    @Override
    Signed signed(Context ctx) {
      return new Signed(
          ctx.header("webhook-id"),
          ctx.header("webhook-timestamp"),
          ctx.header("webhook-signature"),
          null);
    }

    @Override
    Optional<Instant> signedAt(Signed signed) {
      return Optional.ofNullable(signed.timestamp())
          .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)));
    }

    @Override
    Verdict verify(Signed signed, byte[] body, Secret secret, InstantSource clock) {
      return signed.id() == null || !ID.matcher(signed.id()).matches()
          ? Verdict.MISSING
          : new SvixSignature(secret.reveal(), clock)
              .check(signed.id(), signed.timestamp(), signed.signature(), body);
    }

    @Override
    String eventId(Signed signed, JsonObject event, byte[] body) {
      return String.valueOf(signed.id());
    }

    @Override
    Said read(JsonObject body, Received received) {
      return GenericEvent.read(body, received);
    }
  },

  /** Zendesk's event subscriptions, and bodies that its triggers send. */
  ZENDESK {
    @Override
    Signed signed(Context ctx) {
      return new Signed(
          ctx.header("X-Zendesk-Webhook-Invocation-Id"),
          ctx.header("X-Zendesk-Webhook-Signature-Timestamp"),
          ctx.header("X-Zendesk-Webhook-Signature"),
          ctx.header("X-Zendesk-Account-Id"));
    }

    @Override
    Optional<Instant> signedAt(Signed signed) {
      return Optional.ofNullable(signed.timestamp()).flatMap(ZendeskSignature::moment);
    }

    @Override
    Verdict verify(Signed signed, byte[] body, Secret secret, InstantSource clock) {
      return secret.reveal().equals(ZendeskSignature.PUBLIC_TEST_SECRET)
          ? Verdict.FORGED
          : check(signed, body, secret.reveal(), clock);
    }

    private static Verdict check(Signed signed, byte[] body, String secret, InstantSource clock) {
      return new ZendeskSignature(secret, clock)
          .check(signed.timestamp(), signed.signature(), body);
    }

    @Override
    boolean isTest(Signed signed, byte[] body, InstantSource clock) {
      return check(signed, body, ZendeskSignature.PUBLIC_TEST_SECRET, clock) == Verdict.VALID;
    }

    /** Whether a retry keeps the invocation's id is nowhere said, so an event goes by its own. */
    @Override
    String eventId(Signed signed, JsonObject event, byte[] body) {
      return Optional.ofNullable(event.get("id"))
          .filter(JsonElement::isJsonPrimitive)
          .map(JsonElement::getAsString)
          .filter(id -> event.has("zendesk_event_version") && ID.matcher(id).matches())
          .orElseGet(() ->
              Optional.ofNullable(signed.id())
                      .filter(id -> id.length() <= MOST_INVOCATION && ID.matcher(id).matches())
                      .orElse("none")
                  + " "
                  + ConnectionSecrets.sha256(body));
    }

    @Override
    Optional<String> account(Signed signed, JsonObject event) {
      return ZendeskEvent.id(event.get("account_id"))
          .or(() -> Optional.ofNullable(signed.account()).filter(id -> ID.matcher(id).matches()));
    }

    @Override
    Said read(JsonObject body, Received received) {
      return ZendeskEvent.read(body, received);
    }
  };

  private static final int MOST_INVOCATION = 100;

  /** Every id that is in use looks so; a column need not hold more. */
  private static final Pattern ID = Pattern.compile("[!-~]{1,255}");

  /**
   * The headers that a signature is made of.
   *
   * @param account whose webhook it is, where the sender says so beside what it signs
   */
  record Signed(
      @Nullable String id,
      @Nullable String timestamp,
      @Nullable String signature,
      @Nullable String account) {}

  /** As the database has it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of this code; empty for one that this program does not know. */
  static Optional<ConnectionKind> parse(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
  }

  /** The headers of a request. */
  abstract Signed signed(Context ctx);

  /** Judges the bytes as they arrived. */
  abstract Verdict verify(Signed signed, byte[] body, Secret secret, InstantSource clock);

  /** When it was signed; empty where nothing readable says so. */
  abstract Optional<Instant> signedAt(Signed signed);

  /** Whether a secret that everybody knows signed it: somebody tries whether anybody listens. */
  boolean isTest(Signed signed, byte[] body, InstantSource clock) {
    return false;
  }

  /**
   * The sender's id of what happened, the same however often it sends it.
   *
   * @param event that the body holds; an empty one where it holds none
   */
  abstract String eventId(Signed signed, JsonObject event, byte[] body);

  /** The account whose event it is; empty for a program that has none. */
  Optional<String> account(Signed signed, JsonObject event) {
    return Optional.empty();
  }

  /** What it says. */
  abstract Said read(JsonObject body, Received received);
}
