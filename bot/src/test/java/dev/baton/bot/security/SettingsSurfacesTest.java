package dev.baton.bot.security;

import dev.baton.db.testing.FreshDatabase;

/** See {@link SurfaceTable}. */
class SettingsSurfacesTest extends SurfaceTable {
  SettingsSurfacesTest(FreshDatabase fresh) {
    super(fresh, SurfaceAttempts.Part.SETTINGS);
  }
}
