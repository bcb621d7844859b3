package dev.baton.bot.board;

import dev.baton.bot.board.BoardPage.Choice;
import dev.baton.bot.board.BoardPage.Lane;
import dev.baton.bot.board.BoardPage.Link;
import dev.baton.bot.board.BoardPage.Option;
import dev.baton.bot.login.Frame;
import dev.baton.bot.login.Visitor;
import dev.baton.bot.phrases.Wording;
import dev.baton.db.board.BoardTickets;
import dev.baton.escalation.board.BoardOrder;
import dev.baton.escalation.board.BoardTicket;
import dev.baton.escalation.board.Column;
import dev.baton.escalation.board.Moves;
import dev.baton.escalation.log.HistoryRight;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import dev.baton.slack.Mrkdwn;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Draws the board for one reader. */
final class BoardView {
  private static final int MOST_CARDS = 50;
  private static final int LONGEST_TITLE = 140;

  private final Visitor visitor;
  private final BoardFilter filter;
  private final BoardState.Kept kept;
  private final List<BoardTicket> seen;
  private final List<BoardTicket> tickets;
  private final Instant now;
  private final Wording words;
  private final List<Tier> entry;
  private final Set<Tier> led;

  /**
   * @param tickets those of {@code kept} that the reader may see
   */
  BoardView(
      Visitor visitor,
      BoardFilter filter,
      BoardState.Kept kept,
      List<BoardTicket> tickets,
      Instant now) {
    this.visitor = visitor;
    this.filter = filter;
    this.kept = kept;
    this.seen = tickets;
    this.now = now;
    this.words = visitor.words();
    this.entry = visitor.people().matrix().map(Matrix::entryTiers).orElse(List.of());
    this.led = visitor.people().tiersLedBy(visitor.member());
    this.tickets =
        tickets.stream()
            .filter(ticket -> filter.fits(ticket, visitor.id()))
            .sorted(BoardOrder.of(accountTiers()))
            .toList();
  }

  private List<String> accountTiers() {
    return kept.accountTiers().isEmpty()
        ? visitor.people().matrix().map(Matrix::accountTiers).orElse(List.of())
        : kept.accountTiers();
  }

  /** Those that fit the filters, the most pressing first. */
  List<BoardTicket> tickets() {
    return tickets;
  }

  Wording words() {
    return words;
  }

  Column column(BoardTicket ticket) {
    return ticket.column(entry);
  }

  Set<Tier> led() {
    return led;
  }

