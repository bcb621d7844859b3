package dev.baton.bot.escalate;

import static com.slack.api.model.block.element.BlockElements.externalSelect;
import static com.slack.api.model.block.element.BlockElements.radioButtons;
import static com.slack.api.model.block.element.BlockElements.staticSelect;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import dev.baton.bot.matrix.MatrixText;
import dev.baton.bot.phrases.Wording;
import dev.baton.matrix.Email;
import dev.baton.matrix.Person;
import dev.baton.matrix.Route;
import dev.baton.matrix.Tier;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What page two offers: first the valid routes, then the people who may own by the chosen one. */
final class PageTwoOptions {
  private static final int MOST_RADIO_BUTTONS = 10;

  /** The choices of each route, best route and best owner first. */
  private final Map<String, List<Choice>> byRoute;

  /** The tiers that the routes leave: more than one only for a ticket that Baton never saw. */
  private final Set<Tier> starts;

  /** How many routes are called so. */
  private final Map<String, Long> tiers;

  /** Ids of the people who are called so. */
  private final Map<String, Set<String>> namesakes;

  private final Wording words;
  private final MatrixText text;

  /**
   * @param choices all that is valid, best first
   */
  PageTwoOptions(List<Choice> choices, Wording words, MatrixText text) {
    this.words = words;
    this.text = text;
    this.byRoute =
        choices.stream().collect(groupingBy(Choice::route, LinkedHashMap::new, toList()));
    this.starts =
        choices.stream()
            .map(choice -> choice.suggestion().route().from())
            .collect(toCollection(LinkedHashSet::new));
    this.tiers =
        byRoute.values().stream().collect(groupingBy(of -> tier(of.getFirst()), counting()));
    this.namesakes =
        choices.stream()
            .map(choice -> choice.candidate().person())
            .collect(groupingBy(Person::name, mapping(Person::id, toSet())));
  }

  /** The routes to choose from; another choice draws the page anew. */
  InputBlock routes(Choice chosen) {
    InputBlock input =
        Inputs.block(
            Label.of(PageTwo.ROUTE, words.say(EscalatePhrase.NEXT_TIER), ""),
            element(PageTwo.ROUTE, routeOptions(), route(chosen)));
    input.setDispatchAction(true);
    return input;
  }

  /** The people who may own the ticket by that route. */
  InputBlock owners(Choice chosen) {
    String id = PageTwo.ownerBlock(chosen.route());
    return Inputs.block(
        Label.of(id, words.say(EscalatePhrase.NEW_OWNER), ""),
        element(id, ownerOptions(chosen.route()), owner(chosen)));
  }

  /** Every valid route, best first. */
  List<OptionObject> routeOptions() {
    return byRoute.values().stream().map(of -> route(of.getFirst())).toList();
  }

  /** Everybody who may own by that route, best first; empty when the route is not valid. */
  List<OptionObject> ownerOptions(String route) {
    return byRoute.getOrDefault(route, List.of()).stream().map(this::owner).toList();
  }

  /** Slack takes 10 buttons and 100 options; more are searched. */
  private BlockElement element(String id, List<OptionObject> options, OptionObject initial) {
    if (options.size() <= MOST_RADIO_BUTTONS) {
      return radioButtons(r -> r.actionId(id).options(options).initialOption(initial));
    }
    return options.size() <= Inputs.MOST_OPTIONS
        ? staticSelect(s -> s.actionId(id).options(options).initialOption(initial))
        : externalSelect(e -> e.actionId(id).minQueryLength(0).initialOption(initial));
  }

  /** Routes to the same tier are told apart by when each of them is right. */
  private OptionObject route(Choice choice) {
    Route route = choice.suggestion().route();
    return requireNonNull(tiers.get(tier(choice))) == 1
        ? Inputs.described(tier(choice), route.criteria(), choice.route())
        : Inputs.described(
            words.say(
                EscalatePhrase.ROUTE_OPTION, "tier", tier(choice), "criteria", route.criteria()),
            String.join(", ", text.reasons(choice.whyRoute())),
            choice.route());
  }

  /** The tier it leads to, and from where, where a new ticket may begin in several. */
  private String tier(Choice choice) {
    Route route = choice.suggestion().route();
    String tier =
        words.say(
            EscalatePhrase.NEXT_TIER_OPTION,
            "direction",
            choice.suggestion().direction(),
            "tier",
            route.to().name());
    return starts.size() > 1
        ? words.say(EscalatePhrase.NEXT_TIER_FROM_OPTION, "from", route.from().name(), "tier", tier)
        : tier;
  }

  /** Where else a ticket that Baton never saw may begin; empty for one that is known. */
  List<String> otherStarts(Choice chosen) {
    return starts.stream()
        .filter(tier -> !tier.equals(chosen.suggestion().route().from()))
        .map(Tier::name)
        .toList();
  }

  private OptionObject owner(Choice choice) {
    List<String> why = text.reasons(choice.whyOwner());
    return Inputs.described(
        name(choice),
        why.isEmpty() ? words.say(EscalatePhrase.VALID) : String.join(", ", why),
        choice.candidate().person().id());
  }

  /** Two people of one name are told apart by their addresses. */
  private String name(Choice choice) {
    Person person = choice.candidate().person();
    return requireNonNull(namesakes.get(person.name())).size() > 1
        ? words.say(
            EscalatePhrase.NAMESAKE,
            "name",
            person.name(),
            "address",
            person.email().map(Email::address).orElse(person.id()))
        : person.name();
  }
}
