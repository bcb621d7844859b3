package dev.baton.bot.escalate;

import static dev.baton.bot.phrases.Arg.allOf;
import static dev.baton.bot.phrases.Arg.anyOf;
import static dev.baton.bot.phrases.Arg.mrkdwn;

import dev.baton.bot.matrix.MatrixText;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Wording;
import dev.baton.matrix.Email;
import dev.baton.matrix.GuideEntry;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Route;
import dev.baton.slack.Mrkdwn;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who takes what, by which criteria, within what time. Files nothing. */
final class GuideText {
  private static final int MOST_ROUTES = 25;
  private static final int MOST_PEOPLE = 3;
  private static final int MOST_TEXT = 3800;
  private static final int SHOWN_TYPED = 100;
  private static final int SHOWN_CATEGORIES = 1500;

  private final Wording words;
  private final MatrixText text;

  GuideText(Wording words) {
    this.words = words;
    this.text = new MatrixText(words);
  }

  String of(Matrix matrix, Optional<String> category) {
    Optional<String> known = category.flatMap(matrix::category);
    if (category.isPresent() && known.isEmpty()) {
      return words.say(
          EscalatePhrase.NO_SUCH_CATEGORY,
          "typed",
          Mrkdwn.shorten(category.get(), SHOWN_TYPED),
          "categories",
          Mrkdwn.shorten(String.join(", ", matrix.categories()), SHOWN_CATEGORIES));
    }
    List<GuideEntry> entries = matrix.guide(known);
    if (entries.isEmpty()) {
      return words.say(EscalatePhrase.NOTHING_FOR_CATEGORY);
    }
    Arg routes =
        mrkdwn(
            entries.stream().limit(MOST_ROUTES).map(this::line).collect(Collectors.joining("\n")));
    String guide =
        known.isPresent()
            ? words.say(EscalatePhrase.GUIDE_OF, "category", known.get(), "routes", routes)
            : words.say(EscalatePhrase.GUIDE, "routes", routes);
    int more = entries.size() - MOST_ROUTES;
    String shown = Mrkdwn.shorten(guide, MOST_TEXT);
    return more > 0 ? shown + "\n" + words.say(EscalatePhrase.GUIDE_MORE, "n", more) : shown;
  }

  private String line(GuideEntry entry) {
    Route route = entry.route();
    return words.say(
        EscalatePhrase.GUIDE_ROUTE,
        "direction",
        entry.direction(),
        "from",
        route.from().name(),
        "to",
        route.to().name(),
        "criteria",
        route.criteria(),
        "conditions",
        text.conditionsOf(route),
        "owners",
        owners(route),
        "leads",
        anyOf(people(route.leads())),
        "time",
        time(route));
  }

  private Object owners(Route route) {
    return route.owners().isEmpty() ? EscalatePhrase.OWNED_BEFORE : allOf(people(route.owners()));
  }

  private static List<String> people(List<Email> emails) {
    return emails.stream().limit(MOST_PEOPLE).map(Email::address).toList();
  }

  private String time(Route route) {
    Optional<Duration> own = route.acceptWithin();
    return own.isPresent()
        ? text.duration(own.get())
        : words.say(
            EscalatePhrase.TIME_BY_PRIORITY,
            "shortest",
            text.duration(Priority.P1.defaultAcceptWithin()),
            "longest",
            text.duration(Priority.P4.defaultAcceptWithin()));
  }
}