  BoardPage page(Frame frame, String etag, BoardPage.Tickets drawn) {
    String address = visitor.address("/board");
    BoardFilter other = filter.asList(!filter.list());
    return new BoardPage(
        frame,
        address,
        address + "/cards" + filter.query(),
        etag,
        new Link(
            address + other.query(),
            words.say(filter.list() ? BoardPhrase.AS_BOARD : BoardPhrase.AS_LIST)),
        filter.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Link(
                    address + NO_FILTER.asList(filter.list()).query(),
                    words.say(BoardPhrase.SHOW_ALL))),
        choices(),
        drawn);
  }

  private static final BoardFilter NO_FILTER = BoardFilter.of(_ -> Optional.empty());

  /** As a board. */
  BoardPage.Tickets lanes(Frame frame) {
    Map<Column, List<BoardTicket>> byColumn =
        tickets.stream().collect(Collectors.groupingBy(this::column));
    List<Lane> lanes =
        Arrays.stream(Column.values())
            .map(column -> lane(column, byColumn.getOrDefault(column, List.of())))
            .toList();
    return new BoardPage.Tickets(frame, visitor.formToken(), notes(), lanes, Optional.empty());
  }

  /** What the reader must know of what is shown. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (visitor.right() != HistoryRight.WHOLE) {
      notes.add(words.say(BoardPhrase.OWN_ONLY));
    }
    if (seen.stream().filter(ticket -> ticket.status().isOpen()).count()
        > BoardTickets.MOST_OPEN - 1) {
      notes.add(words.say(BoardPhrase.MOST_SHOWN, "n", BoardTickets.MOST_OPEN));
    }
    if (tickets.isEmpty() && !filter.isEmpty()) {
      notes.add(words.say(BoardPhrase.NOTHING_FITS));
    }
    return notes;
  }

  private Lane lane(Column column, List<BoardTicket> all) {
    int more = all.size() - MOST_CARDS;
    return new Lane(
        column.code(),
        words.say(
            BoardPhrase.LANE,
            "column",
            said(column),
            "n",
            all.size(),
            "late",
            all.stream().filter(ticket -> ticket.isLate(now)).count()),
        all.stream().limit(MOST_CARDS).map(this::card).toList(),
        more <= 0
            ? Optional.empty()
            : Optional.of(
                new Link(
                    visitor.address("/board") + filter.asList(true).query(),
                    words.say(BoardPhrase.LANE_MORE, "n", more))));
  }

  String said(Column column) {
    return words.say(BoardPhrase.COLUMN, "column", column);
  }

  private Card card(BoardTicket ticket) {
    List<Column> targets = mayMove(ticket, visitor, led) ? Moves.offered(ticket, entry) : List.of();
    return new Card(
        ticket.key().shown(),
        ticket.key().identity(),
        hrefOf(ticket.key()),
        ticket.title().map(title -> shortened(title)),
        customer(ticket),
        ticket.priority().map(Enum::name).orElse(words.say(BoardPhrase.NO_PRIORITY)),
        words.say(BoardPhrase.OWNED_BY, "tier", ticket.tier().name(), "owner", ownerOf(ticket)),
        ticket.due().map(this::moment),
        ticket.isLate(now),
        ticket.pending().isPresent(),
        Optional.of(hrefOf(ticket.key()) + "/status").filter(_ -> !targets.isEmpty()),
        ticket.status().code(),
        targets.stream()
            .map(column ->
                new Card.Target(
                    column.code(), words.say(BoardPhrase.MOVE_TO, "column", said(column))))
            .toList());
  }

  /** Its owner, the leads of its tier, and managers. */
  static boolean mayMove(BoardTicket ticket, Visitor visitor, Set<Tier> led) {
    return visitor.permissions().manager()
        || ticket.isOwnedBy(visitor.id())
        || led.contains(ticket.tier());
  }

  static String shortened(String title) {
    return Mrkdwn.shorten(title, LONGEST_TITLE);
  }

  private static Optional<String> customer(BoardTicket ticket) {
    List<String> parts =
        Stream.of(ticket.customer(), ticket.accountTier()).flatMap(Optional::stream).toList();
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" · ", parts));
  }

  String ownerOf(BoardTicket ticket) {
    return ticket
        .owner()
        .map(visitor.people()::nameOf)
        .orElseGet(() -> words.say(BoardPhrase.NOBODY));
  }

  private Card.Moment moment(Instant at) {
    return new Card.Moment(
        at.toString(), words.say(BoardPhrase.NEXT_DEADLINE, "at", words.plainTime(at)));
  }

  String hrefOf(TicketKey key) {
    return visitor.address("/tickets/" + URLEncoder.encode(key.identity(), StandardCharsets.UTF_8));
  }

  private List<Choice> choices() {
    return List.of(
        choice(BoardFilter.TIER, BoardPhrase.TIER, filter.tier(), tiers()),
        choice(
            BoardFilter.ACCOUNT_TIER,
            BoardPhrase.ACCOUNT_TIER,
            filter.accountTier(),
            known(
                visitor.right() == HistoryRight.WHOLE ? accountTiers() : List.of(),
                BoardTicket::accountTier)),
        choice(
            BoardFilter.PRIORITY,
            BoardPhrase.PRIORITY,
            filter.priority(),
            Stream.concat(
                    Arrays.stream(Priority.values()).map(p -> new Named(p.name(), p.name())),
                    Stream.of(
                        new Named(BoardFilter.NO_PRIORITY, words.say(BoardPhrase.NO_PRIORITY))))
                .toList()),
        choice(BoardFilter.OWNER, BoardPhrase.OWNER, filter.owner(), owners()));
  }

  private record Named(String value, String said) {}

  private List<Named> tiers() {
    return known(
        visitor.people().matrix().map(Matrix::tiers).orElse(List.of()).stream()
            .map(Tier::name)
            .toList(),
        ticket -> Optional.of(ticket.tier().name()));
  }

  /** Those of the matrix in their order, and whatever else the tickets have. */
  private List<Named> known(List<String> first, Function<BoardTicket, Optional<String>> of) {
    Set<String> others = new TreeSet<>();
    seen.forEach(ticket -> of.apply(ticket).ifPresent(others::add));
    first.forEach(known -> others.removeIf(known::equalsIgnoreCase));
    return Stream.concat(first.stream(), others.stream()).map(v -> new Named(v, v)).toList();
  }

  private List<Named> owners() {
    List<Named> all = new ArrayList<>();
    all.add(new Named(BoardFilter.ME, words.say(BoardPhrase.ME)));
    all.add(new Named(BoardFilter.NOBODY, words.say(BoardPhrase.NOBODY)));
    seen.stream()
        .flatMap(ticket -> ticket.owner().stream())
        .distinct()
        .map(id -> new Named(id, visitor.people().nameOf(id)))
        .sorted(Comparator.comparing(Named::said).thenComparing(Named::value))
        .limit(MOST_OWNERS)
        .forEach(all::add);
    return all;
  }

  private static final int MOST_OWNERS = 200;

  private Choice choice(
      String name, BoardPhrase label, Optional<String> chosen, List<Named> named) {
    List<Option> options = new ArrayList<>();
    options.add(new Option("", words.say(BoardPhrase.ANY), chosen.isEmpty()));
    named.forEach(one ->
        options.add(
            new Option(one.value(), one.said(), chosen.filter(one.value()::equals).isPresent())));
    // What was asked for stays visible, even where no ticket has it.
    chosen
        .filter(value -> named.stream().noneMatch(one -> one.value().equals(value)))
        .ifPresent(value -> options.add(new Option(value, value, true)));
    return new Choice(name, words.say(label), options);
  }
}
