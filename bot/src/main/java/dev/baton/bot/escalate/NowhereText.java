package dev.baton.bot.escalate;

import dev.baton.bot.matrix.MatrixText;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.matrix.Person;
import dev.baton.matrix.Suggestion;
import dev.baton.matrix.Suggestions;
import dev.baton.slack.Mrkdwn;
import java.util.List;
import java.util.stream.Collectors;

/** What is said when there is nowhere to go, and whom to ask. Nothing is filed. */
final class NowhereText {
  private static final int MOST_PEOPLE = 5;
  private static final int SHOWN_REASON = 200;
  private static final String NOT_FILED = "\nNothing was filed; what you typed is kept for a day.";

  private NowhereText() {}

  static String of(Proposal proposal) {
    TicketKey ticket = proposal.draft().ticket();
    return switch (proposal.suggestions()) {
      case Suggestions.LastTier(var tier, var ask) ->
          "*%s* is in %s, the last tier: there is nobody further to escalate to.%s%s"
              .formatted(key(ticket), Mrkdwn.escape(tier.name()), ask(ask), NOT_FILED);
      case Suggestions.NoRoute(var tier, var ask) ->
          "The matrix has no route for *%s*%s with this category, priority and account.%s%s"
              .formatted(
                  key(ticket),
                  tier.map(t -> " from " + Mrkdwn.escape(t.name())).orElse(""),
                  ask(ask),
                  NOT_FILED);
      case Suggestions.Offered(var all) ->
          "Every route for *%s* is unavailable right now:\n%s\n%s%s"
              .formatted(key(ticket), unavailable(all), ask(proposal.ask()).strip(), NOT_FILED);
    };
  }

  private static String key(TicketKey ticket) {
    return Mrkdwn.escape(ticket.shown());
  }

  private static String ask(List<Person> people) {
    if (people.isEmpty()) {
      return " Ask your Baton admin.";
    }
    return " Ask "
        + people.stream()
            .limit(MOST_PEOPLE)
            .map(person -> Mrkdwn.mention(person.id()))
            .collect(Collectors.joining(" or "))
        + ".";
  }

  private static String unavailable(List<Suggestion> all) {
    return all.stream()
        .limit(10)
        .map(s ->
            "• %s: %s"
                .formatted(
                    Mrkdwn.escape(s.route().to().name()),
                    Mrkdwn.cut(
                        Mrkdwn.escape(MatrixText.unavailable(s.unavailable().orElseThrow())),
                        SHOWN_REASON)))
        .collect(Collectors.joining("\n"));
  }
}
