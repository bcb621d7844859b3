package dev.baton.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedSandboxTest {
  @TempDir Path folder;

  private static String read(String address) throws IOException {
    try (InputStream answer = URI.create(address).toURL().openStream()) {
      return new String(answer.readAllBytes(), UTF_8);
    }
  }

  @Test
  void whoeverPreparesItMayServeMore() throws IOException {
    try (var sandbox = Sandbox.prepare(SandboxConfig.defaults())) {
      sandbox
          .serving(config -> config.routes.get("/more", context -> context.result("a page")))
          .listen();

      assertThat(read(sandbox.address() + "/more")).isEqualTo("a page");
      assertThat(read(sandbox.slackApiUrl() + "api.test")).contains("\"ok\":true");
    }
  }

  @Test
  void anotherGoesOnWhereOneWasLeft() {
    SandboxState left;
    String ana;
    try (var sandbox = Sandbox.start()) {
      var acme = sandbox.workspace("T0ACME", "Acme");
      ana = acme.person("ana@acme.test", "Ana").id();
      acme.channel("general").post(acme.person("ana@acme.test", "Ana"), "Who can help?");
      left = sandbox.state();
    }

    try (var sandbox = Sandbox.prepare(SandboxConfig.defaults()).continuing(left).listen()) {
      var acme = sandbox.workspace("T0ACME", "Acme");
      assertThat(acme.person("ana@acme.test", "Somebody").id()).isEqualTo(ana);
      assertThat(acme.channel("general").message("Who can help?").author()).isEqualTo(ana);
      assertThat(acme.person("new@acme.test", "New").id()).isNotEqualTo(ana);
    }
  }

  @Test
  void everyChangeIsTold() {
    try (var sandbox = Sandbox.start()) {
      var acme = sandbox.workspace("T0ACME", "Acme");
      var told = new AtomicInteger();
      sandbox.changes().listen(told::incrementAndGet);

      acme.person("ana@acme.test", "Ana");

      assertThat(told).hasPositiveValue();
      assertThat(sandbox.workspaces()).containsExactly(acme);
    }
  }

  @Test
  void aFolderThatWasGivenStays() {
    Sandbox.start(SandboxConfig.defaults().uploadsIn(folder.resolve("files"))).close();

    assertThat(folder.resolve("files")).isDirectory();
  }

  @Test
  void oneThatNeverListenedCanBeClosed() {
    var sandbox = Sandbox.prepare(SandboxConfig.defaults());

    assertThatCode(sandbox::close).doesNotThrowAnyException();
  }
}
