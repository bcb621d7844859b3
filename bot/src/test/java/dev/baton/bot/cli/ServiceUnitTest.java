package dev.baton.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit that docs/deploy.md tells to copy. */
final class ServiceUnitTest {
  private static final Path UNIT = Path.of("..", "docs", "deploy", "baton.service");
  private static final Path SYSTEMD = Path.of("/usr/bin/systemd-analyze");

  @TempDir private Path folder;

  private static List<String> lines() throws IOException {
    return Files.readAllLines(UNIT);
  }

  @Test
  void systemdTakesItAsItIs() throws Exception {
    // Where there is no systemd, at least its own words for what is meant are looked at below.
    String said = Files.isExecutable(SYSTEMD) ? verified() : "";

    assertThat(said).isEmpty();
    assertThat(lines())
        .allMatch(line -> line.isBlank() || line.matches("#.*|\\[[A-Z][a-z]+]|[A-Z]\\w+=.*"));
  }

  private String verified() throws Exception {
    Path script = Files.writeString(folder.resolve("baton"), "#!/bin/sh\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    Path settings = Files.writeString(folder.resolve("baton.env"), "");
    Path unit =
        Files.writeString(
            folder.resolve("baton.service"),
            Files.readString(UNIT)
                .replace("/opt/baton/baton serve", script + " serve")
                .replace("EnvironmentFile=/etc/baton.env", "EnvironmentFile=" + settings));
    Process process =
        new ProcessBuilder(SYSTEMD.toString(), "verify", "--man=no", unit.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue() == 0 && said.isBlank() ? "" : process.exitValue() + " " + said;
  }

  @Test
  void itHasNoRightThatBatonDoesNotNeed() throws IOException {
    Set<String> held = Set.copyOf(lines().stream().filter(line -> line.contains("=")).toList());

    assertThat(held)
        .contains(
            "User=baton",
            "NoNewPrivileges=yes",
            "CapabilityBoundingSet=",
            "ProtectSystem=strict",
            "ProtectHome=yes",
            "PrivateTmp=yes",
            "PrivateDevices=yes",
            "RestrictNamespaces=yes",
            "SystemCallFilter=@system-service",
            "StateDirectory=baton",
            "UMask=0077");
  }

  @Test
  void aStopHasTimeAndAWrongSettingIsNotTriedAgain() throws IOException {
    Stream<String> wanted =
        Stream.of("KillSignal=SIGTERM", "TimeoutStopSec=20", "RestartPreventExitStatus=78");

    assertThat(lines()).containsAll(wanted.toList());
  }
}
