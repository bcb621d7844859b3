package dev.baton.escalation.ticket;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a workspace's help desk has the key in the address of a ticket: at the place that the
 * template names, on its host, and nowhere else.
 */
final class TicketPages {
  private static final String STAND_IN = "keystandshere";

  private final PageAddress template;

  private TicketPages(PageAddress template) {
    this.template = template;
  }

  /** Empty when the template names no place. */
  static Optional<TicketPages> of(String template) {
    String named = template.replace("{key}", STAND_IN).replace("{number}", STAND_IN);
    return named.equals(template) ? Optional.empty() : PageAddress.of(named).map(TicketPages::new);
  }

  /** The key as it stands in this address; empty anywhere else. */
  Optional<String> keyIn(PageAddress page) {
    if (!page.host().equals(template.host())) {
      return Optional.empty();
    }
    if (holdsKey(template.path())) {
      return between(template.path(), page.path());
    }
    if (!page.path().equals(template.path())) {
      return Optional.empty();
    }
    return holdsKey(template.fragment())
        ? between(template.fragment(), page.fragment())
        : ofQuery(page.query());
  }

  private static boolean holdsKey(List<String> segments) {
    return segments.stream().anyMatch(segment -> segment.contains(STAND_IN));
  }

  /** What follows the key, such as the ticket's events, is another view of it. */
  private static Optional<String> between(List<String> named, List<String> given) {
    for (int i = 0; i < named.size() && i < given.size(); i++) {
      if (named.get(i).contains(STAND_IN)) {
        return inside(named.get(i), given.get(i));
      }
      if (!named.get(i).equals(given.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private Optional<String> ofQuery(Map<String, String> given) {
    return template.query().entrySet().stream()
        .filter(named -> named.getValue().contains(STAND_IN))
        .findFirst()
        .flatMap(named ->
            Optional.ofNullable(given.get(named.getKey()))
                .flatMap(value -> inside(named.getValue(), value)));
  }

  private static Optional<String> inside(String named, String given) {
    int start = named.indexOf(STAND_IN);
    String before = named.substring(0, start);
    String after = named.substring(start + STAND_IN.length());
    return given.length() > before.length() + after.length()
            && given.startsWith(before)
            && given.endsWith(after)
        ? Optional.of(given.substring(before.length(), given.length() - after.length()))
        : Optional.empty();
  }
}
