package dev.baton.bot.login;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A page of a few sentences and at most one button; drawn by {@code plain.jte}.
 *
 * @param button what it says; it sends a form to the page's own address
 */
public record PlainPage(Frame frame, List<String> paragraphs, Optional<String> button) {
  static final String TEMPLATE = "plain.jte";

  public PlainPage {
    requireNonNull(frame);
    paragraphs = List.copyOf(paragraphs);
    requireNonNull(button);
  }
}
