package dev.baton.bot.board;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A ticket on the board, in the reader's words.
 *
 * @param key as it is shown
 * @param href of its page
 * @param action where a move of it is sent; empty where the reader may not move it
 * @param status as it was when this was drawn, so that a move on top of another is noticed
 * @param targets onto which columns it may be moved
 */
public record Card(
    String key,
    String id,
    String href,
    Optional<String> title,
    Optional<String> customer,
    String priority,
    String owner,
    Optional<Moment> due,
    boolean late,
    boolean waits,
    Optional<String> action,
    String status,
    List<Target> targets) {
  public Card {
    requireNonNull(key);
    requireNonNull(id);
    requireNonNull(href);
    requireNonNull(title);
    requireNonNull(customer);
    requireNonNull(priority);
    requireNonNull(owner);
    requireNonNull(due);
    requireNonNull(action);
    requireNonNull(status);
    targets = List.copyOf(targets);
  }

  /**
   * A moment for people and for machines.
   *
   * @param iso in UTC
   */
  public record Moment(String iso, String said) {}

  /**
   * A column that it may be moved onto.
   *
   * @param column its code
   */
  public record Target(String column, String said) {}
}
