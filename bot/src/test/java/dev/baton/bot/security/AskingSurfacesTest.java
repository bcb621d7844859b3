package dev.baton.bot.security;

import dev.baton.db.testing.FreshDatabase;

/** See {@link SurfaceTable}. */
class AskingSurfacesTest extends SurfaceTable {
  AskingSurfacesTest(FreshDatabase fresh) {
    super(fresh, SurfaceAttempts.Part.ASKING);
  }
}
