package dev.baton.demo;

import dev.baton.demo.clock.AdjustableClock;
import dev.baton.sandbox.SandboxConfig;
import dev.baton.sandbox.Stage;
import dev.baton.sandbox.TestClock;
import java.nio.file.Path;

/** The page of a sandbox with one workspace, one person and a small bot. */
final class PageStage implements AutoCloseable {
  final AdjustableClock clock;
  final Stage stage;
  private final PlayableSandbox playable;

  PageStage(Path folder) {
    TestClock stopped = new TestClock();
    clock = new AdjustableClock(stopped);
    playable = PlayableSandbox.start(SandboxConfig.defaults(), clock, folder);
    stage = new Stage(playable.sandbox(), stopped);
  }

  String address() {
    return playable.sandbox().address();
  }

  @Override
  public void close() {
    playable.close();
    stage.close();
  }
}
