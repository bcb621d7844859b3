package dev.baton.bot.notify;

import java.util.function.Supplier;

/**
 * A message or a mail could not be drawn from what holds in the database now, or not be put into a
 * request.
 */
final class Undrawn extends RuntimeException {
  private static final long serialVersionUID = 1;

  Undrawn(RuntimeException cause) {
    super(cause.toString(), cause);
  }

  /**
   * What is drawn.
   *
   * @throws Undrawn when that throws
   */
  static <T> T or(Supplier<T> drawing) {
    try {
      return drawing.get();
    } catch (RuntimeException failure) {
      throw new Undrawn(failure);
    }
  }
}
