package dev.baton.bot.decide;

import static java.util.Objects.requireNonNull;

import dev.baton.matrix.Tier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the form that moves tickets must know again at its submit.
 *
 * @param order the same for every submit of one form
 * @param owner Slack id of who owned the tickets when it was drawn
 * @param ticket identity of the only one it moves; empty for those of the owner in that tier
 */
record MoveMemory(UUID order, String owner, Tier tier, Optional<String> ticket) {
  private static final int PARTS = 4;

  MoveMemory {
    requireNonNull(order);
    requireNonNull(owner);
    requireNonNull(tier);
    requireNonNull(ticket);
  }

  String write() {
    return String.join("\n", order.toString(), owner, tier.name(), ticket.orElse(""));
  }

  /** Empty for what {@link #write} did not write. */
  static Optional<MoveMemory> read(@Nullable String text) {
    List<String> parts = text == null ? List.of() : Arrays.asList(text.split("\n", -1));
    if (parts.size() != PARTS || parts.get(1).isEmpty() || parts.get(2).isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new MoveMemory(
              UUID.fromString(parts.getFirst()),
              parts.get(1),
              new Tier(parts.get(2)),
              Optional.of(parts.get(3)).filter(ticket -> !ticket.isEmpty())));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }
}
