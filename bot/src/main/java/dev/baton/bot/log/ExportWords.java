package dev.baton.bot.log;

import dev.baton.escalation.escalate.EscalationState;
import dev.baton.escalation.log.LogFilter;
import dev.baton.matrix.Names;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The filter of an export as somebody typed it; empty means any.
 *
 * @param from first day
 * @param to last day, included
 */
record ExportWords(
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    Optional<String> tier,
    Optional<EscalationState> status) {
  static final ExportWords EVERYTHING =
      new ExportWords(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  ExportWords withFrom(LocalDate day) {
    return new ExportWords(Optional.of(day), to, tier, status);
  }

  ExportWords withTo(LocalDate day) {
    return new ExportWords(from, Optional.of(day), tier, status);
  }

  ExportWords withTier(String name) {
    return new ExportWords(from, to, Optional.of(name), status);
  }

  /** With the tier as the matrix writes it; empty when no version ever had it. */
  Optional<ExportWords> withTierOf(List<String> tiers) {
    return tier.isEmpty()
        ? Optional.of(this)
        : tiers.stream()
            .filter(name -> Names.key(name).equals(Names.key(tier.get())))
            .findFirst()
            .map(this::withTier);
  }

  ExportWords withStatus(EscalationState state) {
    return new ExportWords(from, to, tier, Optional.of(state));
  }

  boolean endsBeforeItBegins() {
    return from.isPresent() && to.isPresent() && to.get().isBefore(from.get());
  }

  /** The instants these days are in that zone. */
  LogFilter in(ZoneId zone) {
    return new LogFilter(
        from.map(day -> day.atStartOfDay(zone).toInstant()),
        to.map(day -> day.plusDays(1).atStartOfDay(zone).toInstant()),
        tier,
        status);
  }

  /** As typed, in a fixed order; empty for everything. */
  @Override
  public String toString() {
    List<String> words = new ArrayList<>();
    from.ifPresent(day -> words.add("from " + day));
    to.ifPresent(day -> words.add("to " + day));
    tier.ifPresent(
        name -> words.add(name.contains(" ") ? "tier \"" + name + "\"" : "tier " + name));
    status.ifPresent(state -> words.add("status " + state.code()));
    return String.join(" ", words);
  }
}
