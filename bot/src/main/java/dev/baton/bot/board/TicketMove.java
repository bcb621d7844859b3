package dev.baton.bot.board;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.methods.SlackApiException;
import dev.baton.bot.login.PageGate;
import dev.baton.bot.login.PlainPage;
import dev.baton.bot.login.Visitor;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.ticket.EscalateKnown;
import dev.baton.db.Tx;
import dev.baton.db.board.BoardTickets;
import dev.baton.db.board.MoveTicket;
import dev.baton.db.escalate.KnownTickets;
import dev.baton.escalation.board.BoardTicket;
import dev.baton.escalation.board.Column;
import dev.baton.escalation.board.Moves;
import dev.baton.escalation.board.Moves.Move;
import dev.baton.escalation.log.HistoryRight;
import dev.baton.escalation.ticket.TicketStatus;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Tier;
import dev.baton.web.FormBody;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves a ticket onto another column, or says why not and which way leads there. What the board
 * offered is only a courtesy: everything is asked again here, with the ticket held.
 */
final class TicketMove {
  private static final Logger LOG = LoggerFactory.getLogger(TicketMove.class);
  private static final String FROM = "from";
  private static final String COLUMN = "column";

  /** What the pages' own script sends, which wants a sentence and no page. */
  private static final String SCRIPT = "X-Baton";

  private final BotParts parts;
  private final PageGate gate;
  private final BoardState state;

  TicketMove(BotParts parts, PageGate gate, BoardState state) {
    this.parts = parts;
    this.gate = gate;
    this.state = state;
  }

  /**
   * What came of it.
   *
   * @param escalate the ticket for which a request is to be filed; empty for none
   */
  private record Answer(int status, String sentence, Optional<String> escalate) {
    static Answer of(int status, String sentence) {
      return new Answer(status, sentence, Optional.empty());
    }
  }

  void answer(Context ctx, Visitor visitor, FormBody form) {
    Optional<Column> column = form.field(COLUMN).flatMap(Column::parse);
    if (column.isEmpty()) {
      say(ctx, visitor, Answer.of(400, visitor.words().say(BoardPhrase.NO_SUCH_COLUMN)));
      return;
    }
    String key = ctx.pathParam("key");
    Instant now = parts.clock().instant();
    Optional<Answer> answer =
        parts
            .tenants()
            .inTransaction(
                visitor.orgId(),
                tx ->
                    meant(tx, visitor, key)
                        .map(ticket ->
                            moved(tx, visitor, ticket, column.get(), form.field(FROM), now)));
    state.forget(visitor.orgId());
    if (answer.isEmpty()) {
      unknown(ctx, visitor, 404);
      return;
    }
    answer.get().escalate().ifPresent(ticket -> offerForm(visitor, ticket));
    say(ctx, visitor, answer.get());
  }

  /** The ticket, held; empty where the reader may not see that there is one. */
  private static Optional<BoardTicket> meant(Tx tx, Visitor visitor, String key) {
    return KnownTickets.in(tx)
        .known(visitor.people().format().read(key))
        .flatMap(known -> BoardTickets.in(tx).held(known.identity()))
        .filter(ticket ->
            visitor.right() == HistoryRight.WHOLE
                || ticket.isOwnedBy(visitor.id())
                || BoardTickets.in(tx).askedBy(visitor.id()).contains(ticket.key().identity()));
  }

