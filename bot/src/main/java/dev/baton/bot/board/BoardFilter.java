package dev.baton.bot.board;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.baton.escalation.board.BoardTicket;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which tickets somebody wants to see, as the address of the page has it. What is not understood
 * fits no ticket, and never fails.
 *
 * @param owner a Slack id, {@code me} or {@code nobody}
 * @param priority {@code P1} to {@code P4}, or {@code none}
 * @param list whether as a list
 */
record BoardFilter(
    Optional<String> tier,
    Optional<String> accountTier,
    Optional<String> priority,
    Optional<String> owner,
    boolean list,
    Sort sort) {
  static final String TIER = "tier";
  static final String ACCOUNT_TIER = "account-tier";
  static final String PRIORITY = "priority";
  static final String OWNER = "owner";
  static final String VIEW = "view";
  static final String SORT = "sort";
  static final String ME = "me";
  static final String NOBODY = "nobody";
  static final String NO_PRIORITY = "none";
  private static final String LIST = "list";
  private static final int LONGEST = 200;

  /** In which order a list stands. */
  enum Sort {
    URGENCY,
    ACCOUNT,
    OWNER,
    OPENED,
    DUE;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  BoardFilter {
    requireNonNull(tier);
    requireNonNull(accountTier);
    requireNonNull(priority);
    requireNonNull(owner);
    requireNonNull(sort);
  }

  /**
   * Of two values with one name the first counts.
   *
   * @param query a value of the address by its name; null for none
   */
  static BoardFilter of(Function<String, Optional<String>> query) {
    Function<String, Optional<String>> given =
        name -> query.apply(name).filter(value -> !value.isBlank() && value.length() <= LONGEST);
    return new BoardFilter(
        given.apply(TIER),
        given.apply(ACCOUNT_TIER),
        given.apply(PRIORITY),
        given.apply(OWNER),
        given.apply(VIEW).filter(LIST::equals).isPresent(),
        given.apply(SORT).flatMap(BoardFilter::sort).orElse(Sort.URGENCY));
  }

  private static Optional<Sort> sort(String code) {
    for (Sort sort : Sort.values()) {
      if (sort.code().equals(code)) {
        return Optional.of(sort);
      }
    }
    return Optional.empty();
  }

  /**
   * @param reader whose {@code me} it is
   */
  boolean fits(BoardTicket ticket, String reader) {
    return tier.filter(wanted -> !wanted.equals(ticket.tier().name())).isEmpty()
        && accountTier
            .filter(wanted -> !wanted.equalsIgnoreCase(ticket.accountTier().orElse("")))
            .isEmpty()
        && priority
            .filter(wanted -> !wanted.equals(ticket.priority().map(Enum::name).orElse(NO_PRIORITY)))
            .isEmpty()
        && owner.filter(wanted -> !isOwner(wanted, ticket, reader)).isEmpty();
  }

  private static boolean isOwner(String wanted, BoardTicket ticket, String reader) {
    return switch (wanted) {
      case ME -> ticket.isOwnedBy(reader);
      case NOBODY -> ticket.owner().isEmpty();
      default -> ticket.isOwnedBy(wanted);
    };
  }

  boolean isEmpty() {
    return tier.isEmpty() && accountTier.isEmpty() && priority.isEmpty() && owner.isEmpty();
  }

  BoardFilter asList(boolean wanted) {
    return new BoardFilter(tier, accountTier, priority, owner, wanted, Sort.URGENCY);
  }

  BoardFilter sorted(Sort by) {
    return new BoardFilter(tier, accountTier, priority, owner, list, by);
  }

  /** As an address has it, with a question mark; empty for everything. */
  String query() {
    Map<String, String> parts = new LinkedHashMap<>();
    tier.ifPresent(value -> parts.put(TIER, value));
    accountTier.ifPresent(value -> parts.put(ACCOUNT_TIER, value));
    priority.ifPresent(value -> parts.put(PRIORITY, value));
    owner.ifPresent(value -> parts.put(OWNER, value));
    if (list) {
      parts.put(VIEW, LIST);
    }
    if (sort != Sort.URGENCY) {
      parts.put(SORT, sort.code());
    }
    String query =
        parts.entrySet().stream()
            .map(part -> part.getKey() + "=" + URLEncoder.encode(part.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? "" : "?" + query;
  }
}
