package dev.baton.demo;

import dev.baton.demo.Demo.Place;
import dev.baton.sandbox.SandboxConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** A demo on free ports, with a Slack that waits longer than Slack does: test machines are busy. */
final class PatientDemo {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private PatientDemo() {}

  static Demo in(Path folder, Consumer<String> progress) {
    return in(folder, Demo.Scene.QUIET, progress);
  }

  static Demo in(Path folder, Demo.Scene scene, Consumer<String> progress) {
    var slack = SandboxConfig.defaults().answerWithin(PATIENCE).patience(PATIENCE);
    return Demo.start(new Place(folder.resolve("data"), 0, 0), slack, scene, progress);
  }
}
