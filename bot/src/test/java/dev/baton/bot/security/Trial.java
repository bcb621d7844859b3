package dev.baton.bot.security;

import java.util.function.BooleanSupplier;

/**
 * What came of one request.
 *
 * @param happened whether what the surface is for happened; may become true a little later where
 *     the work follows the answer
 * @param changed whether the workspace stores anything else than before
 * @param seen all that the caller was answered and shown
 */
record Trial(BooleanSupplier happened, boolean changed, String seen) {}
