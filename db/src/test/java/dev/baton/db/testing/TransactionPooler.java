package dev.baton.db.testing;

import dev.baton.db.DatabaseUrl;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;

/**
 * Between clients and a server that asks no password, as PgBouncer in transaction mode: a client
 * has a connection of the server only from the beginning of a transaction to its end.
 */
public final class TransactionPooler implements AutoCloseable {
  private static final int SSL = 80877103;
  private static final int GSS = 80877104;
  private static final int GOODBYE = 'X';
  private static final int CANCEL = 80877102;

  private final DatabaseUrl server;
  private final boolean inTurn;
  private final ServerSocket listening;
  private final BlockingDeque<Line> free = new LinkedBlockingDeque<>();

  /** A connection to the server, and what the server said when it was made. */
  private record Line(
      Socket socket, DataInputStream in, DataOutputStream out, ByteArrayOutputStream greeting) {}

  private TransactionPooler(DatabaseUrl server, boolean inTurn) throws IOException {
    this.server = server;
    this.inTurn = inTurn;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  /**
   * Begins.
   *
   * @param inTurn whether the connection unused for longest goes first, instead of the one used
   *     last
   */
  public static TransactionPooler before(DatabaseUrl server, boolean inTurn) throws IOException {
    TransactionPooler pooler = new TransactionPooler(server, inTurn);
    Thread.ofVirtual().start(pooler::listen);
    return pooler;
  }

  /** The same database through this. */
  public DatabaseUrl url() {
    return new DatabaseUrl(
        "127.0.0.1",
        listening.getLocalPort(),
        server.name(),
        server.user(),
        server.password(),
        Map.of());
  }

  private void listen() {
    try {
      while (true) {
        Socket client = listening.accept();
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException closed) {
      // The end of the test.
    }
  }

  private void serve(Socket client) {
    try (client) {
      DataInputStream in = new DataInputStream(client.getInputStream());
      DataOutputStream out = new DataOutputStream(client.getOutputStream());
      byte[] startup = startup(in, out);
      Line first = taken(startup);
      first.greeting().writeTo(out);
      give(first);
      while (true) {
        transaction(in, out, startup);
      }
    } catch (IOException | UncheckedIOException gone) {
      // The client has left.
    }
  }

  private static byte[] startup(DataInputStream in, DataOutputStream out) throws IOException {
    while (true) {
      byte[] body = new byte[in.readInt() - 4];
      in.readFully(body);
      int code = java.nio.ByteBuffer.wrap(body).getInt();
      if (code == CANCEL) {
        throw new IOException("a cancellation");
      }
      if (code != SSL && code != GSS) {
        return body;
      }
      out.write('N');
    }
  }

  private void transaction(DataInputStream in, DataOutputStream out, byte[] startup)
      throws IOException {
    int type = in.readUnsignedByte();
    if (type == GOODBYE) {
      throw new IOException("the client has left");
    }
    Line line = taken(startup);
    try {
      while (!isAtItsEnd(type, in, line, out)) {
        type = in.readUnsignedByte();
      }
      give(line);
    } catch (IOException gone) {
      // In the middle of a transaction, which ends with its connection.
      line.socket().close();
      throw gone;
    }
  }

  private static boolean isAtItsEnd(int type, DataInputStream in, Line line, DataOutputStream out)
      throws IOException {
    byte[] body = new byte[in.readInt() - 4];
    in.readFully(body);
    if (type == GOODBYE) {
      throw new IOException("the client has left");
    }
    send(line.out(), type, body);
    return (type == 'Q' || type == 'S') && answered(line, out);
  }

  /** Passes on what the server says; whether no transaction is open after it. */
  private static boolean answered(Line line, DataOutputStream out) throws IOException {
    while (true) {
      int type = line.in().readUnsignedByte();
      byte[] body = new byte[line.in().readInt() - 4];
      line.in().readFully(body);
      send(out, type, body);
      if (type == 'Z') {
        return body[0] == 'I';
      }
    }
  }

  private static void send(DataOutputStream out, int type, byte[] body) throws IOException {
    out.write(type);
    out.writeInt(body.length + 4);
    out.write(body);
    out.flush();
  }

  private Line taken(byte[] startup) throws IOException {
    Line line = inTurn ? free.pollLast() : free.pollFirst();
    return line == null ? opened(startup) : line;
  }

  private void give(Line line) {
    free.addFirst(line);
  }

  private Line opened(byte[] startup) throws IOException {
    Socket socket = new Socket(server.host(), server.port());
    DataInputStream in = new DataInputStream(socket.getInputStream());
    DataOutputStream out = new DataOutputStream(socket.getOutputStream());
    out.writeInt(startup.length + 4);
    out.write(startup);
    out.flush();
    Line line = new Line(socket, in, out, new ByteArrayOutputStream());
    answered(line, new DataOutputStream(line.greeting()));
    return line;
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Line line : free) {
      line.socket().close();
    }
  }
}
