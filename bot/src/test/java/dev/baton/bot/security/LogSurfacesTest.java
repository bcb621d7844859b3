package dev.baton.bot.security;

import dev.baton.db.testing.FreshDatabase;

/** See {@link SurfaceTable}. */
class LogSurfacesTest extends SurfaceTable {
  LogSurfacesTest(FreshDatabase fresh) {
    super(fresh, SurfaceAttempts.Part.LOG);
  }
}
