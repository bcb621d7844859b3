package dev.baton.demo;

import dev.baton.demo.clock.AdjustableClock;
import dev.baton.demo.keep.Autosave;
import dev.baton.demo.keep.Kept;
import dev.baton.demo.keep.Memory;
import dev.baton.demo.page.Page;
import dev.baton.demo.page.ReadMarks;
import dev.baton.sandbox.Sandbox;
import dev.baton.sandbox.SandboxConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A sandbox as a visitor has it: with a page to play on and a clock to put forward, kept in a
 * folder for the next start.
 */
final class PlayableSandbox implements AutoCloseable {
  private final Sandbox sandbox;
  private final AdjustableClock clock;
  private final ReadMarks marks;
  private final Page page;
  private final Memory memory;
  private Optional<Autosave> autosave = Optional.empty();

  private PlayableSandbox(Sandbox sandbox, AdjustableClock clock, Memory memory) {
    this.sandbox = sandbox;
    this.clock = clock;
    this.memory = memory;
    marks = new ReadMarks(sandbox.changes());
    page = new Page(sandbox, marks, clock);
  }

  /**
   * Starts one, with what it was left with when its folder knows.
   *
   * @param config how the sandbox runs; its clock and its uploads are overruled
   * @param folder made when missing
   * @throws java.io.UncheckedIOException when the folder cannot be made
   * @throws dev.baton.demo.keep.Unreadable when the folder holds what cannot be understood
   */
  static PlayableSandbox start(SandboxConfig config, AdjustableClock clock, Path folder) {
    Path uploads = folder.resolve("files");
    Memory memory = new Memory(folder, uploads);
    Optional<Kept> kept = memory.read();
    Sandbox sandbox = Sandbox.prepare(config.onClock(clock).uploadsIn(uploads));
    PlayableSandbox playable = new PlayableSandbox(sandbox, clock, memory);
    try {
      kept.ifPresent(playable::takeUp);
      sandbox.serving(playable.page::addTo).listen();
      return playable;
    } catch (RuntimeException failed) {
      playable.close();
      throw failed;
    }
  }

  private void takeUp(Kept kept) {
    sandbox.continuing(kept.sandbox());
    marks.put(kept.read());
    clock.jump(kept.ahead());
  }

  /**
   * From now on writes what changes into its folder. Not done by itself, so that a start that fails
   * halfway leaves the folder as it was.
   */
  void keep() {
    autosave = Optional.of(new Autosave(memory, sandbox.changes(), this::kept));
  }

  private Kept kept() {
    return sandbox.changes().read(() -> Kept.of(sandbox.state(), clock.ahead(), marks.all()));
  }

  /** From now on the page's button has this send a ticket. */
  void helpDesk(Runnable sends) {
    page.helpDesk(sends);
  }

  /** Puts the clock forward. */
  void jump(Duration ahead) {
    clock.jump(ahead);
  }

  Sandbox sandbox() {
    return sandbox;
  }

  /** Stops listening, and writes once more what is kept. */
  @Override
  public void close() {
    page.close();
    sandbox.close();
    autosave.ifPresent(Autosave::close);
  }
}
