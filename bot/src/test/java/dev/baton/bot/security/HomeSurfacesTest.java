package dev.baton.bot.security;

import dev.baton.db.testing.FreshDatabase;

/** See {@link SurfaceTable}. */
class HomeSurfacesTest extends SurfaceTable {
  HomeSurfacesTest(FreshDatabase fresh) {
    super(fresh, SurfaceAttempts.Part.HOME);
  }
}
