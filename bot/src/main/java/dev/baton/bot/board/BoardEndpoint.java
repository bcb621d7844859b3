package dev.baton.bot.board;

import dev.baton.bot.log.TicketStory;
import dev.baton.bot.login.PageGate;
import dev.baton.bot.login.Visitor;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.Tx;
import dev.baton.db.board.BoardTickets;
import dev.baton.db.escalate.WorkLists;
import dev.baton.escalation.board.BoardTicket;
import dev.baton.escalation.log.HistoryRight;
import dev.baton.matrix.Matrix;
import dev.baton.web.Endpoint;
import dev.baton.web.SecretWord;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The board and the pages of tickets, for who is signed in. */
public final class BoardEndpoint implements Endpoint {
  private static final int MOST_ASKED = 1_000;

  private final BotParts parts;
  private final PageGate gate;
  private final BoardState state;
  private final TicketMove moving;

  public BoardEndpoint(BotParts parts, PageGate gate) {
    this.parts = parts;
    this.gate = gate;
    this.state = new BoardState(parts.tenants(), parts.clock());
    this.moving = new TicketMove(parts, gate, state);
  }

  @Override
  public void open(JavalinDefaultRoutingApi routes) {
    routes.get("/w/{org}/board", gate.reading(this::board));
    routes.get("/w/{org}/board/cards", gate.reading(this::cards));
    routes.get("/w/{org}/tickets/{key}", gate.reading(this::ticket));
    routes.post("/w/{org}/tickets/{key}/status", gate.changing(moving::answer));
  }

  private record Drawn(String etag, BoardView view, BoardPage.Tickets tickets) {}

  private void board(Context ctx, Visitor visitor) {
    Drawn drawn = drawn(ctx, visitor, "").orElseThrow();
    var frame = gate.frame(visitor, visitor.words().say(BoardPhrase.TITLE));
    gate.drawing()
        .show(ctx, 200, "board.jte", drawn.view().page(frame, drawn.etag(), drawn.tickets()));
  }

  /** The tickets alone; nothing where the page has them already. */
  private void cards(Context ctx, Visitor visitor) {
    Optional<Drawn> drawn =
        drawn(ctx, visitor, Optional.ofNullable(ctx.header("If-None-Match")).orElse(""));
    if (drawn.isEmpty()) {
      ctx.status(304);
      return;
    }
    ctx.header("ETag", drawn.get().etag());
    gate.drawing().show(ctx, 200, "cards.jte", drawn.get().tickets());
  }

  /**
   * @param had the tag of what the reader has; empty for nothing
   * @return empty when they have just this
   */
  private Optional<Drawn> drawn(Context ctx, Visitor visitor, String had) {
    BoardFilter filter = BoardFilter.of(name -> Optional.ofNullable(ctx.queryParam(name)));
    BoardState.Kept kept = state.of(visitor.orgId());
    Instant now = parts.clock().instant();
    List<BoardTicket> seen = seen(kept, visitor);
    String etag = etag(kept, seen.size(), visitor, filter);
    // What is known of accounts changes without the tickets, so a list is always drawn.
    if (!filter.list() && etag.equals(had)) {
      return Optional.empty();
    }
    BoardView view = new BoardView(visitor, filter, kept, seen, now);
    var frame = gate.frame(visitor, visitor.words().say(BoardPhrase.TITLE));
    BoardPage.Tickets tickets =
        filter.list()
            ? parts
                .tenants()
                .inTransaction(
                    visitor.orgId(),
                    tx -> {
                      Set<String> asked = askedToDecide(tx, visitor, now);
                      return new ListView(view, visitor, filter)
                          .drawn(tx, frame, ticket -> asked.contains(ticket.key().identity()), now);
                    })
            : view.lanes(frame);
    return Optional.of(new Drawn(etag, view, tickets));
  }

  private static Set<String> askedToDecide(Tx tx, Visitor visitor, Instant now) {
    return WorkLists.of(tx, visitor.id(), now).toDecide(0, MOST_ASKED).items().stream()
        .map(escalation -> escalation.ticket().identity())
        .collect(Collectors.toSet());
  }

  /** Whoever may not read all sees what is theirs and what they asked for. */
  private List<BoardTicket> seen(BoardState.Kept kept, Visitor visitor) {
    if (visitor.right() == HistoryRight.WHOLE) {
      return kept.tickets();
    }
    Set<String> asked =
        parts
            .tenants()
            .inTransaction(visitor.orgId(), tx -> BoardTickets.in(tx).askedBy(visitor.id()));
    return kept.tickets().stream()
        .filter(ticket -> ticket.isOwnedBy(visitor.id()) || asked.contains(ticket.key().identity()))
        .toList();
  }

  private static String etag(BoardState.Kept kept, int seen, Visitor visitor, BoardFilter filter) {
    String all =
        String.join(
            "\n",
            kept.digest(),
            String.valueOf(seen),
            visitor.id(),
            visitor.formToken(),
            visitor.permissions().toString(),
            visitor.right().name(),
            visitor.words().locale().toLanguageTag(),
            visitor.words().zone().getId(),
            visitor.people().matrix().map(Matrix::version).map(String::valueOf).orElse(""),
            filter.toString());
    return "\"" + new SecretWord(all).digest() + "\"";
  }

  private void ticket(Context ctx, Visitor visitor) {
    Instant now = parts.clock().instant();
    Optional<TicketStory> story =
        parts
            .tenants()
            .inTransaction(
                visitor.orgId(),
                tx ->
                    TicketStory.of(tx, visitor.people(), visitor.id(), ctx.pathParam("key"), now));
    if (story.isEmpty()) {
      moving.unknown(ctx, visitor, 404);
      return;
    }
    gate.drawing()
        .show(
            ctx,
            200,
            "ticket.jte",
            new TicketPage(
                gate.frame(visitor, story.get().ticket().shown()),
                visitor.address("/board"),
                story.get()));
  }
}
