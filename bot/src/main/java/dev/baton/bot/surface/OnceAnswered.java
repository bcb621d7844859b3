package dev.baton.bot.surface;

import java.util.Queue;

/**
 * Work that begins when the request which ordered it has its answer, and not before: what such work
 * draws would be drawn over by the answer.
 */
final class OnceAnswered {
  private static final ScopedValue<Queue<Runnable>> ORDERED = ScopedValue.newInstance();

  private OnceAnswered() {}

  /** Handles a request; what is to begin after its answer is put there, in order. */
  static <T, X extends Throwable> T collecting(
      Queue<Runnable> there, ScopedValue.CallableOp<? extends T, X> handling) throws X {
    return ScopedValue.where(ORDERED, there).call(handling);
  }

  /** Begins it then; at once where no request is being handled. */
  static void begin(Runnable work) {
    if (ORDERED.isBound()) {
      ORDERED.get().add(work);
    } else {
      work.run();
    }
  }
}
