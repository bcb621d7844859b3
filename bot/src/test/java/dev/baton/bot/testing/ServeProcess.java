package dev.baton.bot.testing;

import dev.baton.bot.Main;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code serve} in a process of its own, which can be killed. */
public final class ServeProcess {
  private ServeProcess() {}

  /** Starts it; it is not ready yet. */
  public static Process start(Map<String, String> settings) throws IOException {
    ProcessBuilder serve =
        new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            absolute(System.getProperty("java.class.path")),
            "-XX:TieredStopAtLevel=1",
            Main.class.getName(),
            "serve");
    serve.environment().putAll(settings);
    return serve.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static String absolute(String classPath) {
    return Stream.of(classPath.split(File.pathSeparator))
        .map(entry -> new File(entry).getAbsolutePath())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
