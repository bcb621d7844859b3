package dev.baton.bot.escalate;

import static dev.baton.bot.phrases.Arg.anyOf;
import static dev.baton.bot.phrases.Arg.mrkdwn;

import dev.baton.bot.matrix.MatrixText;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Wording;
import dev.baton.matrix.Person;
import dev.baton.matrix.Suggestion;
import dev.baton.matrix.Suggestions;
import dev.baton.slack.Mrkdwn;
import java.util.List;
import java.util.stream.Collectors;

/** What is said when there is nowhere to go, and whom to ask. Nothing is filed. */
final class NowhereText {
  private static final int MOST_PEOPLE = 5;
  private static final int MOST_ROUTES = 10;
  private static final int SHOWN_REASON = 200;

  private final Wording words;
  private final MatrixText text;

  NowhereText(Wording words) {
    this.words = words;
    this.text = new MatrixText(words);
  }

  String of(Proposal proposal) {
    String ticket = proposal.draft().ticket().shown();
    return switch (proposal.suggestions()) {
      case Suggestions.LastTier(var tier, var ask) ->
          words.say(
              EscalatePhrase.LAST_TIER, "ticket", ticket, "tier", tier.name(), "ask", ask(ask));
      case Suggestions.NoRoute(var tier, var ask) ->
          tier.isPresent()
              ? words.say(
                  EscalatePhrase.NO_ROUTE_FROM,
                  "ticket",
                  ticket,
                  "tier",
                  tier.get().name(),
                  "ask",
                  ask(ask))
              : words.say(EscalatePhrase.NO_ROUTE, "ticket", ticket, "ask", ask(ask));
      case Suggestions.Offered(var all) ->
          words.say(
              EscalatePhrase.NONE_AVAILABLE,
              "ticket",
              ticket,
              "routes",
              unavailable(all),
              "ask",
              ask(proposal.ask()));
    };
  }

  private Arg ask(List<Person> people) {
    List<Arg> mentions =
        people.stream().limit(MOST_PEOPLE).map(person -> Arg.person(person.id())).toList();
    return mrkdwn(
        mentions.isEmpty()
            ? words.say(EscalatePhrase.ASK_ADMIN)
            : words.say(EscalatePhrase.ASK, "people", anyOf(mentions)));
  }

  private Arg unavailable(List<Suggestion> all) {
    return mrkdwn(
        all.stream().limit(MOST_ROUTES).map(this::line).collect(Collectors.joining("\n")));
  }

  private String line(Suggestion suggestion) {
    String why = Mrkdwn.escape(text.unavailable(suggestion.unavailable().orElseThrow()));
    return words.say(
        EscalatePhrase.UNAVAILABLE_ROUTE,
        "tier",
        suggestion.route().to().name(),
        "why",
        mrkdwn(Mrkdwn.cut(why, SHOWN_REASON)));
  }
}
