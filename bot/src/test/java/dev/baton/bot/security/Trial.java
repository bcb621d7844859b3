package dev.baton.bot.security;

import java.util.function.BooleanSupplier;

/**
 * What came of one request.
 *
 * @param happened whether what the surface is for happened; may become true a little later where
 *     the work follows the answer
 * @param changed whether the workspace stored anything else than before when it answered
 * @param meanwhile whether it happened by now, asked again each time; only while nothing else is
 *     tried
 * @param seen all that the caller was answered and shown
 */
record Trial(BooleanSupplier happened, boolean changed, BooleanSupplier meanwhile, String seen) {
  /** Where {@code happened} says it at any time. */
  Trial(BooleanSupplier happened, boolean changed, String seen) {
    this(happened, changed, () -> false, seen);
  }
}
