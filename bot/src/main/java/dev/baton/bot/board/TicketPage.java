package dev.baton.bot.board;

import static java.util.Objects.requireNonNull;

import dev.baton.bot.log.TicketStory;
import dev.baton.bot.login.Frame;
import dev.baton.escalation.ticket.TicketDetails;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A ticket's whole story; drawn by {@code ticket.jte}.
 *
 * @param board the address of the board
 */
public record TicketPage(Frame frame, String board, TicketStory story) {
  public TicketPage {
    requireNonNull(frame);
    requireNonNull(board);
    requireNonNull(story);
  }

  /** Something that is known of the ticket. */
  public record Fact(String name, String value) {}

  public String say(BoardPhrase phrase) {
    return frame.words().say(phrase);
  }

  /** Its key, and what it is about where that is known. */
  public String title() {
    String key = story.ticket().shown();
    return story.details().title().map(title -> key + " · " + title).orElse(key);
  }

  /** What is known of it besides its story. */
  public List<Fact> facts() {
    TicketDetails details = story.details();
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact(
            say(BoardPhrase.STANDS),
            frame.words().say(BoardPhrase.STATUS, "status", details.status())));
    add(facts, BoardPhrase.OPENED_AT, details.openedAt());
    add(facts, BoardPhrase.FIRST_RESPONSE_AT, details.firstResponseAt());
    add(facts, BoardPhrase.RESOLVED_AT, details.resolvedAt());
    return facts;
  }

  private void add(List<Fact> facts, BoardPhrase name, Optional<Instant> at) {
    at.ifPresent(moment -> facts.add(new Fact(say(name), frame.words().plainTime(moment))));
  }

  public String medium(TicketStory.Told told) {
    return frame.words().say(BoardPhrase.MEDIUM, "medium", told.medium());
  }

  /** What became of a message or mail, and why. */
  public String outcome(TicketStory.Told told) {
    String state = frame.words().say(BoardPhrase.DELIVERY_STATE, "state", told.state());
    return told.note().map(why -> state + ": " + why).orElse(state);
  }
}
