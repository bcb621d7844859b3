package dev.baton.bot.security;

import dev.baton.db.testing.FreshDatabase;

/** See {@link SurfaceTable}. */
class MatrixSurfacesTest extends SurfaceTable {
  MatrixSurfacesTest(FreshDatabase fresh) {
    super(fresh, SurfaceAttempts.Part.MATRIX);
  }
}
