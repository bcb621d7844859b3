package dev.baton.bot.board;

import dev.baton.bot.account.AccountText;
import dev.baton.bot.account.ShownAccount;
import dev.baton.bot.login.Frame;
import dev.baton.bot.login.Visitor;
import dev.baton.bot.phrases.Wording;
import dev.baton.db.Tx;
import dev.baton.escalation.board.BoardTicket;
import dev.baton.escalation.ticket.TicketKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Draws open tickets as a table with account context, for one reader. */
final class ListView {
  private static final int MOST_ROWS = 200;

  private final BoardView view;
  private final Visitor visitor;
  private final BoardFilter filter;
  private final Wording words;
  private final List<BoardTicket> open;

  ListView(BoardView view, Visitor visitor, BoardFilter filter) {
    this.view = view;
    this.visitor = visitor;
    this.filter = filter;
    this.words = view.words();
    this.open =
        view.tickets().stream().filter(ticket -> ticket.status().isOpen()).sorted(order()).toList();
  }

  /** A stable sort keeps the most pressing first among those that are alike. */
  private Comparator<BoardTicket> order() {
    return switch (filter.sort()) {
      case URGENCY -> (_, _) -> 0;
      case ACCOUNT -> Comparator.comparing(ticket -> ticket.customer().orElse("\uffff"));
      case OWNER -> Comparator.comparing(view::ownerOf);
      case OPENED -> Comparator.comparing(BoardTicket::opened);
      case DUE -> Comparator.comparing(ticket -> ticket.due().orElse(Instant.MAX));
    };
  }

  /**
   * @param asked tickets that the reader is asked to decide about
   */
  BoardPage.Tickets drawn(Tx tx, Frame frame, Predicate<BoardTicket> asked, Instant now) {
    List<BoardTicket> shown = open.stream().limit(MOST_ROWS).toList();
    Predicate<BoardTicket> theirs =
        asked.or(ticket -> ticket.isOwnedBy(visitor.id()) || view.led().contains(ticket.tier()));
    Map<String, ShownAccount> accounts =
        ShownAccount.of(
            tx,
            visitor.people(),
            visitor.id(),
            keys(shown.stream().filter(theirs).toList()),
            keys(shown.stream().filter(theirs.negate()).toList()),
            now);
    BoardList list =
        new BoardList(
            words.say(BoardPhrase.LIST_CAPTION, "n", open.size(), "zone", words.zone().getId()),
            heads(),
            shown.stream()
                .map(ticket ->
                    row(ticket, Optional.ofNullable(accounts.get(ticket.key().identity()))))
                .toList(),
            after(shown.size()));
    return new BoardPage.Tickets(
        frame, visitor.formToken(), view.notes(), List.of(), Optional.of(list));
  }

  private static List<String> keys(List<BoardTicket> tickets) {
    return tickets.stream().map(BoardTicket::key).map(TicketKey::identity).toList();
  }

  private List<String> after(int shown) {
    List<String> after = new ArrayList<>();
    if (open.size() > shown) {
      after.add(words.say(BoardPhrase.LIST_MORE, "n", open.size() - shown));
    }
    after.add(words.say(BoardPhrase.FIGURES_WHO));
    return after;
  }

  private List<BoardList.Head> heads() {
    return List.of(
        head(BoardPhrase.HEAD_TICKET, Optional.empty()),
        head(BoardPhrase.HEAD_TITLE, Optional.empty()),
        head(BoardPhrase.PRIORITY, Optional.of(BoardFilter.Sort.URGENCY)),
        head(BoardPhrase.HEAD_COLUMN, Optional.empty()),
        head(BoardPhrase.OWNER, Optional.of(BoardFilter.Sort.OWNER)),
        head(BoardPhrase.HEAD_ACCOUNT, Optional.of(BoardFilter.Sort.ACCOUNT)),
        head(BoardPhrase.HEAD_VALUE, Optional.empty()),
        head(BoardPhrase.HEAD_HEALTH, Optional.empty()),
        head(BoardPhrase.HEAD_RENEWAL, Optional.empty()),
        head(BoardPhrase.HEAD_MONTH, Optional.empty()),
        head(BoardPhrase.HEAD_OPENED, Optional.of(BoardFilter.Sort.OPENED)),
        head(BoardPhrase.HEAD_DUE, Optional.of(BoardFilter.Sort.DUE)));
  }

  private BoardList.Head head(BoardPhrase name, Optional<BoardFilter.Sort> by) {
    return new BoardList.Head(
        words.say(name),
        by.map(sort -> visitor.address("/board") + filter.sorted(sort).query()),
        by.filter(filter.sort()::equals).isPresent());
  }

  private BoardList.Row row(BoardTicket ticket, Optional<ShownAccount> account) {
    AccountText texts = AccountText.plain(visitor.people(), words);
    String none = words.say(BoardPhrase.NONE);
    boolean figures = account.filter(ShownAccount::figures).isPresent();
    String hidden = account.isPresent() && !figures ? words.say(BoardPhrase.NOT_SHOWN) : none;
    Optional<ShownAccount> open = account.filter(ShownAccount::figures);
    return new BoardList.Row(
        ticket.key().shown(),
        view.hrefOf(ticket.key()),
        List.of(
            ticket.title().map(BoardView::shortened).orElse(none),
            ticket.priority().map(Enum::name).orElse(none),
            view.said(view.column(ticket)),
            words.say(
                BoardPhrase.OWNED_BY, "tier", ticket.tier().name(), "owner", view.ownerOf(ticket)),
            customer(ticket).orElse(none),
            open.flatMap(shown -> texts.value(shown.context())).orElse(hidden),
            open.flatMap(shown -> texts.health(shown.context())).orElse(hidden),
            open.flatMap(shown -> texts.renewal(shown.context())).orElse(hidden),
            account.map(shown -> String.valueOf(shown.context().monthly())).orElse(none),
            words.plainTime(ticket.opened()),
            ticket.due().map(words::plainTime).orElse(none)));
  }

  private static Optional<String> customer(BoardTicket ticket) {
    return ticket
        .customer()
        .map(name -> ticket.accountTier().map(tier -> name + " · " + tier).orElse(name));
  }
}
