package dev.baton.bot.board;

import static java.util.Objects.requireNonNull;

import dev.baton.bot.login.Frame;
import dev.baton.db.board.BoardTickets;
import java.util.List;
import java.util.Optional;

/**
 * The board; drawn by {@code board.jte}, and its tickets alone by {@code cards.jte}.
 *
 * @param poll the address of the tickets alone
 * @param etag of the tickets as they are drawn here
 * @param other the address of the other way to see them, and what leads there
 * @param all the address without filters; empty where there are none
 */
public record BoardPage(
    Frame frame,
    String address,
    String poll,
    String etag,
    Link other,
    Optional<Link> all,
    List<Choice> choices,
    Tickets tickets) {
  public BoardPage {
    requireNonNull(frame);
    requireNonNull(address);
    requireNonNull(poll);
    requireNonNull(etag);
    requireNonNull(other);
    requireNonNull(all);
    choices = List.copyOf(choices);
    requireNonNull(tickets);
  }

  public String say(BoardPhrase phrase) {
    return frame.words().say(phrase);
  }

  /** An address and what leads to it. */
  public record Link(String href, String said) {}

  /** One filter: a select. */
  public record Choice(String name, String label, List<Option> options) {
    public Choice {
      options = List.copyOf(options);
    }
  }

  /** One value of a filter. */
  public record Option(String value, String said, boolean chosen) {}

  /**
   * What the board shows.
   *
   * @param token of the forms
   * @param notes what the reader must know of it
   * @param lanes empty where it is a list
   * @param list empty where it is a board
   */
  public record Tickets(
      Frame frame, String token, List<String> notes, List<Lane> lanes, Optional<BoardList> list) {
    public Tickets {
      requireNonNull(frame);
      requireNonNull(token);
      notes = List.copyOf(notes);
      lanes = List.copyOf(lanes);
      requireNonNull(list);
    }

    public String say(BoardPhrase phrase) {
      return frame.words().say(phrase);
    }

    /** How long what ended stays on the board. */
    public String ended() {
      return frame.words().say(BoardPhrase.ENDED_SHOWN, "n", BoardTickets.ENDED_SHOWN.toDays());
    }

    public String move(Card card) {
      return frame.words().say(BoardPhrase.MOVE_TICKET, "ticket", card.key());
    }
  }

  /**
   * One column.
   *
   * @param more leads to the rest of its tickets; empty where all are shown
   */
  public record Lane(String column, String said, List<Card> cards, Optional<Link> more) {
    public Lane {
      cards = List.copyOf(cards);
      requireNonNull(more);
    }
  }
}
