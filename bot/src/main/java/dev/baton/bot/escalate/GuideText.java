package dev.baton.bot.escalate;

import dev.baton.bot.matrix.MatrixText;
import dev.baton.matrix.Direction;
import dev.baton.matrix.Email;
import dev.baton.matrix.GuideEntry;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Route;
import dev.baton.slack.Mrkdwn;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who takes what, by which criteria, within what time. Files nothing. */
final class GuideText {
  private static final int MOST_ROUTES = 25;
  private static final int MOST_TEXT = 3800;

  private GuideText() {}

  static String of(Matrix matrix, Optional<String> category) {
    Optional<String> known = category.flatMap(matrix::category);
    if (category.isPresent() && known.isEmpty()) {
      return "The matrix has no category “%s”. It has: %s."
          .formatted(
              Mrkdwn.escape(Mrkdwn.shorten(category.get(), 100)),
              Mrkdwn.escape(Mrkdwn.shorten(String.join(", ", matrix.categories()), 1500)));
    }
    List<GuideEntry> entries = matrix.guide(known);
    if (entries.isEmpty()) {
      return "The matrix sends nothing of this category anywhere. Ask your Baton admin.";
    }
    String lines =
        entries.stream().limit(MOST_ROUTES).map(GuideText::line).collect(Collectors.joining("\n"));
    int more = entries.size() - MOST_ROUTES;
    String title =
        known.map(c -> "*Who takes " + Mrkdwn.escape(c) + "*").orElse("*Who takes what*");
    String rest =
        more > 0
            ? String.format(
                Locale.ROOT, "\n…and %d more. Narrow it down: `/escalate guide CATEGORY`.", more)
            : "";
    return Mrkdwn.shorten(title + "\n" + lines, MOST_TEXT) + rest;
  }

  private static String line(GuideEntry entry) {
    Route route = entry.route();
    String kind =
        entry.direction() == Direction.FORWARD
            ? ""
            : " (" + MatrixText.direction(entry.direction()) + ")";
    return "• *%s → %s*%s %s\n   _%s; owner %s; %s decides within %s_"
        .formatted(
            Mrkdwn.escape(route.from().name()),
            Mrkdwn.escape(route.to().name()),
            kind,
            Mrkdwn.escape(route.criteria()),
            Mrkdwn.escape(MatrixText.conditionsOf(route)),
            owners(route),
            people(route.leads()),
            time(route));
  }

  private static String owners(Route route) {
    return route.owners().isEmpty() ? "whoever owned it before" : people(route.owners());
  }

  private static String people(List<Email> emails) {
    return emails.stream()
        .limit(3)
        .map(email -> Mrkdwn.escape(email.address()))
        .collect(Collectors.joining(", "));
  }

  private static String time(Route route) {
    return route
        .acceptWithin()
        .map(MatrixText::duration)
        .orElseGet(() ->
            "%s (P1) to %s (P4)"
                .formatted(
                    MatrixText.duration(Priority.P1.defaultAcceptWithin()),
                    MatrixText.duration(Priority.P4.defaultAcceptWithin())));
  }
}
