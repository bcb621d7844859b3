package dev.baton.bot.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.tls.HeldCertificate;

/**
 * A proxy as Debian packages it, started with the example of docs/deploy. Nothing of the example is
 * changed but the addresses, and where the certificate lies.
 */
enum ProxyProgram {
  NGINX("nginx.conf") {
    @Override
    void configure(Path folder, String example, int port, List<Integer> upstreams)
        throws IOException {
      Files.writeString(
          folder.resolve("baton.conf"),
          example
              .replace("listen 443 ssl;", "listen 127.0.0.1:" + port + " ssl;")
              .replace(ONE_UPSTREAM, servers(upstreams))
              .replace("/etc/ssl/baton/fullchain.pem", folder.resolve("all.pem").toString())
              .replace("/etc/ssl/baton/privkey.pem", folder.resolve("all.pem").toString()));
      String temporary =
          Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
              .map(name -> "%s_temp_path %s;\n".formatted(name, folder.resolve(name)))
              .reduce("", String::concat);
      Files.writeString(
          folder.resolve("whole.conf"),
          """
          daemon off;
          user root;
          pid %1$s/nginx.pid;
          worker_processes 1;
          events {}
          http {
            access_log off;
            %2$s
            include %1$s/baton.conf;
          }
          """
              .formatted(folder, temporary));
    }

    /** The example's line, once for each process. */
    private String servers(List<Integer> upstreams) {
      return upstreams.stream()
          .map(port -> ONE_UPSTREAM.replace("3000", port.toString()))
          .collect(Collectors.joining("\n"));
    }

    @Override
    List<String> words(Path folder) {
      return List.of("-e", "stderr", "-c", folder.resolve("whole.conf").toString());
    }
  },

  HAPROXY("haproxy.cfg") {
    @Override
    void configure(Path folder, String example, int port, List<Integer> upstreams)
        throws IOException {
      Files.writeString(
          folder.resolve("haproxy.cfg"),
          example
              .replace("bind :443", "bind 127.0.0.1:" + port)
              .replace("/etc/haproxy/baton.pem", folder.resolve("all.pem").toString())
              .replace("127.0.0.1:3000", "127.0.0.1:" + upstreams.getFirst())
              .replace("127.0.0.1:3001", "127.0.0.1:" + upstreams.getLast()));
    }

    @Override
    List<String> words(Path folder) {
      return List.of("-db", "-f", folder.resolve("haproxy.cfg").toString());
    }
  };

  private static final String ONE_UPSTREAM = "server 127.0.0.1:3000 max_fails=3 fail_timeout=5s;";
  private static final Path EXAMPLES = Path.of("..", "docs", "deploy");

  private final String example;

  ProxyProgram(String example) {
    this.example = example;
  }

  abstract void configure(Path folder, String example, int port, List<Integer> upstreams)
      throws IOException;

  abstract List<String> words(Path folder);

  /** As docs/deploy has it. */
  String example() throws IOException {
    return Files.readString(EXAMPLES.resolve(example));
  }

  /**
   * Starts it.
   *
   * @param folder an empty one, for its files
   * @param upstreams the ports that Baton listens on: one or two
   */
  RunningProxy start(Path folder, HeldCertificate certificate, List<Integer> upstreams)
      throws IOException {
    int port = freePort();
    Files.writeString(
        folder.resolve("all.pem"), certificate.certificatePem() + certificate.privateKeyPkcs8Pem());
    configure(folder, example(), port, upstreams);
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(
                Stream.concat(Stream.of(program().toString()), words(folder).stream()).toList())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    return new RunningProxy(process, port, log);
  }

  private Path program() {
    String name = name().toLowerCase(Locale.ROOT);
    return Stream.of(
            "/usr/sbin", "/usr/local/sbin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin")
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() ->
            new AssertionError(
                "%s is not installed: apt-get install %s, or brew install %s."
                    .formatted(name, name, name)));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
