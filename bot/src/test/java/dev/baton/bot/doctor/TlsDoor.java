package dev.baton.bot.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A PostgreSQL as far as its certificate: asked for encryption, it shows it, and says no more. */
final class TlsDoor implements AutoCloseable {
  private static final int ENCRYPTION_REQUEST = 8;

  private final ServerSocket listening;
  private final SSLContext certificate;
  private final char answer;

  /**
   * @param answer {@code S} to go on encrypted, {@code N} to offer none
   */
  TlsDoor(SSLContext certificate, char answer) {
    this.certificate = certificate;
    this.answer = answer;
    try {
      listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return listening.getLocalPort();
  }

  private void serve() {
    while (!listening.isClosed()) {
      try (Socket socket = listening.accept()) {
        show(socket);
      } catch (IOException refused) {
        // The client did not like the certificate, or the test is over.
      }
    }
  }

  private void show(Socket socket) throws IOException {
    socket.getInputStream().readNBytes(ENCRYPTION_REQUEST);
    socket.getOutputStream().write(answer);
    if (answer == 'S') {
      SSLSocket encrypted =
          (SSLSocket)
              certificate
                  .getSocketFactory()
                  .createSocket(socket, "localhost", socket.getPort(), true);
      encrypted.setUseClientMode(false);
      encrypted.startHandshake();
      encrypted.getInputStream().readNBytes(1);
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
