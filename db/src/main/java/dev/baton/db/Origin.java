package dev.baton.db;

/**
 * From where the running piece of work was asked for, so that the audited log names it without
 * every rule in between having to hand it on.
 */
public final class Origin {
  private static final ScopedValue<String> SURFACE = ScopedValue.newInstance();

  private Origin() {}

  /** Does it as asked for from there, such as {@code button approve} or {@code job member-sync}. */
  public static <T, X extends Throwable> T from(
      String surface, ScopedValue.CallableOp<? extends T, X> step) throws X {
    return ScopedValue.where(SURFACE, surface).call(step);
  }

  /** The same work, asked for from here whatever thread does it. */
  public static Runnable carried(Runnable step) {
    if (!SURFACE.isBound()) {
      return step;
    }
    String surface = SURFACE.get();
    return () -> ScopedValue.where(SURFACE, surface).run(step);
  }

  /** Where it was asked from; the given word where nobody said. */
  static String or(String unsaid) {
    return SURFACE.orElse(unsaid);
  }
}
