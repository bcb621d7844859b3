package dev.baton.bot.security;

import dev.baton.db.testing.FreshDatabase;

/** See {@link SurfaceTable}. */
class DecidingSurfacesTest extends SurfaceTable {
  DecidingSurfacesTest(FreshDatabase fresh) {
    super(fresh, SurfaceAttempts.Part.DECIDING);
  }
}
