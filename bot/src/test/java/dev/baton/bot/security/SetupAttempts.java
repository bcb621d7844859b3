package dev.baton.bot.security;

import static dev.baton.bot.security.Payload.typed;

import com.google.gson.JsonObject;
import dev.baton.db.matrix.Matrices;
import dev.baton.db.setup.SetupInterviews;
import dev.baton.escalation.setup.SetupAnswers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** An interview that is open in the first workspace, and what is sent from its pages. */
final class SetupAttempts {
  private SetupAttempts() {}

  /** A page of a new interview with a field that was changed. */
  static JsonObject page(Cast cast, Payload payload) {
    String memory = begun(cast) + "|1|naming";
    JsonObject values = typed(new JsonObject(), "example~1", "ZD-" + cast.next());
    return payload.view("setup_modal", memory, values);
  }

  /** An interview with all that a file needs. */
  static String begun(Cast cast) {
    UUID id = UUID.randomUUID();
    cast.in(
        cast.acme(),
        tx -> {
          SetupInterviews.in(tx).end();
          Optional<Integer> live = Matrices.in(tx).liveVersion();
          SetupInterviews.in(tx)
              .begin(id, complete(cast), live, cast.acme().id("olga"), Instant.EPOCH);
          return true;
        });
    return id.toString();
  }

  private static SetupAnswers complete(Cast cast) {
    return new SetupAnswers(
        Map.of(
            "tiers", List.of("T1\nT2"),
            "leads|t1", List.of(cast.acme().id("ines")),
            "leads|t2", List.of(cast.acme().id("lena")),
            "owners|t2", List.of(cast.acme().id("marco")),
            "when|t1|t2", List.of("It needs a specialist"),
            "hours", List.of("Mon-Fri 09:00-17:00"),
            "zone", List.of("UTC")));
  }
}
