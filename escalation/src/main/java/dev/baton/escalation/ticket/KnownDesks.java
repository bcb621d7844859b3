package dev.baton.escalation.ticket;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where help desks have the key in the address of a ticket. Those that run on anybody's host are
 * known by the shape of their paths, the others by their own hosts.
 */
final class KnownDesks {
  private static final Pattern PROJECT_KEY =
      Pattern.compile("(?i)[A-Z0-9_]*[A-Z][A-Z0-9_]*-[0-9]{1,16}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,16}");
  private static final Predicate<String> IS_PROJECT_KEY = PROJECT_KEY.asMatchPredicate();
  private static final Predicate<String> IS_NUMBER = NUMBER.asMatchPredicate();

  private KnownDesks() {}

  /** The key as it stands in the address; empty where no help desk has one. */
  static Optional<String> keyIn(PageAddress page) {
    return Stream.of(
            zendesk(page),
            jira(page),
            zammad(page),
            freshdesk(page),
            intercom(page),
            hubspot(page),
            front(page),
            helpScout(page))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> zendesk(PageAddress page) {
    Optional<String> helpCentre =
        page.at("hc", "requests", "*").or(() -> page.at("hc", "?", "requests", "*"));
    Optional<String> agent =
        page.isOfCustomer("zendesk.com")
            ? page.at("agent", "tickets", "*")
                .or(() -> page.at("tickets", "*"))
                .or(() -> page.at("requests", "*"))
                .or(() -> old(page))
            : Optional.empty();
    return helpCentre.or(() -> agent).filter(IS_NUMBER);
  }

  /** {@code /agent/#/tickets/1042}. */
  private static Optional<String> old(PageAddress page) {
    return page.path().equals(List.of("agent"))
        ? PageAddress.at(page.fragment(), "tickets", "*")
        : Optional.empty();
  }

  private static Optional<String> jira(PageAddress page) {
    Optional<String> chosen = Optional.ofNullable(page.query().get("selectedIssue"));
    Optional<String> cloud =
        page.isOfCustomer("atlassian.net") || page.isOfCustomer("jira.com")
            ? page.behind("issues")
                .or(() -> last(page).filter(_ -> page.path().contains("servicedesk")))
            : Optional.empty();
    return chosen
        .or(() -> browsed(page))
        .or(() -> page.at("servicedesk", "customer", "portal", "?", "*"))
        .or(() -> ofProject(page))
        .or(() -> cloud)
        .filter(IS_PROJECT_KEY);
  }

  /**
   * {@code /browse/SUP-345}, also below the one name that a server of one's own may have; deeper in
   * a path it is how source code is browsed.
   */
  private static Optional<String> browsed(PageAddress page) {
    return switch (page.path().size()) {
      case 2 -> page.at("browse", "*");
      case 3 -> page.at("?", "browse", "*");
      default -> Optional.empty();
    };
  }

  /** {@code /projects/SUP/issues/SUP-345}: the key begins with its project. */
  private static Optional<String> ofProject(PageAddress page) {
    return page.behind("projects")
        .flatMap(project ->
            page.behind("issues")
                .filter(key -> key.regionMatches(true, 0, project + "-", 0, project.length() + 1)));
  }

  private static Optional<String> last(PageAddress page) {
    return page.path().isEmpty() ? Optional.empty() : Optional.of(page.path().getLast());
  }

  private static Optional<String> zammad(PageAddress page) {
    return PageAddress.at(page.fragment(), "ticket", "zoom", "*")
        .or(() -> page.at("ticket", "zoom", "*"))
        .or(() -> page.at("desktop", "tickets", "*"))
        .filter(IS_NUMBER);
  }

  private static Optional<String> freshdesk(PageAddress page) {
    if (!page.isOfCustomer("freshdesk.com") && !page.isOfCustomer("freshservice.com")) {
      return Optional.empty();
    }
    return page.at("a", "tickets", "*")
        .or(() -> page.at("helpdesk", "tickets", "*"))
        .or(() -> page.at("support", "tickets", "*"))
        .or(() -> page.at("?", "support", "tickets", "*"))
        .filter(IS_NUMBER);
  }

  private static Optional<String> intercom(PageAddress page) {
    if (!page.isOnApp("intercom.com") && !page.isOnApp("intercom.io")) {
      return Optional.empty();
    }
    if (page.path().contains("settings")) {
      return Optional.empty();
    }
    return Stream.of("conversation", "conversations", "ticket", "tickets")
        .flatMap(word -> page.behind(word).stream())
        .filter(IS_NUMBER)
        .findFirst();
  }

  private static Optional<String> hubspot(PageAddress page) {
    if (!page.isOnApp("hubspot.com")) {
      return Optional.empty();
    }
    return page.behind("ticket").or(() -> page.behind("0-5")).filter(IS_NUMBER);
  }

  private static Optional<String> front(PageAddress page) {
    return page.isOfCustomer("frontapp.com")
        ? page.behind("open").or(() -> page.behind("conversations")).filter(IS_NUMBER)
        : Optional.empty();
  }

  /** {@code /conversation/900012345/1042}: the second is the number that people see. */
  private static Optional<String> helpScout(PageAddress page) {
    return page.host().matches("secure\\.helpscout\\.(net|com)")
        ? page.at("conversation", "?", "*")
            .filter(IS_NUMBER)
            .or(() -> page.at("conversation", "*"))
            .filter(IS_NUMBER)
        : Optional.empty();
  }
}