  private static Answer moved(
      Tx tx,
      Visitor visitor,
      BoardTicket ticket,
      Column column,
      Optional<String> from,
      Instant now) {
    Wording words = visitor.words();
    List<Tier> entry = visitor.people().matrix().map(Matrix::entryTiers).orElse(List.of());
    var led = visitor.people().tiersLedBy(visitor.member());
    String shown = ticket.key().shown();
    if (!BoardView.mayMove(ticket, visitor, led)) {
      return Answer.of(
          403, words.say(BoardPhrase.NOT_YOURS, "ticket", shown, "tier", ticket.tier().name()));
    }
    String standing = said(words, ticket.column(entry));
    if (from.filter(seen -> !seen.equals(ticket.status().code())).isPresent()) {
      return Answer.of(
          409, words.say(BoardPhrase.MOVED_MEANWHILE, "ticket", shown, "column", standing));
    }
    return switch (Moves.onto(column, ticket, entry)) {
      case Move.To(TicketStatus status) ->
          MoveTicket.in(tx).to(status, ticket, visitor.id(), now)
              ? Answer.of(
                  200, words.say(BoardPhrase.MOVED, "ticket", shown, "column", said(words, column)))
              : Answer.of(
                  409, words.say(BoardPhrase.MOVED_MEANWHILE, "ticket", shown, "column", standing));
      case Move.Escalate() ->
          new Answer(202, words.say(BoardPhrase.ESCALATE, "ticket", shown), Optional.of(shown));
      case Move.Stays() ->
          Answer.of(200, words.say(BoardPhrase.STAYS, "ticket", shown, "column", standing));
      case Move.HandBack() ->
          Answer.of(
              409,
              words.say(
                  BoardPhrase.HAND_BACK,
                  "ticket",
                  shown,
                  "tier",
                  ticket.tier().name(),
                  "owned",
                  ticket.owner().isPresent(),
                  "owner",
                  ticket.owner().map(visitor.people()::nameOf).orElse("")));
      case Move.Decide() -> Answer.of(409, words.say(BoardPhrase.DECIDE_FIRST, "ticket", shown));
      case Move.NoWay() ->
          Answer.of(
              409,
              words.say(
                  BoardPhrase.NO_WAY,
                  "ticket",
                  shown,
                  "before",
                  standing,
                  "column",
                  said(words, column)));
      case Move.InHelpDesk() ->
          Answer.of(409, words.say(BoardPhrase.IN_HELP_DESK, "ticket", shown));
    };
  }

  private static String said(Wording words, Column column) {
    return words.say(BoardPhrase.COLUMN, "column", column);
  }

  /** The form is Slack's, so it is opened by a button there. */
  private void offerForm(Visitor visitor, String ticket) {
    parts
        .replies()
        .afterwards(() -> {
          Wording words = visitor.words();
          String text = words.say(BoardPhrase.ESCALATE_IN_SLACK, "ticket", ticket);
          try {
            parts
                .calls()
                .patiently(visitor.orgId())
                .chatPostMessage(message ->
                    message
                        .channel(visitor.id())
                        .text(text)
                        .unfurlLinks(false)
                        .blocks(
                            List.of(
                                section(s -> s.text(markdownText(text))),
                                actions(a ->
                                    a.elements(
                                        List.of(
                                            button(b ->
                                                b.actionId(EscalateKnown.ID)
                                                    .value(ticket)
                                                    .style("primary")
                                                    .text(
                                                        plainText(
                                                            words.say(
                                                                BoardPhrase
                                                                    .ESCALATE_BUTTON))))))))));
          } catch (IOException | SlackApiException unsaid) {
            LOG.warn(
                "The form for a ticket of {} was not offered: {}",
                visitor.orgId(),
                unsaid.getMessage());
          }
        });
  }

  /** Whether there is such a ticket stays unsaid to whoever may not read it. */
  void unknown(Context ctx, Visitor visitor, int status) {
    Wording words = visitor.words();
    page(
        ctx,
        visitor,
        status,
        words.say(BoardPhrase.NO_SUCH_TICKET),
        words.say(BoardPhrase.NO_SUCH_TICKET_WHY));
  }

  private void say(Context ctx, Visitor visitor, Answer answer) {
    if (ctx.header(SCRIPT) != null) {
      gate.drawing().say(ctx, answer.status(), answer.sentence());
    } else {
      page(
          ctx, visitor, answer.status(), visitor.words().say(BoardPhrase.TITLE), answer.sentence());
    }
  }

  private void page(Context ctx, Visitor visitor, int status, String title, String sentence) {
    gate.drawing()
        .show(
            ctx,
            status,
            "plain.jte",
            new PlainPage(gate.frame(visitor, title), List.of(sentence), Optional.empty()));
  }
}
