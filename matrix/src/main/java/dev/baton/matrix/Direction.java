package dev.baton.matrix;

/** Where a route leads, in the order of tiers. The order of constants is the order of offering. */
public enum Direction {
  /** To a later tier. */
  FORWARD,
  /** To the same tier. */
  SIDEWAYS,
  /** To an earlier tier. */
  HAND_BACK
}
