package dev.baton.matrix;

import java.util.List;
import java.util.Optional;

/** The answer to "where may this ticket go". */
public sealed interface Suggestions {
  /**
   * Routes that fit, best first: forward, sideways, hand-back; of these the available first, the
   * more specific first, then file order. At least one; all may be unavailable.
   */
  record Offered(List<Suggestion> suggestions) implements Suggestions {
    public Offered {
      suggestions = List.copyOf(suggestions);
      if (suggestions.isEmpty()) {
        throw new IllegalArgumentException("Nothing is offered");
      }
    }

    /** The best one that can be taken now. */
    public Optional<Suggestion> best() {
      return suggestions.stream().filter(Suggestion::available).findFirst();
    }

    /** The one by this route, for what an agent chose. */
    public Optional<Suggestion> by(int routeNumber) {
      return suggestions.stream().filter(s -> s.route().number() == routeNumber).findFirst();
    }
  }

  /** No route fits and none leads forward from this tier at all; {@code ask} may be empty. */
  record LastTier(Tier tier, List<Person> ask) implements Suggestions {
    public LastTier {
      ask = List.copyOf(ask);
    }
  }

  /**
   * No route fits this ticket.
   *
   * @param tier the ticket's tier; empty when Baton never saw the ticket
   * @param ask leads and managers to ask, nearest first, those here before those away; may be empty
   */
  record NoRoute(Optional<Tier> tier, List<Person> ask) implements Suggestions {
    public NoRoute {
      ask = List.copyOf(ask);
    }
  }
}
