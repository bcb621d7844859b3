package dev.baton.bot.helpdesk;

import com.google.gson.JsonObject;
import dev.baton.bot.config.Secret;
import dev.baton.escalation.helpdesk.Said;
import dev.baton.web.SvixSignature;
import dev.baton.web.Verdict;
import io.javalin.http.Context;
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
          ctx.header("webhook-signature"));
    }

    @Override
    Verdict verify(Signed signed, byte[] body, Secret secret, InstantSource clock) {
      return signed.id() == null || !ID.matcher(signed.id()).matches()
          ? Verdict.MISSING
          : new SvixSignature(secret.reveal(), clock)
              .check(signed.id(), signed.timestamp(), signed.signature(), body);
    }

    @Override
    String eventId(Signed signed, JsonObject body) {
      return String.valueOf(signed.id());
    }

    @Override
    Said read(JsonObject body, Received received) {
      return GenericEvent.read(body, received);
    }
  };

  /** Every id that is in use looks so; a column need not hold more. */
  private static final Pattern ID = Pattern.compile("[!-~]{1,255}");

  /** The headers that a signature is made of. */
  record Signed(@Nullable String id, @Nullable String timestamp, @Nullable String signature) {}

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

  /** The sender's id of what happened, the same however often it sends it. */
  abstract String eventId(Signed signed, JsonObject body);

  /** What it says. */
  abstract Said read(JsonObject body, Received received);
}
