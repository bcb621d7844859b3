package dev.baton.sandbox.mail;

import dev.baton.sandbox.change.Changes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Idempotency keys, kept for 24 hours of the sandbox's clock. */
public final class Idempotency {
  private static final Duration KEPT = Duration.ofHours(24);

  private final Changes changes;
  private final InstantSource clock;
  private final Map<String, Used> keys = new HashMap<>();

  public Idempotency(Changes changes, InstantSource clock) {
    this.changes = changes;
    this.clock = clock;
  }

  /** Does the work once per key; refused work frees its key. */
  Reply once(String key, String body, Supplier<Reply> work) {
    var earlier = changes.inside(() -> claim(key, body));
    if (earlier.isPresent()) {
      return earlier.get();
    }
    var reply = work.get();
    changes.run(() -> settle(key, body, reply));
    return reply;
  }

  private Optional<Reply> claim(String key, String body) {
    var now = clock.instant();
    keys.values().removeIf(used -> !now.isBefore(used.until()));
    var used = keys.get(key);
    if (used == null) {
      keys.put(key, new Used(body, null, now.plus(KEPT)));
      return Optional.empty();
    }
    if (!used.body().equals(body)) {
      return conflict(
          "invalid_idempotent_request",
          "This idempotency key has been used on a request with a different payload.");
    }
    return used.reply() != null
        ? Optional.of(used.reply())
        : conflict(
            "concurrent_idempotent_requests",
            "Another request with the same idempotency key is in progress.");
  }

  private void settle(String key, String body, Reply reply) {
    if (reply.status() == 200) {
      keys.put(key, new Used(body, reply, clock.instant().plus(KEPT)));
    } else {
      keys.remove(key);
    }
  }

  private static Optional<Reply> conflict(String name, String message) {
    return Optional.of(Reply.error(409, name, message));
  }

  private record Used(String body, @Nullable Reply reply, Instant until) {}
}
