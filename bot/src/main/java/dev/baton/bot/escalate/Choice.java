package dev.baton.bot.escalate;

import dev.baton.escalation.escalate.OwnerReason;
import dev.baton.matrix.Candidate;
import dev.baton.matrix.Reason;
import dev.baton.matrix.Suggestion;
import dev.baton.matrix.Suggestions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One thing an agent can choose on page two: a valid route and a person who may own the ticket. */
record Choice(int version, Suggestion suggestion, Candidate candidate) {
  /** All that can be chosen, best first. */
  static List<Choice> of(int version, Suggestions.Offered offered) {
    return offered.suggestions().stream()
        .filter(Suggestion::available)
        .flatMap(s -> s.candidates().stream().map(candidate -> new Choice(version, s, candidate)))
        .toList();
  }

  /**
   * That person by that route, or the route's best candidate where nobody is named; empty when it
   * is not, or no longer, among the valid ones.
   */
  static Optional<Choice> find(List<Choice> choices, String route, Optional<String> owner) {
    return choices.stream()
        .filter(choice -> choice.route().equals(route))
        .filter(choice -> owner.isEmpty() || owner.get().equals(choice.candidate().person().id()))
        .findFirst();
  }

  /** Why this route and this person; kept with the escalation. */
  List<OwnerReason> because() {
    return Stream.concat(
            Stream.of(new Reason.CriteriaMatched(suggestion.route().conditions())),
            candidate.reasons().stream())
        .map(OwnerReason::of)
        .toList();
  }

  /** Why this route. */
  List<OwnerReason> whyRoute() {
    return List.of(OwnerReason.of(new Reason.CriteriaMatched(suggestion.route().conditions())));
  }

  /** Why this person. */
  List<OwnerReason> whyOwner() {
    return candidate.reasons().stream().map(OwnerReason::of).toList();
  }

  /** How the modal names its route, which belongs to one version of the matrix. */
  String route() {
    return version + ":" + suggestion.route().number();
  }
}
